import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { AppointmentRow } from '../../shared/appointments.ts';
import { addDays, dayOf, startOfDay } from '../../shared/time.ts';
import { useTRPC, useTRPCClient } from '../api.ts';
import { DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { PageSkeleton } from './frame/page-skeleton.tsx';
import { ReconfirmButtons } from './reconfirm-buttons.tsx';
import { useNow } from './use-now.ts';
import { useWhen, When } from './when.tsx';
import { useZone } from '../session.tsx';

/** B-09: the calls that are due before the visits of today and tomorrow; whoever was not reached stays. */
export function ToReconfirm(): ReactNode {
  const { t } = useTranslation('appointments');
  const trpc = useTRPC();
  const zone = useZone();
  const to = startOfDay(addDays(dayOf(useNow(), zone), 2), zone);
  const client = useTRPCClient();
  const visits = useInfiniteQuery({
    queryKey: [...trpc.appointments.toReconfirm.queryKey({ to }), 'pages'],
    queryFn: ({ pageParam }) => client.appointments.toReconfirm.query({ to, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = visits.data?.pages.flatMap((page) => page.rows);
  if (!rows) return visits.error ? <ErrorState error={visits.error} onRetry={visits.refetch} /> : <PageSkeleton />;
  if (rows.length === 0) return <EmptyState title={t('toReconfirm.empty')} hint={t('toReconfirm.emptyHint')} />;
  return (
    <Box sx={{ p: 2 }}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>{t('toReconfirm.hint')}</Typography>
      <DataTable<AppointmentRow>
        label={t('toReconfirm.label')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'when', label: t('toReconfirm.when'), width: 140, render: (row) => <When at={row.plannedAt} /> },
          { key: 'customer', label: t('toReconfirm.customer'), width: 150, render: (row) => <b>{row.customerName}</b> },
          { key: 'phone', label: t('toReconfirm.phone'), width: 130, render: (row) => row.phone },
          { key: 'address', label: t('toReconfirm.address'), render: (row) => row.address },
          { key: 'what', label: t('toReconfirm.what'), width: 150, render: (row) => <Document row={row} /> },
          { key: 'last', label: t('toReconfirm.last'), width: 150, render: (row) => <LastCall row={row} /> },
          { key: 'act', label: '', width: 250, render: (row) => <ReconfirmButtons row={row} /> },
        ]}
      />
      {visits.hasNextPage && (
        <Button onClick={() => void visits.fetchNextPage()} loading={visits.isFetchingNextPage}>
          {t('toReconfirm.more')}
        </Button>
      )}
    </Box>
  );
}

function Document({ row: { workOrderId, workOrderNo, requestId, requestNo } }: { readonly row: AppointmentRow }): ReactNode {
  const to = workOrderId === null ? `/requests/${requestId}` : `/work-orders/${workOrderId}`;
  return (
    <Link component={RouterLink} to={to} sx={{ whiteSpace: 'nowrap' }}>
      {workOrderNo ?? requestNo}
    </Link>
  );
}

function LastCall({ row: { reconfirmResult, reconfirmedAt } }: { readonly row: AppointmentRow }): ReactNode {
  const { t } = useTranslation('appointments');
  const when = useWhen();
  if (reconfirmResult === '' || reconfirmedAt === null) return t('notYet');
  return `${t(`result.${reconfirmResult}`)} ${when(reconfirmedAt)}`;
}
