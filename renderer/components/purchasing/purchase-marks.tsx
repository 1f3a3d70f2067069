import Box from '@mui/material/Box';
import Schedule from '@mui/icons-material/Schedule';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsignmentRow, ConsignmentState } from '../../../shared/consignments.ts';
import type { InquiryState } from '../../../shared/inquiries.ts';
import type { PurchaseOrderState } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderRow } from '../../../shared/purchase-orders.ts';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';

const orderTones: Readonly<Record<PurchaseOrderState, Tone>> = {
  draft: 'neutral',
  negotiating: 'neutral',
  contracted: 'attention',
  ordered: 'active',
  inTransit: 'active',
  arrived: 'attention',
  stocked: 'done',
  cancelled: 'ended',
};

/** How far an order is; past its day it says so beside. */
export function OrderStateChip({ order }: { readonly order: Pick<PurchaseOrderRow, 'state' | 'isOverdue'> }): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5 }}>
      {order.isOverdue && <StatusChip label={t('orders.overdueMark')} tone="late" icon={<Schedule />} />}
      <StatusChip label={t(`orderState.${order.state}`)} tone={orderTones[order.state]} />
    </Box>
  );
}

const inquiryTones: Readonly<Record<InquiryState, Tone>> = { open: 'active', decided: 'done', cancelled: 'ended' };

export function InquiryStateChip({ state }: { readonly state: InquiryState }): ReactNode {
  const { t } = useTranslation('purchasing');
  return <StatusChip label={t(`inquiryState.${state}`)} tone={inquiryTones[state]} />;
}

const consignmentTones: Readonly<Record<ConsignmentState, Tone>> = { onTheWay: 'active', arrived: 'done', cancelled: 'ended' };

/** On its way, late or here; what arrived damaged or short says so. */
export function ConsignmentChip({ row }: { readonly row: Pick<ConsignmentRow, 'state' | 'isLate' | 'condition'> }): ReactNode {
  const { t } = useTranslation('purchasing');
  if (row.isLate) return <StatusChip label={t('consignments.lateMark')} tone="late" icon={<Schedule />} />;
  if (row.condition === 'damaged' || row.condition === 'short')
    return <StatusChip label={t(`condition.${row.condition}`)} tone="attention" />;
  return <StatusChip label={t(`consignmentState.${row.state}`)} tone={consignmentTones[row.state]} />;
}
