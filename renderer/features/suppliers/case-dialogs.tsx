import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SupplierCaseView } from '../../../shared/suppliers.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { GoodsFields } from '../../components/supplier/supplier-fields.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { comingOf, startOf, stepSchemas } from './step-fields.ts';
import type { CaseStep, StepValues } from './step-fields.ts';

export type CaseDialog = CaseStep | 'close' | 'withdraw';

interface DialogProps {
  readonly row: SupplierCaseView;
  readonly onClose: () => void;
}

/** The dialog behind a command of a case. */
export function CaseDialogs({ dialog, ...props }: DialogProps & { readonly dialog: CaseDialog }): ReactNode {
  const { t } = useTranslation('suppliers');
  if (dialog === 'close' || dialog === 'withdraw') return <End command={dialog} {...props} />;
  return (
    <AppDialog open title={`${t(`command.${dialog}`)} ${props.row.no}`} onClose={props.onClose} maxWidth="sm">
      <StepForm key={dialog} step={dialog} {...props} />
    </AppDialog>
  );
}

function StepForm({ step, row, onClose }: DialogProps & { readonly step: CaseStep }): ReactNode {
  const { t } = useTranslation(['suppliers', 'common']);
  const today = dayOf(Date.now(), useZone());
  const form = useForm<StepValues>({ resolver: zodResolver(stepSchemas[step]) as never, defaultValues: startOf(step, row, today) });
  const draft = useServerDraft(form, 'other', `supplier-case-${step}-${row.id}`);
  const { supplierCases } = useTRPC();
  const onDone = async () => {
    draft.finish();
    onClose();
    await draft.remove();
  };
  const options = { form, errorToast: false, doneText: t('suppliers:done.step'), onDone };
  const commands = {
    answer: useCommand(supplierCases.answer.mutationOptions(), options),
    agreeVisit: useCommand(supplierCases.agreeVisit.mutationOptions(), options),
    ship: useCommand(supplierCases.ship.mutationOptions(), options),
    arrive: useCommand(supplierCases.arrive.mutationOptions(), options),
  };
  const { run, error, isPending } = commands[step];
  const send = run as (input: StepValues) => Promise<unknown>;
  return (
    <AppForm form={form} onSubmit={(values) => send({ id: row.id, version: row.version, ...values })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { sm: 440 } }}>
        <StepFields step={step} row={row} />
        {error && <Alert severity="error">{error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={isPending}>
          {t(`suppliers:command.${step}`)}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

function StepFields({ step, row }: { readonly step: CaseStep; readonly row: SupplierCaseView }): ReactNode {
  const { t } = useTranslation('suppliers');
  switch (step) {
    case 'answer':
      return (
        <>
          <FormTextField name="text" label={t('field.answer')} maxLength={1000} multiline minRows={3} required autoFocus />
          <FormDateTimeField name="at" label={t('field.answeredAt')} required />
        </>
      );
    case 'agreeVisit':
      return (
        <>
          <FormDateTimeField name="visitAt" label={t('field.visitAt')} required autoFocus />
          <FormTextField name="text" label={t('field.answer')} maxLength={1000} multiline />
        </>
      );
    case 'ship':
      return <GoodsFields />;
    case 'arrive':
      return (
        <>
          <FormChoiceField
            name="goodsId"
            label={t('dialog.arriveHint')}
            required
            autoFocus
            options={comingOf(row).map(({ id, what, quantity, expectedOn }) => ({
              value: id,
              label: `${what} ${quantity} · ${expectedOn}`,
            }))}
          />
          <FormDateTimeField name="at" label={t('field.arrivedAt')} required />
          <FormTextField name="remarks" label={t('field.remarks')} maxLength={500} multiline />
        </>
      );
  }
}

function End({ command, row: { id, version, no }, onClose }: DialogProps & { readonly command: 'close' | 'withdraw' }): ReactNode {
  const { t } = useTranslation('suppliers');
  const { supplierCases } = useTRPC();
  const options = { doneText: t('done.step'), onDone: onClose };
  const close = useCommand(supplierCases.close.mutationOptions(), options);
  const withdraw = useCommand(supplierCases.withdraw.mutationOptions(), options);
  const isClose = command === 'close';
  return (
    <ConfirmDialog
      open
      action={t(`command.${command}`)}
      thing={no}
      consequence={isClose ? t('dialog.close') : undefined}
      {...(!isClose && { reason: 'required', isDestructive: true })}
      isPending={close.isPending || withdraw.isPending}
      onConfirm={(reason) => (isClose ? close.run({ id, version }) : withdraw.run({ id, version, reason }))}
      onClose={onClose}
    />
  );
}
