import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../shared/time.ts';
import type { ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { StockInLinesField } from './stock-in-lines-field.tsx';
import { openLines, stockInLines, stockInSchema, stockInValuesOf } from './stock-in-values.ts';
import type { StockInOut, StockInValues } from './stock-in-values.ts';
import { useLineErrors } from './use-line-errors.ts';

interface DialogProps {
  readonly purchase: ToolPurchaseView;
  readonly onClose: () => void;
}

/** What was checked goes into the room: where, for how much, under which numbers (R-000-63, R-000-69). */
export function StockInDialog(props: DialogProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  return (
    <AppDialog open title={`${props.purchase.no} ${t('command.stockIn')}`} onClose={props.onClose} maxWidth="lg">
      <StockInForm {...props} />
    </AppDialog>
  );
}

function StockInForm({ purchase: shown, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation(['toolPurchases', 'common']);
  const { staff, toolPurchases } = useTRPC();
  const zone = useZone();
  // what the user saw: a newer version that comes meanwhile is not overwritten
  const [purchase] = useState(shown);
  const { id, version, no } = purchase;
  const people = (useQuery(staff.list.queryOptions()).data ?? []).filter(({ isActive }) => isActive);
  const form = useForm<StockInValues, unknown, StockInOut>({
    resolver: zodResolver(stockInSchema),
    defaultValues: stockInValuesOf(purchase, dayOf(Date.now(), zone)),
  });
  const draft = useServerDraft(form, 'other', `tool-stock-in-${id}-${version}`);
  const sent = useRef<readonly number[]>([]);
  const stockIn = useCommand(toolPurchases.stockIn.mutationOptions(), {
    errorToast: false,
    doneText: t('toolPurchases:done.stockedIn', { no }),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  const foot = useLineErrors(form, stockIn.error, (nth) => sent.current[nth] ?? nth);
  const submit = async (values: StockInOut) => {
    const { lines, indices } = stockInLines(values);
    if (lines.length === 0) {
      showToast(t('toolPurchases:stockIn.nothing'), { severity: 'warning' });
      return undefined;
    }
    sent.current = indices;
    return stockIn.run({ id, version, supplier: values.supplier, bookedOn: values.bookedOn, lines });
  };
  return (
    <DialogContent sx={{ pt: '8px !important' }}>
      <AppForm form={form} onSubmit={submit} label={t('toolPurchases:command.stockIn')}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: '2fr 1fr 1fr' } }}>
          <FormTextField name="supplier" label={t('toolPurchases:field.supplier')} maxLength={80} />
          <FormDayField name="bookedOn" label={t('toolPurchases:field.bookedOn')} />
          <FormChoiceField
            name="managerId"
            label={t('toolPurchases:field.manager')}
            emptyLabel=""
            options={people.map((person) => ({ value: person.id, label: person.name }))}
          />
        </Box>
        <StockInLinesField lines={openLines(purchase)} />
        {foot && <Alert severity="error">{foot}</Alert>}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={stockIn.isPending}>
            {t('toolPurchases:command.stockIn')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </DialogContent>
  );
}
