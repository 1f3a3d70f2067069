import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { assignTaskInput } from '../../../shared/tasks.ts';
import type { TaskCandidate, TaskRow } from '../../../shared/tasks.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useCommand } from '../../use-command.ts';

const schema = assignTaskInput.pick({ userId: true });
type Values = z.output<typeof schema>;

interface AssignTaskDialogProps {
  readonly task: TaskRow;
  readonly onClose: () => void;
}

/** One person of the task's role is to do it, or everybody of the role again (R-002-16). */
export function AssignTaskDialog({ task, onClose }: AssignTaskDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const candidates = useQuery(useTRPC().tasks.candidates.queryOptions({ id: task.id }));
  return (
    <AppDialog open title={t('tasks.giveTitle', { kind: t(`taskKind.${task.kind}`) })} onClose={onClose} maxWidth="xs">
      {candidates.data ? (
        <AssignForm task={task} candidates={candidates.data} onClose={onClose} />
      ) : candidates.error ? (
        <ErrorState error={candidates.error} onRetry={candidates.refetch} />
      ) : (
        <PageSkeleton />
      )}
    </AppDialog>
  );
}

function AssignForm({ task, candidates, onClose }: AssignTaskDialogProps & { readonly candidates: readonly TaskCandidate[] }): ReactNode {
  const { t } = useTranslation(['requestLife', 'common']);
  const { id, version, role, userId } = task;
  const form = useForm<z.input<typeof schema>, unknown, Values>({ resolver: zodResolver(schema), defaultValues: { userId } });
  const assign = useCommand(useTRPC().tasks.assign.mutationOptions(), { form, doneText: t('requestLife:tasks.given'), onDone: onClose });
  const holder = role === '' ? '' : t(`common:role.${role}`);
  return (
    <AppForm form={form} onSubmit={(values) => assign.run({ id, version, ...values })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{task.text}</Typography>
        <FormChoiceField
          name="userId"
          label={t('requestLife:tasks.holder')}
          emptyLabel={t('requestLife:tasks.everybody', { role: holder })}
          options={candidates.map((one) => ({ value: one.id, label: one.name }))}
          helperText={t(candidates.length === 0 ? 'requestLife:tasks.nobodyHas' : 'requestLife:tasks.onlyRole', { role: holder })}
          autoFocus
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={assign.isPending}>
          {t('requestLife:tasks.give')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
