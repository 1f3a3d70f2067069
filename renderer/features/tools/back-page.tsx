import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { HeldTool } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { BackLines } from './back-lines.tsx';
import { backLinesOf, backSchema } from './back-values.ts';
import type { BackLine, BackMode, BackValues } from './back-values.ts';
import { OfPerson } from './of-person.tsx';
import type { ToolPerson } from './of-person.tsx';
import { SignFields } from './sign-fields.tsx';
import { useBackCommand } from './use-back-command.ts';
import { useToolRooms } from './use-tool-rooms.ts';

/** `/tools/people/7/return`: what somebody held comes back, each with its condition (R-000-72). */
export function ReturnToolsPage(): ReactNode {
  return <BackPage mode="return" />;
}

/** `/tools/people/7/swap`: old for new, with the fate of the old one (R-000-81). */
export function SwapToolsPage(): ReactNode {
  return <BackPage mode="swap" />;
}

/** `/tools/people/7/leaving`: everything on one screen, with what is missing and what it costs. */
export function LeavingToolsPage(): ReactNode {
  return <BackPage mode="leaving" />;
}

function BackPage({ mode }: { readonly mode: BackMode }): ReactNode {
  return <OfPerson>{(person) => <Loaded key={person.staffId} mode={mode} person={person} />}</OfPerson>;
}

interface LoadedProps {
  readonly mode: BackMode;
  readonly person: ToolPerson;
}

function Loaded(props: LoadedProps): ReactNode {
  const { t } = useTranslation('tools');
  const { staffId, name } = props.person;
  const rooms = useToolRooms();
  // never from memory: what another seat took back meanwhile is not offered
  const held = useQuery(useTRPC().tools.held.queryOptions({ staffId }, { staleTime: 0, gcTime: 0 }));
  if (held.error) return <ErrorState error={held.error} onRetry={() => void held.refetch()} />;
  if (!held.data || !rooms[0]) return <PageSkeleton />;
  if (held.data.length === 0)
    return (
      <>
        <PageHeader title={t('people.open', { name })} backTo={`/tools/people/${staffId}`} />
        <EmptyState title={t('people.holdsNothing')} />
      </>
    );
  return <BackForm {...props} held={held.data} roomId={rooms[0].id} />;
}

interface BackFormProps extends LoadedProps {
  readonly held: readonly HeldTool[];
  readonly roomId: number;
}

function BackForm({ mode, person, held, roomId }: BackFormProps): ReactNode {
  const { t } = useTranslation('tools');
  const [params] = useSearchParams();
  const { staffId, name } = person;
  const words = { return: 'giveBack', swap: 'swap', leaving: 'leaving' } as const;
  const form = useForm<BackValues>({
    resolver: zodResolver(backSchema),
    defaultValues: {
      lines: backLinesOf(held, mode, roomId, Number(params.get('issue')) || undefined),
      ...{ note: '', signedBy: name, isSigned: false, signature: '' },
    },
  });
  const lines: readonly BackLine[] = useWatch({ control: form.control, name: 'lines' });
  const command = useBackCommand(mode, staffId);
  useScanner((code) => {
    const wanted = code.trim().toUpperCase();
    const at = held.findIndex((tool) => tool.toolNo.toUpperCase() === wanted || tool.code.toUpperCase() === wanted);
    const index = lines.findIndex(({ issueId }) => issueId === held[at]?.issueId);
    if (index < 0) showToast(t('giveBack.notHeld', { code: code.trim(), name }), { severity: 'warning' });
    else form.setValue(`lines.${index}.isChosen`, true, { shouldDirty: true });
  });
  const submit = (values: BackValues) => {
    if (values.lines.some(({ isChosen }) => isChosen)) return command.run(values);
    showToast(t('giveBack.nothing'), { severity: 'warning' });
    return undefined;
  };
  const title = t(`${words[mode]}.title`, { name });
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={title} subtitle={t(`${words[mode]}.hint`)} backTo={`/tools/people/${staffId}`} />
      <AppForm form={form} onSubmit={submit} label={title} sx={{ px: 2, pt: 0.5, pb: 2 }}>
        <BackLines mode={mode} lines={lines} held={held} />
        {mode === 'return' && (
          <Box sx={{ maxWidth: 480 }}>
            <FormTextField name="note" label={t('field.note')} maxLength={300} />
          </Box>
        )}
        {command.error && <Alert severity="error">{command.error.text}</Alert>}
        <SignFields />
        <FormActions>
          <Button type="submit" variant="contained" loading={command.isPending}>
            {t(`${words[mode]}.save`)}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
