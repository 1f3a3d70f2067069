import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ReservationsTable } from '../../components/reservations-table.tsx';
import { Money } from '../../components/money.tsx';
import { When } from '../../components/when.tsx';

/** What a slip wants, got and gave back. */
export function SlipParts({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  const { t } = useTranslation('workOrders');
  if (slip.parts.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('detail.noParts')}</Typography>;
  return (
    <>
      <DataTable
        label={t('detail.parts')}
        rows={slip.parts}
        rowKey={(part) => part.itemId}
        columns={[
          { key: 'code', label: t('part.code'), render: (part) => part.code, width: 110 },
          { key: 'name', label: t('part.name'), render: (part) => part.name },
          { key: 'spec', label: t('part.spec'), render: (part) => part.spec },
          { key: 'wanted', label: t('part.wanted'), numeric: true, render: (part) => `${part.wantedQty} ${part.unit}` },
          { key: 'issued', label: t('part.issued'), numeric: true, render: (part) => part.issuedQty },
          { key: 'returned', label: t('part.returned'), numeric: true, render: (part) => part.returnedQty },
          { key: 'stock', label: t('part.stock'), numeric: true, render: (part) => part.stockQty },
          { key: 'price', label: t('part.price'), numeric: true, render: (part) => <Money fen={part.priceFen} /> },
        ]}
      />
      <ReservationsTable workOrderId={slip.id} />
    </>
  );
}

/** New times with their reasons, and whether the customer was told before the old one (R-000-51). */
export function SlipReschedules({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  const { t } = useTranslation('workOrders');
  return (
    <DataTable
      label={t('detail.reschedules')}
      rows={slip.reschedules}
      rowKey={(change) => change.at}
      columns={[
        { key: 'at', label: t('detail.movedAt'), width: 150, render: (change) => <When at={change.at} /> },
        { key: 'from', label: t('detail.from'), width: 130, render: (change) => <When at={change.oldPlannedAt} /> },
        { key: 'to', label: t('detail.to'), width: 130, render: (change) => <When at={change.newPlannedAt} /> },
        { key: 'reason', label: t('detail.reason'), render: (change) => change.reason },
        { key: 'told', label: t('detail.told'), render: (change) => <Told change={change} /> },
        { key: 'who', label: t('detail.movedBy'), render: (change) => change.userName },
      ]}
    />
  );
}

/** Told before the old time counts as told in time (R-000-51); said with the time of the call. */
function Told({ change: { toldAt, isToldInTime } }: { readonly change: WorkOrderView['reschedules'][number] }): ReactNode {
  const { t } = useTranslation('workOrders');
  const color = isToldInTime ? undefined : 'error.main';
  return (
    <Box component="span" sx={{ color, fontWeight: isToldInTime ? undefined : 600 }}>
      {t(isToldInTime ? 'detail.toldInTime' : toldAt === null ? 'detail.neverTold' : 'detail.notTold')} <When at={toldAt} />
    </Box>
  );
}
