import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { sendSupplierCaseInput } from '../../../shared/suppliers.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { DraftNotice } from '../draft-notice.tsx';
import { KeyHint } from '../key-hint.tsx';
import { useServerDraft } from '../use-server-draft.ts';
import { TellFields } from './supplier-fields.tsx';

const schema = sendSupplierCaseInput.omit({ requestId: true, formId: true });
type Values = z.input<typeof schema>;
type Facts = z.output<typeof schema>;

export interface SendCaseDialogProps {
  /** What it is about; neither: the supplier alone. */
  readonly about: { readonly requestId: number | null; readonly formId: number | null };
  /** What it begins with. */
  readonly start?: { readonly supplierName?: string; readonly what?: string };
  readonly onDone?: (receipt: Receipt) => unknown;
  readonly onClose: () => void;
}

const day = 86_400_000;

/** R-000-14: a supplier is told what is wrong, with the time by which an answer is due. */
export function SendCaseDialog(props: SendCaseDialogProps): ReactNode {
  const { t } = useTranslation('suppliers');
  return (
    <AppDialog open title={t('command.send')} onClose={props.onClose} maxWidth="sm">
      <SendForm {...props} />
    </AppDialog>
  );
}

function SendForm({ about, start, onDone, onClose }: SendCaseDialogProps): ReactNode {
  const { t } = useTranslation(['suppliers', 'common']);
  const form = useForm<Values, unknown, Facts>({
    resolver: zodResolver(schema),
    defaultValues: {
      supplierName: start?.supplierName ?? '',
      what: start?.what ?? '',
      way: 'phone',
      answerDueAt: Math.floor(Date.now() / 60_000) * 60_000 + day,
    },
  });
  const draft = useServerDraft(form, 'other', `supplier-case-${about.formId ?? 0}-${about.requestId ?? 0}`);
  const send = useCommand(useTRPC().supplierCases.send.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no }) => t('suppliers:done.sent', { no: no ?? '' }),
    onDone: async (receipt) => {
      draft.finish();
      await draft.remove();
      onClose();
      await onDone?.(receipt);
    },
  });
  return (
    <AppForm form={form} onSubmit={(values) => send.run({ ...values, ...about })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { sm: 440 } }}>
        <TellFields />
        {send.error && <Alert severity="error">{send.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={send.isPending}>
          {t('suppliers:command.send')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
