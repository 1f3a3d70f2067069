import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { resolveRequestInput } from '../../../shared/requests.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

const schema = z.object({ result: resolveRequestInput.shape.result });

interface ResolveDialogProps {
  readonly request: RequestView;
  readonly onClose: () => void;
}

/** A question or an opinion is answered at once, without a slip. */
export function ResolveDialog(props: ResolveDialogProps): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <AppDialog open title={t('dialog.resolveTitle', { no: props.request.no })} onClose={props.onClose} maxWidth="sm">
      <ResolveForm {...props} />
    </AppDialog>
  );
}

function ResolveForm({ request, onClose }: ResolveDialogProps): ReactNode {
  const { t } = useTranslation(['requests', 'common']);
  const trpc = useTRPC();
  const { id, version, no } = request;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { result: '' } });
  const draft = useServerDraft(form, 'other', `resolve-request-${id}`);
  const resolve = useCommand(trpc.requests.resolve.mutationOptions(), {
    form,
    doneText: t('requests:done.resolved', { no }),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={({ result }) => resolve.run({ id, version, result })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTextField
          name="result"
          label={t('requests:dialog.resolveResult')}
          helperText={t('requests:dialog.resolveHint')}
          multiline
          minRows={4}
          maxLength={2000}
          autoFocus
          required
        />
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={resolve.isPending}>
          {t('requests:command.resolveWithoutSlip')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
