import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { tabular } from '../../theme.ts';
import type { IssueLine } from './issue-values.ts';
import { TablePaper } from '../../components/table-paper.tsx';
import { PartCell, PlaceCell, QtyCell, quietLabels, RemoveButton } from './line-cells.tsx';

export interface IssueLinesProps {
  readonly lines: readonly IssueLine[];
  /** The line that the host refused, with what it found. */
  readonly shortAt: { readonly itemId: number; readonly available: number } | undefined;
  readonly onRemove: (index: number) => void;
}

/** The lines of an issue: what is asked for, from which shelf, how many, and whether the scanner saw it. */
export function IssueLines({ lines, shortAt, onRemove }: IssueLinesProps): ReactNode {
  const { t } = useTranslation(['parts', 'common']);
  return (
    <TablePaper>
      <Table aria-label={t('line.label')} sx={quietLabels}>
        <TableHead>
          <TableRow>
            <TableCell>{t('field.name')}</TableCell>
            <TableCell sx={{ width: 150 }}>{t('field.wanted')}</TableCell>
            <TableCell sx={{ width: 200 }}>{t('field.place')}</TableCell>
            <TableCell sx={{ width: 170 }}>{t('common:word.quantity')}</TableCell>
            <TableCell sx={{ width: 110 }} />
            <TableCell sx={{ width: 44 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => (
            <TableRow key={line.itemId}>
              <TableCell>
                <PartCell part={line} />
              </TableCell>
              <TableCell sx={{ pt: '12px !important', color: 'text.secondary' }}>
                {line.wanted > 0 && t('issue.wantedHint', { wanted: line.wanted, issued: line.issued })}
              </TableCell>
              <TableCell>
                <PlaceCell name={`lines.${index}.placeId`} part={line} isTaken />
              </TableCell>
              <TableCell>
                <QtyCell
                  name={`lines.${index}.qty`}
                  part={line}
                  hint={<ShortHint line={line} refusedAt={shortAt?.itemId === line.itemId ? shortAt.available : undefined} />}
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

/** Says at the line when the shelf has less; the host decides, this only says it early. */
function ShortHint({ line, refusedAt }: { readonly line: IssueLine; readonly refusedAt: number | undefined }): ReactNode {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const part = useQuery(trpc.parts.get.queryOptions({ id: line.itemId }));
  const there = part.data ? (part.data.balances.find(({ placeId }) => placeId === line.placeId)?.qty ?? 0) : undefined;
  const available = there ?? refusedAt;
  if (available === undefined || available >= line.qty) return null;
  return (
    <Box component="span" role="alert" sx={{ color: 'error.main', fontWeight: 600 }}>
      {t('line.short', { available, unit: line.unit })}
    </Box>
  );
}

function ScanMark({ scanned }: { readonly scanned: number }): ReactNode {
  const { t } = useTranslation('parts');
  if (scanned === 0) return null;
  return (
    <Box
      component="span"
      sx={{ ...tabular, display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'success.main', whiteSpace: 'nowrap' }}
    >
      <CheckCircle sx={{ fontSize: 16 }} />
      {t('line.scanned', { count: scanned })}
    </Box>
  );
}
