import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import type { ActLine } from './act-values.ts';
import { quietLabels } from '../../components/quiet-labels.ts';
import { PartCell, PlaceCell, RemoveButton } from './line-cells.tsx';
import { LotCell } from './lot-cell.tsx';
import { ScanMark, ShortHint } from './short-hint.tsx';

export interface ActLinesProps {
  readonly lines: readonly ActLine[];
  /** The place of a line is where it is taken from, or a shelf that it goes to from `lotPlaceId`. */
  readonly isTaken: boolean;
  /** Where lots lie when the place of a line is the one it goes to. */
  readonly lotPlaceId?: number;
  readonly onRemove: (index: number) => void;
}

/** The lines of an issue to a technician, a return, a transfer: what, from where or where to, which lot, how many. */
export function ActLines({ lines, isTaken, lotPlaceId, onRemove }: ActLinesProps): ReactNode {
  const { t } = useTranslation(['issuing', 'parts', 'common']);
  const hasLots = lines.some(({ tracking }) => tracking !== 'none');
  if (lines.length === 0) return <EmptyState title={t('issuing:lines.empty')} hint={t('issuing:lines.emptyHint')} />;
  return (
    <TablePaper>
      <Table aria-label={t('parts:line.label')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell>{t('parts:field.name')}</TableCell>
            <TableCell sx={{ width: 230 }}>{isTaken ? t('issuing:lines.from') : t('parts:field.place')}</TableCell>
            {hasLots && <TableCell sx={{ width: 190 }}>{t('issuing:lines.lot')}</TableCell>}
            <TableCell sx={{ width: 180 }}>{t('common:word.quantity')}</TableCell>
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
              <TableCell>
                <PlaceCell name={`lines.${index}.placeId`} part={line} isTaken={isTaken} />
              </TableCell>
              {hasLots && (
                <TableCell>
                  <LotCell name={`lines.${index}.lotNo`} part={line} placeId={lotPlaceId ?? line.placeId} />
                </TableCell>
              )}
              <TableCell>
                <FormPackQuantityField
                  name={`lines.${index}.qty`}
                  label={t('parts:line.qtyOf', { name: line.name })}
                  item={line}
                  {...(isTaken && { helperText: <ShortHint line={line} refusedAt={undefined} /> })}
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
