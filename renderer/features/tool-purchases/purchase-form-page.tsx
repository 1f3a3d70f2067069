import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { ToolPlanLine, ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { KindSearch } from './kind-search.tsx';
import { PlanButton } from './plan-button.tsx';
import { PurchaseLinesField } from './purchase-lines-field.tsx';
import { emptyPurchase, inputOfPurchase, lineOfKind, lineOfPlan, purchaseSchema, valuesOfPurchase } from './purchase-values.ts';
import type { PurchaseOut, PurchaseValues } from './purchase-values.ts';

export function NewToolPurchasePage(): ReactNode {
  return (
    <ToolsArea>
      <PurchaseForm start={emptyPurchase} />
    </ToolsArea>
  );
}

export function EditToolPurchasePage(): ReactNode {
  const id = Number(useParams()['id']);
  const query = useQuery(useTRPC().toolPurchases.get.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const purchase = query.data as unknown as ToolPurchaseView | undefined;
  return (
    <ToolsArea>
      {query.error ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : purchase ? (
        <PurchaseForm key={id} start={valuesOfPurchase(purchase)} purchase={purchase} />
      ) : (
        <PageSkeleton />
      )}
    </ToolsArea>
  );
}

/** The custodian's written plan from stock and life table (R-000-62). */
function PurchaseForm({ start, purchase }: { readonly start: PurchaseValues; readonly purchase?: ToolPurchaseView }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const navigate = useNavigate();
  const { toolPurchases } = useTRPC();
  const form = useForm<PurchaseValues, unknown, PurchaseOut>({ resolver: zodResolver(purchaseSchema), defaultValues: start });
  const { append, remove } = useFieldArray({ control: form.control, name: 'lines' });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const draft = useServerDraft(form, 'other', `tool-purchase-${purchase?.id ?? 'new'}`);
  const options = {
    form,
    doneText: ({ no }: { readonly no?: string | undefined }) => t('edit.saved', { no }),
    onDone: async ({ id }: { readonly id: number }) => {
      draft.finish();
      await draft.remove();
      await navigate(`/tools/purchases/${id}`, { replace: true });
    },
  };
  const create = useCommand(toolPurchases.create.mutationOptions(), options);
  const change = useCommand(toolPurchases.change.mutationOptions(), options);
  const isThere = (itemId: number) => form.getValues('lines').some((line) => line.itemId === itemId);
  const add = (kind: ToolKindRow) => {
    const index = form.getValues('lines').findIndex(({ itemId }) => itemId === kind.id);
    if (index < 0) append(lineOfKind(kind), { shouldFocus: false });
    // the search takes the cursor back when it closes; after that the quantity has it
    const at = index < 0 ? form.getValues('lines').length - 1 : index;
    requestAnimationFrame(() => form.setFocus(`lines.${at}.qty`, { shouldSelect: true }));
  };
  const fill = (plan: readonly ToolPlanLine[], until: string) => {
    const missing = plan.filter(({ itemId }) => !isThere(itemId));
    if (missing.length === 0) {
      showToast(t('edit.proposedNone', { until }));
      return;
    }
    const why = ({ minQty, stockQty, endingQty }: ToolPlanLine) =>
      [
        stockQty < minQty && t('edit.short', { min: minQty, stock: stockQty }),
        endingQty > 0 && t('edit.ending', { count: endingQty, until }),
      ]
        .filter(Boolean)
        .join('，');
    append(
      missing.map((line) => lineOfPlan(line, why(line))),
      { focusName: `lines.${lines.length}.qty` },
    );
    if ((form.getValues('stockReason') ?? '').trim() === '')
      form.setValue('stockReason', t('edit.reason', { until }), { shouldDirty: true });
    showToast(t('edit.proposed', { count: missing.length }));
  };
  const submit = (values: PurchaseOut): Promise<unknown> =>
    purchase ? change.run({ id: purchase.id, version: purchase.version, ...inputOfPurchase(values) }) : create.run(inputOfPurchase(values));
  const title = purchase ? t('edit.change', { no: purchase.no }) : t('edit.new');
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader title={title} backTo={purchase ? `/tools/purchases/${purchase.id}` : '/tools/purchases'} />
      <AppForm form={form} onSubmit={submit} label={title} sx={{ px: 2, pb: 2, pt: 0.5 }}>
        {purchase?.state === 'filled' && (
          <Alert severity="warning" variant="outlined">
            {t('edit.resign')}
          </Alert>
        )}
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: '1fr 180px' }, alignItems: 'start' }}>
          <FormTextField name="stockReason" label={t('field.stockReason')} multiline minRows={1} maxLength={500} />
          <FormDayField name="neededOn" label={t('field.neededOn')} />
        </Box>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
          <KindSearch onPick={add} autoFocus />
          <PlanButton exceptId={purchase?.id ?? null} onPlan={fill} />
        </Box>
        {lines.length === 0 ? <EmptyState title={t('edit.nothing')} /> : <PurchaseLinesField lines={lines} onRemove={remove} />}
        <FormActions left={<DraftNotice draft={draft} />}>
          <Button type="submit" variant="contained" loading={create.isPending || change.isPending} disabled={lines.length === 0}>
            {t('edit.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </Box>
  );
}
