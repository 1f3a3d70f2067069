import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { id, reason } from '../../../shared/fields.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PartView } from '../../../shared/parts.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { factsOf, perScan, toLines } from './act-values.ts';
import { quietLabels } from '../../components/quiet-labels.ts';
import { PartCell, PlaceCell } from './line-cells.tsx';
import { LotCell } from './lot-cell.tsx';
import { PartPicker } from './part-picker.tsx';
import { usePartOfScan } from './resolve-scan.ts';
import { SlipHeader } from './slip-header.tsx';
import { useNoteDone } from './use-note-done.ts';

const returnSchema = z.object({
  lines: z.array(
    z
      .object({
        itemId: id,
        code: z.string(),
        name: z.string(),
        spec: z.string(),
        unit: z.string(),
        packUnit: z.string(),
        packQty: z.number(),
        tracking: z.enum(['none', 'batch', 'serial']),
        held: z.number(),
        placeId: id,
        qty: z.number().int().min(0),
        lotNo: z.string().nullable(),
      })
      .superRefine(({ qty, held, tracking, lotNo, ...item }, context) => {
        if (tracking !== 'none' && qty > 0 && !lotNo)
          context.addIssue({ code: 'custom', path: ['lotNo'], message: messageKey('issuing:lines.needLot') });
        if (qty > held)
          context.addIssue({
            code: 'custom',
            path: ['qty'],
            message: messageKey('parts:line.tooMuch', { available: formatQuantity(held, item) }),
          });
      }),
  ),
  reason,
});
type ReturnValues = z.input<typeof returnSchema>;

const returnable = ['dispatched', 'accepted', 'departed', 'arrived', 'finished', 'signed', 'returned', 'voided'];
const usualReasons = ['unused', 'wrongModel', 'onSite', 'faulty'] as const;

/** What the slip holds; a scan or a number says how much of it comes back. */
export function ReturnForm({ slip, parts }: { readonly slip: WorkOrderView; readonly parts: readonly PartView[] }): ReactNode {
  const { t } = useTranslation(['parts', 'workOrders', 'common', 'issuing']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const partOf = usePartOfScan();
  const say = useNoteDone();
  const form = useForm<ReturnValues>({ resolver: zodResolver(returnSchema), defaultValues: { lines: heldLines(slip, parts), reason: '' } });
  const lines = useWatch({ control: form.control, name: 'lines' });
  const draft = useServerDraft(form, 'other', `return-${slip.id}`);
  const hasLots = lines.some(({ tracking }) => tracking !== 'none');
  const isAllowed = returnable.includes(slip.state);
  const giveBack = useCommand(trpc.stock.return.mutationOptions(), {
    form,
    onDone: async ({ no, moveIds, documentId }) => {
      draft.finish();
      await draft.remove();
      await navigate('/parts/return');
      // said where the way leads: who follows the note at once is not led away from it
      say(t('parts:return.done', { no, count: moveIds.length }), documentId);
    },
  });

  const add = (itemId: number, name: string) => {
    const index = form.getValues('lines').findIndex((line) => line.itemId === itemId && line.qty < line.held);
    const line = form.getValues('lines')[index];
    if (!line) showToast(t('parts:return.notOnSlip', { name }), { severity: 'warning' });
    else form.setValue(`lines.${index}.qty`, Math.min(line.held, (line.qty || 0) + perScan(line)), { shouldDirty: true });
  };
  const onCode = async (code: string): Promise<boolean> => {
    const part = await partOf(code);
    if (part) add(part.id, part.name);
    return part !== undefined;
  };
  useScanner((code) => void onCode(code));

  const submit = async ({ lines: rows, reason: why }: ReturnValues) => {
    if (!isAllowed) return undefined;
    const back = rows.filter(({ qty }) => qty > 0);
    if (back.length === 0) {
      showToast(t('parts:issue.nothing'), { severity: 'warning' });
      return undefined;
    }
    await draft.flush();
    return giveBack.run({ workOrderId: slip.id, reason: why, lines: toLines(back) });
  };

  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <SlipHeader slip={slip} title={t('parts:return.forSlip', { no: slip.no })} backTo="/parts/return" />
      {lines.length === 0 ? (
        <EmptyState title={t('parts:return.nothingHeld')} hint={t('parts:return.nothingHeldHint')} />
      ) : (
        <AppForm form={form} onSubmit={submit} label={t('parts:return.forSlip', { no: slip.no })} sx={{ px: 2, pb: 2 }}>
          {!isAllowed && <Alert severity="warning">{t('parts:return.notAllowed', { state: t(`workOrders:state.${slip.state}`) })}</Alert>}
          <PartPicker autoFocus onPick={(part) => add(part.id, part.name)} onCode={onCode} />
          <TablePaper>
            <Table aria-label={t('parts:line.label')} sx={quietLabels}>
              <TableHead>
                <TableRow>
                  <TableCell>{t('parts:field.name')}</TableCell>
                  <TableCell sx={{ width: 120 }}>{t('parts:field.held')}</TableCell>
                  <TableCell sx={{ width: 200 }}>{t('parts:field.place')}</TableCell>
                  {hasLots && <TableCell sx={{ width: 190 }}>{t('issuing:lines.lot')}</TableCell>}
                  <TableCell sx={{ width: 180 }}>{t('common:word.quantity')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {lines.map((line, index) => (
                  // a serial number makes further lines of the same item
                  <TableRow key={`${line.itemId} ${index}`}>
                    <TableCell>
                      <PartCell part={line} />
                    </TableCell>
                    <TableCell sx={{ pt: '12px !important' }}>{formatQuantity(line.held, line)}</TableCell>
                    <TableCell>
                      <PlaceCell name={`lines.${index}.placeId`} part={line} />
                    </TableCell>
                    {hasLots && (
                      <TableCell>
                        <LotCell name={`lines.${index}.lotNo`} part={line} workOrderId={slip.id} />
                      </TableCell>
                    )}
                    <TableCell>
                      <FormPackQuantityField name={`lines.${index}.qty`} label={t('parts:line.qtyOf', { name: line.name })} item={line} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TablePaper>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            <Box sx={{ width: 320 }}>
              <FormTextField name="reason" label={t('parts:return.reason')} required maxLength={300} />
            </Box>
            {usualReasons.map((usual) => (
              <Chip
                key={usual}
                label={t(`parts:return.usual.${usual}`)}
                variant="outlined"
                onClick={() => {
                  form.setValue('reason', t(`parts:return.usual.${usual}`), { shouldDirty: true, shouldValidate: true });
                  form.setFocus('reason');
                }}
              />
            ))}
          </Box>
          <FormActions left={<DraftNotice draft={draft} />}>
            <Button type="submit" variant="contained" loading={giveBack.isPending} disabled={!isAllowed}>
              {t('parts:return.save')}
              <KeyHint combo="Ctrl+Enter" />
            </Button>
          </FormActions>
        </AppForm>
      )}
    </Box>
  );
}

function heldLines(slip: WorkOrderView, parts: readonly PartView[]): ReturnValues['lines'] {
  return slip.parts.flatMap(({ itemId, issuedQty, returnedQty }) => {
    const part = parts.find((one) => one.id === itemId);
    const held = issuedQty - returnedQty;
    if (!part || held <= 0) return [];
    const line = { ...factsOf(part), held, placeId: part.placeId, qty: 0, lotNo: null };
    return part.tracking === 'serial' ? Array.from({ length: Math.min(held, 20) }, () => ({ ...line, held: 1 })) : [line];
  });
}
