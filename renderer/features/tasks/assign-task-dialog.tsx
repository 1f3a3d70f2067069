import { zodResolver } from '@hookform/resolvers/zod';
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
import { ErrorState } from '../../components/error-state.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useCommand } from '../../use-command.ts';

const schema = assignTaskInput.pick({ userId: true });
type Values = z.output<typeof schema>;

interface AssignTaskDialogProps {
  readonly task: TaskRow;
  readonly onClose: () => void;
}

/** One person of the task's role is to do it, or everybody of the role again (R-002-16). */
export function AssignTaskDialog(props: AssignTaskDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const { task, onClose } = props;
  const candidates = useQuery(useTRPC().tasks.candidates.queryOptions({ id: task.id }));
  const title = t('tasks.giveTitle', { kind: t(`taskKind.${task.kind}`) });
  if (candidates.data) return <AssignForm {...props} title={title} candidates={candidates.data} />;
  return (
    <AppDialog open title={title} onClose={onClose} maxWidth="xs">
      {candidates.error ? <ErrorState error={candidates.error} onRetry={candidates.refetch} /> : <PageSkeleton />}
    </AppDialog>
  );
}

interface AssignFormProps extends AssignTaskDialogProps {
  readonly title: string;
  readonly candidates: readonly TaskCandidate[];
}

function AssignForm({ task, title, candidates, onClose }: AssignFormProps): ReactNode {
  const { t } = useTranslation(['requestLife', 'common']);
  const { id, version, role, userId } = task;
  const form = useForm<z.input<typeof schema>, unknown, Values>({ resolver: zodResolver(schema), defaultValues: { userId } });
  const assign = useCommand(useTRPC().tasks.assign.mutationOptions(), { form, doneText: t('requestLife:tasks.given'), onDone: onClose });
  const holder = role === '' ? '' : t(`common:role.${role}`);
  return (
    <FormDialog
      form={form}
      title={title}
      action={t('requestLife:tasks.give')}
      isPending={assign.isPending}
      maxWidth="xs"
      onClose={onClose}
      onSubmit={(values) => assign.run({ id, version, ...values })}
    >
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{task.text}</Typography>
      <FormChoiceField
        name="userId"
        label={t('requestLife:tasks.holder')}
        emptyLabel={t('requestLife:tasks.everybody', { role: holder })}
        options={candidates.map((one) => ({ value: one.id, label: one.name }))}
        helperText={t(candidates.length === 0 ? 'requestLife:tasks.nobodyHas' : 'requestLife:tasks.onlyRole', { role: holder })}
        autoFocus
      />
    </FormDialog>
  );
}
