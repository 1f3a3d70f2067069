import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { toolIssueReasons } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTechnicianField } from '../../components/form-technician-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useCommand } from '../../use-command.ts';
import { issueSchema } from './issue-values.ts';
import type { IssueFormValues } from './issue-values.ts';
import { IssueLines } from './issue-lines.tsx';
import { OfPerson } from './of-person.tsx';
import type { ToolPerson } from './of-person.tsx';
import { SignFields } from './sign-fields.tsx';
import { ToolPicker } from './tool-picker.tsx';
import { useIssueLines } from './use-issue-lines.ts';
import { useToolNoteDone } from './use-tool-note-done.ts';

/** `/tools/people/7/issue`: tools for one person, many lines, one signature (R-000-72). */
export function IssueToolsPage(): ReactNode {
  return <OfPerson>{(person) => <IssueTools key={person.staffId} person={person} />}</OfPerson>;
}

function IssueTools({ person }: { readonly person: ToolPerson }): ReactNode {
  const { t } = useTranslation(['tools', 'common']);
  const trpc = useTRPC();
  const done = useToolNoteDone();
  const { staffId, name } = person;
  const base = `/tools/people/${staffId}`;
  const held = useQuery(trpc.tools.held.queryOptions({ staffId }));
  const form = useForm<IssueFormValues>({
    resolver: zodResolver(issueSchema),
    defaultValues: {
      ...{ why: 'added', dueOn: '', managerId: null, note: '', lines: [] },
      ...{ signedBy: name, isSigned: false, signature: '' },
    },
  });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const why = useWatch({ control: form.control, name: 'why' });
  const act = useIssueLines(form);
  const issue = useCommand(trpc.tools.issue.mutationOptions(), {
    errorToast: false,
    onDone: async ({ no = '', documentId }, input) =>
      done(t('tools:issue.done', { no, count: input.lines.reduce((sum, { qty = 1 }) => sum + qty, 0) }), documentId, base),
  });
  const submit = async () => {
    await act.settled();
    const { lines: all, dueOn, ...rest } = form.getValues();
    if (all.length === 0) {
      act.sayNothing();
      return undefined;
    }
    return issue.run({
      ...rest,
      staffId,
      dueOn: rest.why === 'loan' ? dueOn : '',
      lines: all.map(({ itemId, placeId, toolNo, qty, overrideReason }) => ({ itemId, placeId, toolNo, qty, overrideReason })),
    });
  };
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={t('tools:issue.title', { name })} subtitle={t('tools:issue.hint')} backTo={base} />
      <AppForm form={form} onSubmit={submit} label={t('tools:issue.title', { name })} sx={{ px: 2, pt: 0.5, pb: 2 }}>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <Box sx={{ width: 160 }}>
            <FormChoiceField
              name="why"
              label={t('tools:issue.why')}
              options={toolIssueReasons
                .filter((reason) => reason !== 'oldForNew')
                .map((value) => ({ value, label: t(`tools:why.${value}`) }))}
            />
          </Box>
          {why === 'loan' && (
            <Box sx={{ width: 170 }}>
              <FormDayField name="dueOn" label={t('tools:issue.dueOn')} required />
            </Box>
          )}
          <Box sx={{ width: 220 }}>
            <FormTechnicianField name="managerId" label={t('tools:issue.manager')} />
          </Box>
          <Box sx={{ flex: 1, minWidth: 200 }}>
            <FormTextField name="note" label={t('tools:field.note')} maxLength={300} />
          </Box>
        </Box>
        <ToolPicker onKind={act.addKind} onTool={act.addTool} onCode={act.onCode} />
        {lines.length === 0 ? (
          <EmptyState title={t('tools:issue.nothing')} hint={t('tools:issue.nothingHint')} />
        ) : (
          <IssueLines staffId={staffId} lines={lines} held={held.data ?? []} onRemove={act.remove} />
        )}
        {issue.error && (
          <Alert
            severity="error"
            action={
              issue.error.details['guard'] === 'depositMissing' && (
                <Button color="inherit" component={RouterLink} to={base}>
                  {t('tools:issue.toAccount')}
                </Button>
              )
            }
          >
            {issue.error.text}
          </Alert>
        )}
        <SignFields />
        <FormActions>
          <Button type="submit" variant="contained" loading={issue.isPending}>
            {t('tools:issue.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
