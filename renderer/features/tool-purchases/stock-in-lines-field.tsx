import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolPurchaseLine } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { ItemCell } from '../../components/purchasing/line-table.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';

/** The lines that were checked: how many of each come in, where, at which price, and with which numbers. */
export function StockInLinesField({ lines }: { readonly lines: readonly ToolPurchaseLine[] }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const rooms = useQuery(useTRPC().tools.rooms.queryOptions()).data ?? [];
  const options = rooms.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Table aria-label={t('page.lines')} sx={quietLabels}>
      <TableHead>
        <TableRow>
          <TableCell>{t('field.tool')}</TableCell>
          <TableCell sx={{ width: 140 }}>{t('field.stockQty')}</TableCell>
          <TableCell sx={{ width: 150 }}>{t('field.price')}</TableCell>
          <TableCell sx={{ width: 170 }}>{t('field.place')}</TableCell>
          <TableCell sx={{ width: 250 }}>{t('field.numbers')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map((line, index) => (
          <TableRow key={line.id}>
            <TableCell>
              <ItemCell item={line} />
            </TableCell>
            <TableCell>
              <FormQuantityField
                name={`lines.${index}.qty`}
                label={t('field.stockQtyOf', { name: line.name })}
                unit={line.unit}
                helperText={t('stockIn.open', { count: line.checkedQty - line.stockedQty })}
                autoFocus={index === 0}
              />
            </TableCell>
            <TableCell>
              <FormMoneyField
                name={`lines.${index}.priceFen`}
                label={t('field.priceOf', { name: line.name })}
                helperText={t('stockIn.perPiece', { unit: line.unit })}
                required
              />
            </TableCell>
            <TableCell>
              <FormChoiceField name={`lines.${index}.placeId`} label={t('field.placeOf', { name: line.name })} options={options} />
            </TableCell>
            <TableCell>
              {line.isNumbered && (
                <FormTextField
                  name={`lines.${index}.numbers`}
                  label={t('field.numbersOf', { name: line.name })}
                  helperText={t('field.numbersHint')}
                  multiline
                  minRows={1}
                />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
