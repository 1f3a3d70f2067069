import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { EveningRow } from '../../../shared/reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SlipStateChip, technicianNames } from '../../components/slip-marks.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { DayPicker } from './day-picker.tsx';
import { DayFiguresStrip } from './figures.tsx';
import { LateMark } from './late-mark.tsx';
import { ReportPage } from './report-page.tsx';
import { refreshMs, useDay, useToday } from './use-report-days.ts';

/** The evening list (R-000-52): slips still out at closing time, by technician, with the end-of-day check of the log (G-01). */
export function EveningPage(): ReactNode {
  const { t } = useTranslation('reports');
  const client = useTRPCClient();
  const today = useToday();
  const [day, setDay] = useDay();
  const trpc = useTRPC();
  const evening = useQuery(trpc.reports.evening.queryOptions({ day }, { placeholderData: keepPreviousData, refetchInterval: refreshMs }));
  const rows = evening.data?.rows ?? [];
  return (
    <ReportPage
      title={t('area.evening')}
      hint={t('evening.hint')}
      period={<DayPicker label={t('period.day')} day={day} today={today} onChange={setDay} />}
      query={evening}
      printTo={evening.data ? `/print/report?form=evening&day=${day}` : undefined}
      exportRows={() => client.reports.exportEvening.mutate({ key: newRequestKey(), body: { day } })}
    >
      {evening.data && <DayFiguresStrip day={evening.data} />}
      {rows.length === 0 ? (
        <EmptyState title={t('evening.empty')} hint={t('evening.emptyHint')} />
      ) : (
        <>
          <Typography aria-live="polite" sx={{ fontWeight: 600 }}>
            {t('evening.count', { count: rows.length })}
          </Typography>
          <EveningTable rows={rows} />
        </>
      )}
    </ReportPage>
  );
}

function EveningTable({ rows }: { readonly rows: readonly EveningRow[] }): ReactNode {
  const { t } = useTranslation(['reports', 'workOrders']);
  const isFirst = (row: EveningRow) => {
    const before = rows[rows.indexOf(row) - 1];
    return before?.technicians[0]?.id !== row.technicians[0]?.id;
  };
  return (
    <TablePaper>
      <DataTable
        label={t('reports:evening.rows')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            label: t('reports:evening.technician'),
            width: 150,
            render: (row) => (
              <Typography
                component="span"
                sx={{ fontWeight: isFirst(row) ? 700 : 400, color: isFirst(row) ? undefined : 'text.secondary' }}
              >
                {technicianNames(row.technicians) || t('reports:evening.nobody')}
              </Typography>
            ),
          },
          {
            key: 'no',
            label: t('workOrders:field.no'),
            width: 150,
            render: (row) => (
              <Link component={RouterLink} to={`/work-orders/${row.id}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                {row.no}
              </Link>
            ),
          },
          { key: 'state', label: t('workOrders:field.state'), width: 110, render: (row) => <SlipStateChip state={row.state} /> },
          { key: 'planned', label: t('workOrders:field.plannedAt'), width: 130, render: (row) => <When at={row.plannedAt} /> },
          { key: 'customer', label: t('workOrders:field.customer'), render: (row) => row.customerName },
          { key: 'work', label: t('workOrders:field.work'), render: (row) => row.work },
          {
            key: 'late',
            label: t('reports:evening.late'),
            width: 100,
            render: ({ daysLate }) =>
              daysLate === 0 ? t('reports:evening.today') : <LateMark>{t('reports:evening.lateDays', { count: daysLate })}</LateMark>,
          },
        ]}
      />
    </TablePaper>
  );
}
