import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ToolKit } from '../../../shared/tool-kits.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTechnicianField } from '../../components/form-technician-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useCommand } from '../../use-command.ts';
import { KitLines } from './kit-lines.tsx';
import { OfPerson } from './of-person.tsx';
import type { ToolPerson } from './of-person.tsx';
import { kitSchema, numbersOf } from './kit-values.ts';
import type { KitFormValues } from './kit-values.ts';
import { SignFields } from './sign-fields.tsx';
import { useToolNoteDone } from './use-tool-note-done.ts';
import { useToolRooms } from './use-tool-rooms.ts';

/** `/tools/people/7/kit`: the whole set of a post in one step, registered and signed (R-000-80). */
export function IssueKitPage(): ReactNode {
  return <OfPerson>{(person) => <Loaded key={person.staffId} person={person} />}</OfPerson>;
}

function Loaded({ person }: { readonly person: ToolPerson }): ReactNode {
  const { t } = useTranslation(['tools', 'toolKits']);
  const kits = useQuery(useTRPC().tools.kits.queryOptions());
  const rooms = useToolRooms();
  const base = `/tools/people/${person.staffId}`;
  const active = (kits.data ?? []).filter(({ isActive }) => isActive);
  if (!kits.data || !rooms[0]) return <PageSkeleton />;
  if (active.length === 0)
    return (
      <>
        <PageHeader title={t('tools:kit.title', { name: person.name })} backTo={base} />
        <EmptyState
          title={t('toolKits:empty')}
          hint={t('toolKits:emptyHint')}
          action={
            <Button component={RouterLink} to="/tools/kits" variant="contained">
              {t('toolKits:new')}
            </Button>
          }
        />
      </>
    );
  return <KitForm person={person} kits={active} roomId={rooms[0].id} />;
}

interface KitFormProps {
  readonly person: ToolPerson;
  readonly kits: readonly ToolKit[];
  readonly roomId: number;
}

function KitForm({ person, kits, roomId }: KitFormProps): ReactNode {
  const { t } = useTranslation('tools');
  const trpc = useTRPC();
  const done = useToolNoteDone();
  const { staffId, name, post, employment } = person;
  const base = `/tools/people/${staffId}`;
  const rules = useQuery(trpc.tools.rules.queryOptions());
  const rooms = useToolRooms();
  const usual = kits.find((kit) => kit.post !== '' && kit.post === post) ?? kits[0];
  const form = useForm<KitFormValues>({
    resolver: zodResolver(kitSchema),
    defaultValues: {
      ...{ kitId: usual?.id ?? 0, placeId: roomId, managerId: null, numbers: numbersOf(usual) },
      ...{ signedBy: name, isSigned: false, signature: '' },
    },
  });
  const kitId = useWatch({ control: form.control, name: 'kitId' });
  const kit = kits.find(({ id }) => id === kitId);
  useEffect(() => {
    form.setValue('numbers', numbersOf(kits.find(({ id }) => id === kitId)));
  }, [form, kitId, kits]);
  const issue = useCommand(trpc.tools.issueKit.mutationOptions(), {
    errorToast: false,
    onDone: ({ no = '', documentId, moveIds }) => done(t('issue.done', { no, count: moveIds.length }), documentId, base),
  });
  const isEarly = employment === 'probation' && kit?.isForJoining === true && rules.data?.kitNeedsRegular === true;
  const submit = ({ numbers, ...values }: KitFormValues) =>
    issue.run({ ...values, staffId, numbers: numbers.flatMap(({ itemId, toolNo }) => (toolNo === '' ? [] : [{ itemId, toolNo }])) });
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={t('kit.title', { name })} subtitle={t('kit.hint')} backTo={base} />
      <AppForm form={form} onSubmit={submit} label={t('kit.title', { name })} sx={{ px: 2, pt: 0.5, pb: 2 }}>
        {isEarly && <Alert severity="warning">{t('kit.notRegular', { name })}</Alert>}
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <Box sx={{ width: 260 }}>
            <FormChoiceField
              name="kitId"
              label={t('kit.which')}
              options={kits.map(({ id, name: label, post: forPost }) => ({
                value: id,
                label: [label, forPost].filter(Boolean).join(' · '),
              }))}
            />
          </Box>
          {rooms.length > 1 && (
            <Box sx={{ width: 180 }}>
              <FormChoiceField
                name="placeId"
                label={t('field.place')}
                options={rooms.map(({ id, name: label }) => ({ value: id, label }))}
              />
            </Box>
          )}
          <Box sx={{ width: 220 }}>
            <FormTechnicianField name="managerId" label={t('issue.manager')} />
          </Box>
        </Box>
        {kit && <KitLines kit={kit} />}
        {issue.error && <Alert severity="error">{issue.error.text}</Alert>}
        <SignFields />
        <FormActions>
          <Button type="submit" variant="contained" loading={issue.isPending} disabled={isEarly}>
            {t('kit.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
