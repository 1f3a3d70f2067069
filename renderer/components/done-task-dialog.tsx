import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { doneTaskInput } from '../../shared/tasks.ts';
import type { TaskRow } from '../../shared/tasks.ts';
import { useTRPC } from '../api.ts';
import { useSession } from '../session.tsx';
import { useCommand } from '../use-command.ts';
import { AppDialog } from './app-dialog.tsx';
import { AppForm } from './app-form.tsx';
import { DraftNotice } from './draft-notice.tsx';
import { FormTextField } from './form-text-field.tsx';
import { KeyHint } from './key-hint.tsx';
import { useServerDraft } from './use-server-draft.ts';

const schema = doneTaskInput.pick({ result: true });

interface DoneTaskDialogProps {
  readonly task: TaskRow;
  readonly onClose: () => void;
}

/** A task is done, with what came of it. */
export function DoneTaskDialog(props: DoneTaskDialogProps): ReactNode {
  const { t } = useTranslation('requestLife');
  const title = t('tasks.finishTitle', { kind: t(`taskKind.${props.task.kind}`) });
  return (
    <AppDialog open title={title} onClose={props.onClose} maxWidth="sm">
      <DoneForm {...props} />
    </AppDialog>
  );
}

function DoneForm({ task, onClose }: DoneTaskDialogProps): ReactNode {
  const { t } = useTranslation(['requestLife', 'common']);
  const trpc = useTRPC();
  const { id, version } = task;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { result: '' } });
  const draft = useServerDraft(form, 'other', `task-${id}`);
  const done = useCommand(trpc.tasks.done.mutationOptions(), {
    form,
    doneText: t('requestLife:tasks.saved'),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={({ result }) => done.run({ id, version, result })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{task.text}</Typography>
        <FormTextField name="result" label={t('requestLife:tasks.result')} maxLength={1000} multiline minRows={3} required autoFocus />
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={done.isPending}>
          {t('requestLife:tasks.finish')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

/** Whoever holds it, and the heads. */
export function useMayFinish(): (task: TaskRow) => boolean {
  const { user } = useSession();
  return ({ userId, staffId, role }) =>
    userId === user.id || (staffId !== null && staffId === user.staffId) || user.roles.some((one) => one === role || heads.includes(one));
}

const heads: readonly string[] = ['supervisor', 'serviceManager', 'generalManager'];
