import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ReservationRow } from '../../shared/reservations.ts';
import { useTRPC } from '../api.ts';
import { useCan } from '../session.tsx';
import { useCommand } from '../use-command.ts';
import { CommandButton } from './command-button.tsx';
import { DataTable } from './data-table.tsx';
import { When } from './when.tsx';

/** What is kept for slips: of one part, or for one slip; whoever issues may let it go by hand. Nothing where nothing is kept. */
export function ReservationsTable({ itemId, workOrderId }: { readonly itemId?: number; readonly workOrderId?: number }): ReactNode {
  const { t } = useTranslation('issuing');
  const trpc = useTRPC();
  const allowed = useCan();
  const kept = useQuery(trpc.stock.reservations.queryOptions({ itemId: itemId ?? null, workOrderId: workOrderId ?? null }));
  const release = useCommand(trpc.stock.reserve.mutationOptions(), { doneText: t('missing.released') });
  if (!kept.data || kept.data.length === 0) return null;
  const letGo = (row: ReservationRow) =>
    void release.run({ workOrderId: row.workOrderId, lines: [{ itemId: row.itemId, placeId: row.placeId, qty: 0 }] });
  return (
    <DataTable<ReservationRow>
      label={t('reservations.title')}
      rows={kept.data}
      rowKey={(row) => `${row.workOrderId} ${row.itemId} ${row.placeId}`}
      columns={[
        ...(workOrderId === undefined
          ? [
              {
                key: 'slip',
                label: t('reservations.slip'),
                render: (row: ReservationRow) =>
                  allowed('workOrders.read') ? (
                    <Link component={RouterLink} to={`/work-orders/${row.workOrderId}`}>
                      {row.no}
                    </Link>
                  ) : (
                    row.no
                  ),
              },
              { key: 'customer', label: t('reservations.customer'), render: (row: ReservationRow) => row.customerName },
              { key: 'planned', label: t('reservations.planned'), render: (row: ReservationRow) => <When at={row.plannedAt} /> },
            ]
          : [{ key: 'item', label: t('reservations.item'), render: (row: ReservationRow) => `${row.code} ${row.name}` }]),
        { key: 'place', label: t('reservations.place'), render: (row) => row.placeName },
        { key: 'qty', label: t('reservations.qty'), numeric: true, render: (row) => `${row.qty} ${row.unit}` },
        { key: 'by', label: t('reservations.by'), render: (row) => row.userName },
        ...(allowed('stock.issue')
          ? [
              {
                key: 'release',
                label: '',
                width: 110,
                render: (row: ReservationRow) => <CommandButton label={t('missing.release')} onClick={() => letGo(row)} />,
              },
            ]
          : []),
      ]}
    />
  );
}
