import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PurchaseOrderLineView, PurchaseOrderView } from '../../../shared/purchase-orders.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { ItemCell } from '../../components/purchasing/line-table.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { openQty } from './receive-values.ts';
import type { ReceiveValues } from './receive-values.ts';

interface ReceiveOrderLinesProps {
  readonly order: PurchaseOrderView;
  readonly lines: ReceiveValues['lines'];
  /** Another batch of the same line. */
  readonly onSplit: (index: number, line: PurchaseOrderLineView) => void;
  /** What is delivered is good until somebody says otherwise. */
  readonly onDelivered: (index: number, qty: number | null) => void;
}

/** What was ordered, what came of it, and what of that is good. */
export function ReceiveOrderLines({ order, lines, onSplit, onDelivered }: ReceiveOrderLinesProps): ReactNode {
  const { t } = useTranslation('purchasing');
  const places = useQuery(useTRPC().parts.places.queryOptions());
  const options = (places.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const lineOf = new Map(order.orderLines.map((line) => [line.id, line]));
  return (
    <TablePaper>
      <Table aria-label={t('page.lines')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell>{t('field.item')}</TableCell>
            <TableCell sx={{ width: 130 }}>{t('field.delivered')}</TableCell>
            <TableCell sx={{ width: 130 }}>{t('field.accepted')}</TableCell>
            <TableCell sx={{ width: 230 }}>{t('field.reason')}</TableCell>
            <TableCell sx={{ width: 170 }}>{t('field.place')}</TableCell>
            <TableCell sx={{ width: 220 }}>{t('field.lotNo')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map(({ lineId, delivered, accepted }, index) => {
            const line = lineOf.get(lineId);
            if (!line) return null;
            const { name } = line;
            const isRejected = (delivered ?? 0) > (accepted ?? 0);
            return (
              <TableRow key={`${lineId}-${index}`}>
                <TableCell>
                  <ItemCell item={line} />
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {openQty(line) === 0 ? t('receive.complete') : t('receive.open', { qty: formatQuantity(openQty(line), line) })}
                  </Typography>
                </TableCell>
                <TableCell>
                  <FormPackQuantityField
                    name={`lines.${index}.delivered`}
                    label={t('dialog.deliveredOf', { name })}
                    item={line}
                    onValueChange={(qty) => onDelivered(index, qty)}
                  />
                </TableCell>
                <TableCell>
                  <FormPackQuantityField name={`lines.${index}.accepted`} label={t('dialog.acceptedOf', { name })} item={line} />
                </TableCell>
                <TableCell>
                  {isRejected && (
                    <FormTextField name={`lines.${index}.reason`} label={t('dialog.reasonOf', { name })} maxLength={200} required />
                  )}
                </TableCell>
                <TableCell>
                  <FormChoiceField name={`lines.${index}.placeId`} label={t('dialog.placeOf', { name })} options={options} />
                </TableCell>
                <TableCell>
                  {line.tracking !== 'none' && (
                    <Box sx={{ display: 'grid', gap: 0.5 }}>
                      <FormTextField name={`lines.${index}.lotNo`} label={t('dialog.lotOf', { name })} maxLength={60} />
                      {line.tracking === 'batch' && (
                        <FormDayField name={`lines.${index}.expiresOn`} label={t('dialog.expiresOf', { name })} />
                      )}
                      <Button size="small" onClick={() => onSplit(index, line)}>
                        {t('receive.split')}
                      </Button>
                    </Box>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TablePaper>
  );
}
