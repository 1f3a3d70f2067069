import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { ItemCell, RemoveLine } from '../../components/purchasing/line-table.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { TablePaper } from '../../components/table-paper.tsx';
import { tabular } from '../../theme.ts';
import type { PurchaseLineValues } from './purchase-values.ts';

interface PurchaseLinesFieldProps {
  readonly lines: readonly PurchaseLineValues[];
  readonly onRemove: (index: number) => void;
}

/** The tools that are wanted: name, specification, unit, quantity and why, beside what lies there (R-000-62). */
export function PurchaseLinesField({ lines, onRemove }: PurchaseLinesFieldProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  return (
    <TablePaper>
      <Table aria-label={t('page.lines')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: 44 }} />
            <TableCell>{t('field.tool')}</TableCell>
            <TableCell sx={{ width: 90 }} align="right">
              {t('field.stock')}
            </TableCell>
            <TableCell sx={{ width: 150 }}>{t('field.qty')}</TableCell>
            <TableCell sx={{ width: '40%' }}>{t('field.note')}</TableCell>
            <TableCell sx={{ width: 44 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map(({ itemId, code, name, spec, unit, stockQty }, index) => (
            <TableRow key={itemId}>
              <TableCell align="right" sx={{ pt: '12px !important', color: 'text.secondary', ...tabular }}>
                {index + 1}
              </TableCell>
              <TableCell>
                <ItemCell item={{ code, name, spec }} />
              </TableCell>
              <TableCell align="right" sx={{ pt: '12px !important', whiteSpace: 'nowrap', ...tabular }}>
                {stockQty} {unit}
              </TableCell>
              <TableCell>
                <FormQuantityField name={`lines.${index}.qty`} label={t('field.qtyOf', { name })} unit={unit} required />
              </TableCell>
              <TableCell>
                <FormTextField name={`lines.${index}.note`} label={t('field.noteOf', { name })} maxLength={200} />
              </TableCell>
              <TableCell>
                <RemoveLine name={name} onClick={() => onRemove(index)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TablePaper>
  );
}
