import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { DispatchLogRow } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ReportsArea } from '../../components/reports-area.tsx';
import { SlipStateChip, technicianNames } from '../../components/slip-marks.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { DayPicker } from './day-picker.tsx';
import { DayFiguresStrip } from './figures.tsx';
import { refreshMs, useDay, useToday } from './use-report-days.ts';

/** The day as it stands: the numbers of G-01 and the lines of the daily dispatch log (R-000-03). */
export function DayPage(): ReactNode {
  const { t } = useTranslation('reports');
  const trpc = useTRPC();
  const today = useToday();
  const [day, setDay] = useDay();
  const options = { placeholderData: keepPreviousData, refetchInterval: refreshMs };
  const figures = useQuery(trpc.reports.day.queryOptions({ day }, options));
  const log = useQuery(trpc.workOrders.dispatchLog.queryOptions({ day }, options));
  const error = figures.error ?? log.error;
  const isThere = figures.data !== undefined && log.data !== undefined;
  return (
    <ReportsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('area.day')}
          actions={
            <Button variant="contained" component={RouterLink} to={`/dispatch?tab=log&day=${day}`}>
              {t('day.log')}
            </Button>
          }
        />
        <Box sx={{ px: 2, pt: 1, pb: 2, display: 'grid', gap: 1.5 }}>
          <DayPicker label={t('period.day')} day={day} today={today} onChange={setDay} />
          {figures.data && <DayFiguresStrip day={figures.data} />}
          {log.data && log.data.length > 0 && <LogTable rows={log.data} />}
          {log.data?.length === 0 && <EmptyState title={t('day.none')} hint={t('day.noneHint')} />}
          {!isThere &&
            (error ? (
              <ErrorState
                error={error}
                onRetry={() => {
                  void figures.refetch();
                  void log.refetch();
                }}
              />
            ) : (
              <TableSkeleton />
            ))}
        </Box>
      </Box>
    </ReportsArea>
  );
}

function LogTable({ rows }: { readonly rows: readonly DispatchLogRow[] }): ReactNode {
  const { t } = useTranslation(['workOrders', 'reports']);
  return (
    <TablePaper>
      <DataTable
        label={t('reports:area.day')}
        rows={rows}
        rowKey={({ lineNo }) => lineNo}
        columns={[
          { key: 'line', label: t('reports:day.lineNo'), numeric: true, width: 56, render: ({ lineNo }) => lineNo },
          {
            key: 'no',
            label: t('workOrders:field.no'),
            width: 150,
            render: ({ workOrder }) => (
              <Link component={RouterLink} to={`/work-orders/${workOrder.id}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
                {workOrder.no}
              </Link>
            ),
          },
          {
            key: 'who',
            label: t('workOrders:field.technicians'),
            width: 130,
            render: ({ workOrder }) => technicianNames(workOrder.technicians),
          },
          { key: 'customer', label: t('workOrders:field.customer'), render: ({ workOrder }) => workOrder.customerName },
          { key: 'work', label: t('workOrders:field.work'), render: ({ workOrder }) => workOrder.work },
          {
            key: 'planned',
            label: t('workOrders:field.plannedAt'),
            width: 130,
            render: ({ workOrder }) => <When at={workOrder.plannedAt} />,
          },
          {
            key: 'state',
            label: t('workOrders:field.state'),
            width: 110,
            render: ({ workOrder }) => <SlipStateChip state={workOrder.state} />,
          },
          {
            key: 'returned',
            label: t('reports:day.returnedAt'),
            width: 130,
            render: ({ workOrder: { returnedAt, state } }) =>
              returnedAt === null ? state === 'voided' ? '' : t('reports:day.isOut') : <When at={returnedAt} />,
          },
        ]}
      />
    </TablePaper>
  );
}
