import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { finishedPercent, hoursText } from '../../../shared/reports.ts';
import type { EfficiencyFigures, EfficiencyRow } from '../../../shared/reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { LateMark } from './late-mark.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { ReportPage } from './report-page.tsx';
import { refreshMs, useSpan, useToday } from './use-report-days.ts';

const figures = ['received', 'finished', 'percent', 'earlier', 'mean', 'site'] as const;

/** The efficiency table 效率表 of a day or longer (G-02, R-001-19); a day without feedback is red. */
export function EfficiencyPage(): ReactNode {
  const { t } = useTranslation('reports');
  const client = useTRPCClient();
  const today = useToday();
  const [span, setSpan] = useSpan((day) => ({ from: day, to: day }));
  const trpc = useTRPC();
  const efficiency = useQuery(
    trpc.reports.efficiency.queryOptions(span, { placeholderData: keepPreviousData, refetchInterval: refreshMs }),
  );
  const rows = efficiency.data?.rows ?? [];
  const cell = (name: (typeof figures)[number], row: EfficiencyFigures): ReactNode => {
    if (name === 'percent') return percentText(row);
    if (name === 'earlier') return row.finishedEarlier;
    if (name === 'mean' || name === 'site') {
      const hours = hoursText(name === 'mean' ? row.meanMs : row.meanSiteMs);
      return hours === '' ? '—' : t('efficiency.hours', { hours });
    }
    return row[name];
  };
  return (
    <ReportPage
      title={t('area.efficiency')}
      hint={t('efficiency.hint')}
      period={<PeriodPicker span={span} today={today} onChange={setSpan} />}
      query={efficiency}
      printTo={rows.length > 0 ? `/print/report?form=efficiency&from=${span.from}&to=${span.to}` : undefined}
      exportRows={() => client.reports.exportEfficiency.mutate({ key: newRequestKey(), body: span })}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('progress.empty')} hint={t('progress.emptyHint')} />
      ) : (
        <TablePaper>
          <DataTable
            label={t('area.efficiency')}
            rows={rows}
            rowKey={({ staffId }) => staffId}
            columns={[
              { key: 'name', label: t('efficiency.technician'), render: ({ name }) => <b>{name}</b> },
              ...figures.map((name) => ({
                key: name,
                label: t(`efficiency.${name}`),
                numeric: true,
                width: 110,
                render: (row: EfficiencyFigures) => cell(name, row),
              })),
              { key: 'silent', label: t('efficiency.silent'), width: 260, render: (row) => <SilentDays row={row} /> },
            ]}
            footer={
              efficiency.data && (
                <TableRow>
                  <TableCell sx={{ fontWeight: 700 }}>{t('efficiency.total')}</TableCell>
                  {figures.map((name) => (
                    <TableCell key={name} align="right" sx={{ ...tabular, fontWeight: 700 }}>
                      {efficiency.data && cell(name, efficiency.data.total)}
                    </TableCell>
                  ))}
                  <TableCell />
                </TableRow>
              )
            }
          />
        </TablePaper>
      )}
    </ReportPage>
  );
}

function percentText(row: EfficiencyFigures): string {
  const percent = finishedPercent(row);
  return percent === null ? '—' : `${percent}%`;
}

/** Days on which visits were planned and nothing was reported back: red, with a sign and the days themselves. */
function SilentDays({ row: { plannedDays, daysWithoutFeedback, isWaitingToday } }: { readonly row: EfficiencyRow }): ReactNode {
  const { t } = useTranslation('reports');
  if (plannedDays === 0)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('efficiency.nothingPlanned')}
      </Box>
    );
  const waiting = isWaitingToday && (
    <Box component="span" sx={{ ...inline, color: 'warning.main' }}>
      <HourglassEmpty sx={{ fontSize: 16 }} />
      {t('efficiency.waiting')}
    </Box>
  );
  if (daysWithoutFeedback.length === 0)
    return (
      waiting || (
        <Box component="span" sx={{ ...inline, color: 'text.secondary' }}>
          <CheckCircle sx={{ fontSize: 16 }} />
          {t('efficiency.noneSilent')}
        </Box>
      )
    );
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      <LateMark>{t('efficiency.silentDays', { count: daysWithoutFeedback.length })}</LateMark>
      <Box component="span" sx={{ ...tabular, color: 'text.secondary' }}>
        {daysWithoutFeedback.map((day) => day.slice(5)).join('、')}
      </Box>
      {waiting}
    </Box>
  );
}

const inline = { display: 'inline-flex', alignItems: 'center', gap: 0.25 } as const;
