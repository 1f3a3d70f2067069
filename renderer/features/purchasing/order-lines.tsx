import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countingUnit } from '../../../shared/pack-quantity.ts';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { Money } from '../../components/money.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { ItemCell, RemoveLine } from '../../components/purchasing/line-table.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { lineFen } from './order-values.ts';
import type { OrderLineValues } from './order-values.ts';

interface OrderLinesProps {
  readonly lines: readonly OrderLineValues[];
  readonly onRemove: (index: number) => void;
}

/** What is ordered: specification, quantity and price of each item. */
export function OrderLines({ lines, onRemove }: OrderLinesProps): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <TablePaper>
      <Table aria-label={t('page.lines')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell>{t('field.item')}</TableCell>
            <TableCell sx={{ width: 240 }}>{t('field.spec')}</TableCell>
            <TableCell sx={{ width: 160 }}>{t('field.qty')}</TableCell>
            <TableCell sx={{ width: 190 }}>{t('field.price')}</TableCell>
            <TableCell align="right" sx={{ width: 130 }}>
              {t('field.amount')}
            </TableCell>
            <TableCell sx={{ width: 44 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => (
            <TableRow key={line.itemId}>
              <TableCell>
                <ItemCell item={{ code: line.code, name: line.name }} />
              </TableCell>
              <TableCell>
                <FormTextField name={`lines.${index}.spec`} label={t('dialog.specOf', { name: line.name })} maxLength={120} />
              </TableCell>
              <TableCell>
                <FormPackQuantityField name={`lines.${index}.qty`} label={t('dialog.qtyOf', { name: line.name })} item={line} />
              </TableCell>
              <TableCell>
                <FormMoneyField
                  name={`lines.${index}.priceFen`}
                  label={t('dialog.priceOf', { name: line.name })}
                  helperText={t('page.perUnit', { unit: countingUnit(line) })}
                />
              </TableCell>
              <TableCell align="right" sx={{ pt: '12px !important' }}>
                <Money fen={lineFen(line)} />
              </TableCell>
              <TableCell>
                <RemoveLine name={line.name} onClick={() => onRemove(index)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TablePaper>
  );
}
