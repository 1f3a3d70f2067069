import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { ReserveRow } from '../../../shared/reordering.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { ReportFrame } from './report-frame.tsx';

/** How many days the consumables of each store or bag last, what runs short first (R-000-35). */
export function ReservesPage(): ReactNode {
  const { t } = useTranslation(['reordering', 'stockReports']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const settings = useQuery(trpc.reordering.settings.queryOptions());
  const query = useQuery(trpc.stockReports.reserves.queryOptions());
  const windowDays = settings.data?.windowDays ?? 90;
  return (
    <ReportFrame
      title={t('reordering:reserve.title')}
      hint={t('reordering:reserve.hint', { days: settings.data?.reserveDays ?? 10 })}
      query={query}
      exportRows={() => client.stockReports.exportReserves.mutate({ key: newRequestKey(), body: {} })}
      printed={{ form: 'reserves' }}
      isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('reordering:reserve.emptyTitle'), hint: t('reordering:reserve.emptyHint') }}
    >
      {(rows) => (
        <DataTable<ReserveRow>
          label={t('reordering:reserve.title')}
          rows={rows}
          rowKey={({ itemId, placeId }) => `${placeId}/${itemId}`}
          columns={[
            {
              key: 'code',
              label: t('stockReports:field.code'),
              width: 150,
              render: ({ itemId, code }) => (
                <Link component={RouterLink} to={`/parts/${itemId}`}>
                  {code}
                </Link>
              ),
            },
            { key: 'name', label: t('stockReports:field.name'), render: ({ name, spec }) => [name, spec].filter(Boolean).join(' ') },
            { key: 'place', label: t('stockReports:field.place'), width: 150, render: ({ placeName }) => placeName },
            {
              key: 'stock',
              label: t('stockReports:field.qty'),
              numeric: true,
              width: 120,
              render: (row) => formatQuantity(row.stockQty, row),
            },
            {
              key: 'used',
              label: t('reordering:reserve.used', { days: windowDays }),
              numeric: true,
              width: 140,
              render: (row) => formatQuantity(row.used, row),
            },
            {
              key: 'days',
              label: t('reordering:reserve.days'),
              numeric: true,
              width: 110,
              render: ({ tenths }) => (tenths === null ? '—' : (tenths / 10).toFixed(1)),
            },
            { key: 'state', label: '', width: 230, render: (row) => <ReserveMark row={row} /> },
          ]}
        />
      )}
    </ReportFrame>
  );
}

function ReserveMark({ row }: { readonly row: ReserveRow }): ReactNode {
  const { t } = useTranslation('reordering');
  const maySee = useCan()('materialRequests.read');
  if (row.tenths === null) return <Box sx={{ color: 'text.secondary' }}>{t('reserve.unused')}</Box>;
  if (!row.isShort) return t('reserve.enough');
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <StatusChip label={t('reserve.short')} tone="attention" icon={<WarningAmber />} />
      {row.materialRequestId !== null && maySee && (
        <Link component={RouterLink} to={`/purchasing/requests/${row.materialRequestId}`}>
          {t('reserve.draft')}
        </Link>
      )}
    </Box>
  );
}
