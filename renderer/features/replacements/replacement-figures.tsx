import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplacementCause, ReplacementCount } from '../../../shared/replacements.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { useZone } from '../../session.tsx';

/** Approved pieces of a time by cause and by person (R-000-40); this month unless somebody chooses otherwise. */
export function ReplacementFigures(): ReactNode {
  const { t } = useTranslation('replacements');
  const today = dayOf(Date.now(), useZone());
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const isSpan = from !== '' && to !== '' && from <= to;
  const report = useQuery(useTRPC().replacements.report.queryOptions({ from, to }, { enabled: isSpan }));
  const day = (label: string, value: string, change: (value: string) => void) => (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => change(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 170 }}
    />
  );
  return (
    <Box component="section" aria-label={t('report')} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h2">{t('report')}</Typography>
        <Typography sx={{ color: 'text.secondary', flex: 1 }}>{t('reportHint')}</Typography>
        {day(t('from'), from, setFrom)}
        {day(t('to'), to, setTo)}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <Counts title={t('byCause')} rows={report.data?.byCause ?? []} name={({ key }) => t(`cause.${key as ReplacementCause}`)} />
        <Counts title={t('byPerson')} rows={report.data?.byPerson ?? []} name={({ name }) => name} />
      </Box>
    </Box>
  );
}

interface CountsProps {
  readonly title: string;
  readonly rows: readonly ReplacementCount[];
  readonly name: (row: ReplacementCount) => string;
}

function Counts({ title, rows, name }: CountsProps): ReactNode {
  const { t } = useTranslation('replacements');
  return (
    <TablePaper>
      <DataTable<ReplacementCount>
        label={title}
        rows={rows}
        rowKey={({ key }) => key}
        empty={t('none')}
        columns={[
          { key: 'name', label: title, render: name },
          { key: 'count', label: t('count'), numeric: true, width: 90, render: ({ count }) => count },
          { key: 'qty', label: t('pieces'), numeric: true, width: 90, render: ({ qty }) => qty },
        ]}
      />
    </TablePaper>
  );
}
