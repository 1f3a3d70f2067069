import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedPaper } from '../../../shared/handovers.ts';
import { DataTable } from '../../components/data-table.tsx';
import { TablePaper } from '../../components/table-paper.tsx';

interface ScannedPapersProps {
  readonly numbers: readonly string[];
  /** What is known of them, as far as it was asked. */
  readonly papers: readonly CheckedPaper[];
  readonly onRemove: (at: number) => void;
}

/** The papers on the list, the last one first, each with what stands against it. */
export function ScannedPapers({ numbers, papers, onRemove }: ScannedPapersProps): ReactNode {
  const { t } = useTranslation('handovers');
  const rows = numbers.map((no, at) => ({ no, at, known: papers[at] })).toReversed();
  return (
    <TablePaper>
      <DataTable
        label={t('lines')}
        rows={rows}
        rowKey={({ at, no }) => `${at}-${no}`}
        columns={[
          { key: 'line', label: t('line'), numeric: true, width: 60, render: ({ at }) => at + 1 },
          { key: 'no', label: t('number'), width: 190, render: ({ no, known }) => (known?.subjectId ? known.no : no) },
          { key: 'state', label: t('stateLabel'), render: ({ known }) => <Known paper={known} /> },
          {
            key: 'act',
            label: '',
            width: 48,
            render: ({ at, no }) => (
              <IconButton size="small" aria-label={t('remove', { no })} onClick={() => onRemove(at)}>
                <Close fontSize="small" />
              </IconButton>
            ),
          },
        ]}
      />
    </TablePaper>
  );
}

function Known({ paper }: { readonly paper: CheckedPaper | undefined }): ReactNode {
  const { t } = useTranslation('handovers');
  if (!paper) return null;
  const { problem, place, holder, holderNo } = paper;
  if (problem !== null) return <Box sx={{ color: 'error.main', fontWeight: 600 }}>{t(`problem.${problem}`, { holder, holderNo })}</Box>;
  return [t('fine'), place !== null && place !== 'out' && t(`place.${place}`)].filter(Boolean).join(' · ');
}
