import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useFieldArray, useForm, useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { PartRow } from '../../../shared/parts.ts';
import { marketPurchases } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { AwaitedOrders } from '../../components/purchasing/awaited-orders.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { SupplierNameField } from '../../components/supplier/supplier-fields.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { PartPicker } from './part-picker.tsx';
import { ReceiveLines } from './receive-lines.tsx';
import { emptyReceipt, receivedKinds, receiptSchema, totalFen } from './receive-values.ts';
import type { ReceiptOut, ReceiptValues } from './receive-values.ts';
import { useLookup, usePartOfScan } from './resolve-scan.ts';
import { useInTurn } from '../../components/use-in-turn.ts';

/** Goods receipt 收货 in one screen: scan or search adds a line, Enter goes to quantity and cost, Ctrl+Enter puts it into stock. */
export function ReceivePage(): ReactNode {
  const [delivery, setDelivery] = useState(1);
  return (
    <StockArea>
      <ReceiveForm key={delivery} onDone={() => setDelivery(delivery + 1)} />
    </StockArea>
  );
}

function ReceiveForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation(['parts', 'materialRequests', 'common']);
  const trpc = useTRPC();
  const lookup = useLookup();
  const partOf = usePartOfScan();
  const [params, setParams] = useSearchParams();
  const form = useForm<ReceiptValues, unknown, ReceiptOut>({ resolver: zodResolver(receiptSchema), defaultValues: emptyReceipt });
  const { append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const kind = useWatch({ control: form.control, name: 'kind' });
  const isMarket = marketPurchases.some((one) => one === kind);
  const supplierName = useWatch({ control: form.control, name: 'supplier' });
  const { errors } = useFormState({ control: form.control });
  const draft = useServerDraft(form, 'receipt', 'receipt');
  const picker = useRef<HTMLInputElement>(null);
  const { inTurn, settled } = useInTurn();
  const receive = useCommand(trpc.stock.receive.mutationOptions(), {
    form,
    doneText: ({ no, moveIds }) => t('parts:receive.done', { no, count: moveIds.length }),
    onDone: () => {
      // the host removed the draft with the write; the next delivery starts afresh
      draft.finish();
      onDone();
    },
  });

  // the field of a new line is there only after the next rendering
  const toFocus = useRef<number>(undefined);
  useEffect(() => {
    const index = toFocus.current;
    if (index === undefined || lines[index] === undefined) return;
    toFocus.current = undefined;
    form.setFocus(`lines.${index}.qty`, { shouldSelect: true });
  }, [lines, form]);

  const add = async (part: PartRow) => {
    const known = form.getValues('lines').findIndex((line) => line.itemId === part.id);
    if (known >= 0) {
      toFocus.current = known;
      form.setValue(`lines.${known}.qty`, (form.getValues(`lines.${known}.qty`) || 0) + part.packQty, { shouldDirty: true });
      return;
    }
    const { costFen } = await lookup.balances(part.id);
    const { id: itemId, code, name, spec, unit, packUnit, packQty, placeId } = part;
    toFocus.current = form.getValues('lines').length;
    // one pack at what a pack costs
    append({ itemId, code, name, spec, unit, packUnit, packQty, placeId, qty: packQty, unitCostFen: costFen }, { shouldFocus: false });
  };
  const addCode = (code: string) =>
    inTurn(async () => {
      const part = await partOf(code);
      if (part) await add(part);
      return part !== undefined;
    });
  useScanner((code) => void addCode(code));

  // a part's own page leads here with the part
  const wanted = Number(params.get('item'));
  const addWanted = useEffectEvent(async (id: number) => {
    setParams({}, { replace: true });
    await add(await lookup.balances(id));
  });
  useEffect(() => {
    if (wanted > 0) void addWanted(wanted);
  }, [wanted]);

  const submit = async () => {
    await settled();
    // what was still being looked up when the key was pressed counts too
    const values = receiptSchema.safeParse(form.getValues());
    if (!values.success) {
      await form.trigger();
      return undefined;
    }
    const { kind: cameOf, supplier, note, lines: rows } = values.data;
    // a draft saved after the goods were booked would offer them a second time
    await draft.flush();
    return receive.run({
      kind: cameOf,
      supplier,
      note,
      draftId: draft.draftId() ?? null,
      lines: rows.map(({ itemId, placeId, qty, unitCostFen, packQty }) => ({ itemId, placeId, qty, unitCostFen, costQty: packQty })),
    });
  };

  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={t('parts:receive.title')} subtitle={t('parts:receive.hint')} />
      <AppForm form={form} onSubmit={submit} label={t('parts:receive.title')} sx={{ px: 2, pb: 2 }}>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          <Box sx={{ width: 260 }}>
            <SupplierNameField name="supplier" label={t('parts:field.supplier')} />
          </Box>
          <Box sx={{ width: 150 }}>
            <FormChoiceField
              name="kind"
              label={t('materialRequests:receipt.kind')}
              options={receivedKinds.map((one) => ({ value: one, label: t(`materialRequests:receipt.kinds.${one}`) }))}
            />
          </Box>
          <Box sx={{ width: 300 }}>
            <FormTextField name="note" label={t('parts:field.note')} maxLength={300} />
          </Box>
          <PartPicker inputRef={picker} autoFocus onPick={(part) => void inTurn(() => add(part))} onCode={addCode} />
        </Box>
        {isMarket && <MarketNotice />}
        <AwaitedOrders supplierName={supplierName} />
        {lines.length === 0 ? (
          <EmptyState title={errors.lines ? t('parts:receive.needLines') : t('parts:line.empty')} hint={t('parts:line.emptyHint')} />
        ) : (
          <ReceiveLines lines={lines} onRemove={remove} onRowDone={() => picker.current?.focus()} />
        )}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Typography sx={{ mr: 2 }}>
            {t('parts:line.total', { count: lines.length })} · {t('parts:receive.total')} <Money fen={totalFen(lines)} />
          </Typography>
          <Button type="submit" variant="contained" loading={receive.isPending}>
            {t('parts:receive.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}

/** R-000-31: what was bought on the market comes in through its approved request. */
function MarketNotice(): ReactNode {
  const { t } = useTranslation('materialRequests');
  return (
    <Alert
      severity="warning"
      variant="outlined"
      action={
        <Button color="inherit" component={RouterLink} to="/purchasing/requests?show=toBookIn">
          {t('receipt.toRequests')}
        </Button>
      }
    >
      {t('receipt.needsRequest')}
    </Alert>
  );
}
