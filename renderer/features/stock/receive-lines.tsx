import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countingUnit } from '../../../shared/pack-quantity.ts';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { Money } from '../../components/money.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { PartCell, PlaceCell, RemoveButton } from './line-cells.tsx';
import { lineFen } from './receive-values.ts';
import type { ReceiptLine } from './receive-values.ts';

export interface ReceiveLinesProps {
  readonly lines: readonly ReceiptLine[];
  readonly onRemove: (index: number) => void;
  /** Enter in the last field of a line. */
  readonly onRowDone: () => void;
}

/** The lines of a delivery: place, quantity, unit cost. */
export function ReceiveLines({ lines, onRemove, onRowDone }: ReceiveLinesProps): ReactNode {
  const { t } = useTranslation(['parts', 'common', 'catalogue']);
  const leaveRow = (event: KeyboardEvent<HTMLTableRowElement>) => {
    const isLast = event.target instanceof HTMLInputElement && event.target.name.endsWith('.unitCostFen');
    if (event.key !== 'Enter' || !isLast || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onRowDone();
  };
  return (
    <TablePaper>
      <Table aria-label={t('line.label')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell>{t('field.name')}</TableCell>
            <TableCell sx={{ width: 170 }}>{t('field.place')}</TableCell>
            <TableCell sx={{ width: 160 }}>{t('common:word.quantity')}</TableCell>
            <TableCell sx={{ width: 150 }}>{t('field.unitCost')}</TableCell>
            <TableCell align="right" sx={{ width: 130 }}>
              {t('field.amount')}
            </TableCell>
            <TableCell sx={{ width: 44 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => (
            <TableRow key={line.itemId} onKeyDown={leaveRow}>
              <TableCell>
                <PartCell part={line} />
              </TableCell>
              <TableCell>
                <PlaceCell name={`lines.${index}.placeId`} part={line} />
              </TableCell>
              <TableCell>
                <FormPackQuantityField name={`lines.${index}.qty`} label={t('line.qtyOf', { name: line.name })} item={packingOf(line)} />
              </TableCell>
              <TableCell>
                <FormMoneyField
                  name={`lines.${index}.unitCostFen`}
                  label={t('line.costOf', { name: line.name })}
                  helperText={line.packUnit && t('catalogue:form.perPack', { unit: countingUnit(packingOf(line)) })}
                />
              </TableCell>
              <TableCell align="right" sx={{ pt: '12px !important' }}>
                <Money fen={lineFen(line)} />
              </TableCell>
              <TableCell>
                <RemoveButton part={line} onClick={() => onRemove(index)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TablePaper>
  );
}

function packingOf({ unit, packUnit = '', packQty = 1 }: ReceiptLine) {
  return { unit, packUnit, packQty };
}
