import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { tellRequestInput, toldWays } from '../../../shared/requests.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { useCommand } from '../../use-command.ts';

const { toldAt, toldWay, opinion } = tellRequestInput.shape;
const schema = z.object({ toldAt, toldWay, opinion, andArchive: z.boolean() });

interface TellDialogProps {
  readonly request: RequestView;
  /** All paper is back, so the request can be archived in the same go. */
  readonly mayArchive: boolean;
  readonly onClose: () => void;
}

/** R-002-11: the result is told to the customer, with time and way; archiving follows at once if wanted. */
export function TellDialog(props: TellDialogProps): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <AppDialog open title={t('dialog.tellTitle', { no: props.request.no })} onClose={props.onClose} maxWidth="sm">
      <TellForm {...props} />
    </AppDialog>
  );
}

function TellForm({ request, mayArchive, onClose }: TellDialogProps): ReactNode {
  const { t } = useTranslation(['requests', 'common']);
  const trpc = useTRPC();
  const { id, version, no } = request;
  const usualWay = toldWays.find((way) => way === request.channel) ?? 'phone';
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { toldAt: Math.floor(Date.now() / 60_000) * 60_000, toldWay: usualWay, opinion: '', andArchive: mayArchive },
  });
  const tell = useCommand(trpc.requests.tell.mutationOptions(), { form });
  const archive = useCommand(trpc.requests.archive.mutationOptions());
  const submit = async ({ andArchive, ...told }: z.output<typeof schema>) => {
    const receipt = await tell.run({ id, version, ...told });
    if (!receipt) return undefined;
    const archived = andArchive ? await archive.run({ id, version: receipt.version }) : undefined;
    showToast(archived ? t('requests:done.toldAndArchived', { no }) : t('requests:done.told'));
    onClose();
    return receipt;
  };
  return (
    <AppForm form={form} onSubmit={submit}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography component="div" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          <strong>
            {request.customerName} · {request.contactName} · {request.phone}
          </strong>
          <Box sx={{ maxHeight: 120, overflow: 'auto', color: 'text.secondary' }} tabIndex={0}>
            {request.result}
          </Box>
        </Typography>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
          <FormDateTimeField name="toldAt" label={t('requests:dialog.toldAt')} required autoFocus />
          <FormChoiceField
            name="toldWay"
            label={t('requests:dialog.toldWay')}
            options={toldWays.map((value) => ({ value, label: t(`requests:toldWay.${value}`) }))}
          />
        </Box>
        <FormTextField name="opinion" label={t('requests:dialog.opinion')} maxLength={300} multiline />
        <FormSwitchField
          name="andArchive"
          label={t('requests:dialog.andArchive')}
          helperText={mayArchive ? t('requests:dialog.andArchiveHint') : t('requests:refusal.openSlips', { count: 1 })}
          disabled={!mayArchive}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={tell.isPending || archive.isPending}>
          {t('requests:command.tell')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
