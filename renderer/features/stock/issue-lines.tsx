import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { IssueLine } from './issue-values.ts';
import { TablePaper } from '../../components/table-paper.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { quietLabels } from '../../components/quiet-labels.ts';
import { PartCell, PlaceCell, RemoveButton } from './line-cells.tsx';
import { LotCell } from './lot-cell.tsx';
import { ScanMark, ShortHint } from './short-hint.tsx';

export interface IssueLinesProps {
  readonly lines: readonly IssueLine[];
  /** The line that the host refused, with what it found. */
  readonly shortAt: { readonly itemId: number; readonly available: number } | undefined;
  readonly onRemove: (index: number) => void;
}

/** The lines of an issue: what is asked for, from which shelf, how many, and whether the scanner saw it. */
export function IssueLines({ lines, shortAt, onRemove }: IssueLinesProps): ReactNode {
  const { t } = useTranslation(['parts', 'common', 'issuing']);
  const hasLots = lines.some(({ tracking }) => tracking !== 'none');
  return (
    <TablePaper>
      <Table aria-label={t('line.label')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell>{t('field.name')}</TableCell>
            <TableCell sx={{ width: 150 }}>{t('field.wanted')}</TableCell>
            <TableCell sx={{ width: 200 }}>{t('field.place')}</TableCell>
            {hasLots && <TableCell sx={{ width: 180 }}>{t('issuing:lines.lot')}</TableCell>}
            <TableCell sx={{ width: 170 }}>{t('common:word.quantity')}</TableCell>
            <TableCell sx={{ width: 110 }} />
            <TableCell sx={{ width: 44 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => (
            // a serial number makes further lines of the same item
            <TableRow key={`${line.itemId} ${index}`}>
              <TableCell>
                <PartCell part={line} />
              </TableCell>
              <TableCell sx={{ pt: '12px !important', color: 'text.secondary' }}>
                {line.wanted > 0 &&
                  t('issue.wantedHint', { wanted: formatQuantity(line.wanted, line), issued: formatQuantity(line.issued, line) })}
              </TableCell>
              <TableCell>
                <PlaceCell name={`lines.${index}.placeId`} part={line} isTaken />
              </TableCell>
              {hasLots && (
                <TableCell>
                  <LotCell name={`lines.${index}.lotNo`} part={line} placeId={line.placeId} />
                </TableCell>
              )}
              <TableCell>
                <FormPackQuantityField
                  name={`lines.${index}.qty`}
                  label={t('line.qtyOf', { name: line.name })}
                  item={line}
                  helperText={<ShortHint line={line} refusedAt={shortAt?.itemId === line.itemId ? shortAt.available : undefined} />}
                />
              </TableCell>
              <TableCell sx={{ pt: '12px !important' }}>
                <ScanMark scanned={line.scanned} />
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
