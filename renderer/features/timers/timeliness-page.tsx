import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../shared/time.ts';
import { timelinessInput } from '../../../shared/timer-views.ts';
import type { TimelinessRow } from '../../../shared/timer-views.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { ReportsArea } from '../../components/reports-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useTimerTexts } from '../../components/timer-texts.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan, useZone } from '../../session.tsx';

/** How promised times were kept in a month, per clock and preset: in time of all, median, 90th percentile (R-004-34, G-14). */
export function TimelinessPage(): ReactNode {
  const { t } = useTranslation('timers');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const allowed = useCan();
  const zone = useZone();
  const [month, setMonth] = useState(() => dayOf(Date.now(), zone).slice(0, 7));
  const { presetName } = usePresetTexts();
  const { nameOf, spanText } = useTimerTexts();
  const report = useQuery(trpc.timers.report.queryOptions({ month }, { placeholderData: keepPreviousData }));
  return (
    <ReportsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('report.title')}
          subtitle={t('report.hint')}
          actions={
            allowed('data.export') && (
              <ListExportButton
                exportRows={() => client.timers.exportReport.mutate({ key: newRequestKey(), body: { month } })}
                request={undefined}
              />
            )
          }
        />
        <Box sx={{ px: 2, pt: 1, pb: 2, display: 'grid', gap: 1.5 }}>
          <MonthPicker month={month} onChange={setMonth} />
          {report.data === undefined ? (
            report.error ? (
              <ErrorState error={report.error} onRetry={() => void report.refetch()} />
            ) : (
              <TableSkeleton />
            )
          ) : report.data.length === 0 ? (
            <EmptyState title={t('report.emptyTitle')} hint={t('report.emptyHint')} />
          ) : (
            <TablePaper>
              <DataTable<TimelinessRow>
                label={t('report.title')}
                rows={report.data}
                rowKey={({ presetCode, policy }) => `${presetCode} ${policy}`}
                columns={[
                  {
                    key: 'preset',
                    label: t('report.column.preset'),
                    render: (row) => presetName({ code: row.presetCode, name: row.presetName }),
                  },
                  { key: 'policy', label: t('report.column.policy'), render: (row) => <b>{nameOf(row)}</b> },
                  { key: 'rule', label: t('report.column.rule'), width: 100, render: ({ rule }) => rule || '—' },
                  { key: 'total', label: t('report.column.total'), numeric: true, width: 80, render: ({ total }) => total },
                  { key: 'inTime', label: t('report.column.inTime'), numeric: true, width: 80, render: ({ inTime }) => inTime },
                  { key: 'percent', label: t('report.column.percent'), numeric: true, width: 90, render: percentText },
                  {
                    key: 'median',
                    label: t('report.column.median'),
                    numeric: true,
                    width: 140,
                    render: ({ medianMs }) => (medianMs === null ? '—' : spanText(medianMs)),
                  },
                  {
                    key: 'p90',
                    label: t('report.column.p90'),
                    numeric: true,
                    width: 140,
                    render: ({ p90Ms }) => (p90Ms === null ? '—' : spanText(p90Ms)),
                  },
                ]}
              />
            </TablePaper>
          )}
        </Box>
      </Box>
    </ReportsArea>
  );
}

/** Rounded down: 100% says that not one was missed. */
function percentText({ inTime, total }: TimelinessRow): string {
  return total === 0 ? '—' : `${Math.floor((inTime * 100) / total)}%`;
}

function MonthPicker({ month, onChange }: { readonly month: string; readonly onChange: (month: string) => void }): ReactNode {
  const { t } = useTranslation('timers');
  const move = (by: number) => {
    const [year = 0, nth = 0] = month.split('-').map(Number);
    choose(new Date(Date.UTC(year, nth - 1 + by, 1)).toISOString().slice(0, 7));
  };
  const choose = (next: string) => {
    if (timelinessInput.safeParse({ month: next }).success) onChange(next);
  };
  return (
    <Box role="group" aria-label={t('report.month')} sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
      <IconButton aria-label={t('report.previous')} onClick={() => move(-1)}>
        <ChevronLeft fontSize="small" />
      </IconButton>
      <TextField
        type="month"
        label={t('report.month')}
        value={month}
        onChange={(event) => choose(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 160 }}
      />
      <IconButton aria-label={t('report.next')} onClick={() => move(1)}>
        <ChevronRight fontSize="small" />
      </IconButton>
    </Box>
  );
}
