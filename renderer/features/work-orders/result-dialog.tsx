import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatYuan, yuanInWords } from '../../../shared/money.ts';
import { standardPoints } from '../../../shared/repair-ticks.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { currentLanguage } from '../../i18n.ts';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';
import { ItemHistory } from './item-history.tsx';
import { OmissionField } from './omission-field.tsx';
import { OpinionField } from './opinion-field.tsx';
import { PaperTimeField } from './paper-time-field.tsx';
import { emptyResult, issuedPartsFen, resultSchemaFor } from './result-form.ts';
import type { ResultDraft, ResultValues } from './result-form.ts';
import { TickFields } from './tick-fields.tsx';
import type { SlipDialogProps } from './slip-dialogs.tsx';

/** The paper's result in one form, in the order of the paper (R-000-50, R-003-63). */
export function ResultDialog(props: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  return (
    <AppDialog open title={t('result.title', { no: props.slip.no })} onClose={props.onClose} maxWidth="md">
      <ResultForm {...props} />
    </AppDialog>
  );
}

function ResultForm({ slip, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['workOrders', 'common']);
  const trpc = useTRPC();
  const { id, version, no, plannedAt } = slip;
  const form = useForm<ResultDraft, unknown, ResultValues>({
    resolver: zodResolver(resultSchemaFor(slip)) as never,
    defaultValues: emptyResult(slip),
  });
  const draft = useServerDraft(form, 'result', `slip-${id}`);
  const record = useCommand(trpc.workOrders.recordResult.mutationOptions(), {
    form,
    doneText: t('workOrders:done.result', { no }),
    onDone: () => {
      draft.finish();
      onClose();
    },
  });
  const save = async ({ nothingLeftOut, laborFen, partsFen, travelFen, ...values }: ResultValues) => {
    await draft.flush();
    return record.run({
      id,
      version,
      ...values,
      nothingLeftOut: nothingLeftOut === 'yes',
      laborFen: laborFen ?? 0,
      partsFen: partsFen ?? 0,
      travelFen: travelFen ?? 0,
      draftId: draft.draftId() ?? null,
    });
  };
  const issued = issuedPartsFen(slip);
  const labels = {
    arrivedAt: t('workOrders:field.arrivedAt'),
    leftAt: t('workOrders:field.leftAt'),
    cause: t('workOrders:field.cause'),
    remedy: t('workOrders:field.remedy'),
    foundBy: t('workOrders:ticks.foundBy'),
    ...Object.fromEntries(standardPoints.map((point) => [`standard.${point}`, t(`workOrders:ticks.point.${point}`)])),
    standardReason: t('workOrders:ticks.reason'),
    nothingLeftOut: t('workOrders:field.omission'),
    isSigned: t('workOrders:command.sign'),
    customerOpinion: t('workOrders:field.opinion'),
  };
  return (
    <AppForm
      form={form}
      onSubmit={save}
      label={t('workOrders:result.title', { no })}
      sx={{ minHeight: 0, overflow: 'hidden', gridTemplateRows: 'minmax(0, 1fr) auto' }}
    >
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', alignContent: 'start' }}>
        <FormProblems labels={labels} />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          <PaperTimeField
            name="arrivedAt"
            label={labels.arrivedAt}
            plannedAt={plannedAt}
            helperText={t('workOrders:result.arrivedHint')}
            required
            autoFocus
          />
          <PaperTimeField name="leftAt" label={labels.leftAt} plannedAt={plannedAt} required />
          <FormTextField name="cause" label={labels.cause} required multiline maxLength={1000} />
          <FormTextField name="remedy" label={labels.remedy} required multiline maxLength={2000} />
        </Box>
        <ItemHistory slip={slip} />
        <TickFields asksFoundBy={slip.asksFoundBy} asksStandard={slip.asksStandard} />
        <OmissionField />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
          <FormSwitchField name="isSigned" label={t('workOrders:result.isSigned')} />
          <FormTextField name="signedBy" label={t('workOrders:field.signedBy')} maxLength={40} />
        </Box>
        <OpinionField name="customerOpinion" label={labels.customerOpinion} />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' } }}>
          <FormMoneyField name="laborFen" label={t('workOrders:field.labor')} />
          <FormMoneyField
            name="partsFen"
            label={t('workOrders:field.parts')}
            helperText={issued > 0 ? t('workOrders:result.suggested', { amount: formatYuan(issued, { symbol: '¥' }) }) : undefined}
          />
          <FormMoneyField name="travelFen" label={t('workOrders:field.travel')} />
        </Box>
        <Total control={form.control} />
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Box sx={{ mr: 'auto', pl: 1 }}>
          <DraftNotice draft={draft} />
        </Box>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={record.isPending}>
          {t('workOrders:result.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

function Total({ control }: { readonly control: ReturnType<typeof useForm<ResultDraft, unknown, ResultValues>>['control'] }): ReactNode {
  const { t } = useTranslation('workOrders');
  const parts = useWatch({ control, name: ['laborFen', 'partsFen', 'travelFen'] });
  const total = parts.reduce<number>((sum, fen) => sum + (typeof fen === 'number' && Number.isFinite(fen) ? fen : 0), 0);
  return (
    <Typography sx={{ ...tabular, textAlign: 'right' }} aria-live="polite">
      {t('field.total')} <strong>{formatYuan(total, { symbol: '¥' })}</strong> {currentLanguage() === 'zh-CN' && yuanInWords(total)}
    </Typography>
  );
}
