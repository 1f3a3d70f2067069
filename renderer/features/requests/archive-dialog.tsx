import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { archiveRequestInput } from '../../../shared/request-life.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';

const schema = archiveRequestInput.pick({ followUpOn: true });

interface ArchiveDialogProps {
  readonly request: RequestView;
  readonly onClose: () => void;
}

/** Into the file; where wanted, with the day of a later follow-up (R-002-68). */
export function ArchiveDialog(props: ArchiveDialogProps): ReactNode {
  const { t } = useTranslation(['requests', 'common']);
  const title = t('common:confirm.title', { action: t('requests:command.archive'), thing: props.request.no });
  return (
    <AppDialog open title={title} onClose={props.onClose} maxWidth="xs">
      <ArchiveForm {...props} />
    </AppDialog>
  );
}

function ArchiveForm({ request, onClose }: ArchiveDialogProps): ReactNode {
  const { t } = useTranslation(['requests', 'requestLife', 'common']);
  const trpc = useTRPC();
  const { id, version, no } = request;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { followUpOn: '' } });
  const archive = useCommand(trpc.requests.archive.mutationOptions(), {
    form,
    doneText: t('requests:done.archived', { no }),
    onDone: onClose,
  });
  return (
    <AppForm form={form} onSubmit={({ followUpOn }) => archive.run({ id, version, followUpOn })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography>{t('requests:dialog.archiveConsequence')}</Typography>
        <FormDayField name="followUpOn" label={t('requestLife:dialog.followUpOn')} helperText={t('requestLife:dialog.followUpHint')} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={archive.isPending} autoFocus>
          {t('requests:command.archive')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
