import type { i18n as I18n, TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingSlip } from '../../../shared/parts.ts';
import type { WorkOrderRow } from '../../../shared/work-orders.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import type { HomeLine } from './home-card.tsx';

type T = TFunction<'home'>;

/** A technician's own slips, each with the step that comes next. */
export function mySlipLines(rows: readonly WorkOrderRow[], t: T): readonly HomeLine[] {
  return rows.map((row) => ({
    key: row.id,
    to: `/work-orders/${row.id}`,
    title: `${row.customerName} · ${row.work}`,
    detail: (
      <>
        {row.no} · <When at={row.plannedAt} /> · {row.address}
      </>
    ),
    mark: <StatusChip label={t('nextStep', { step: t(`next.${stepOf(row)}`) })} tone="active" />,
  }));
}

/** Slips whose paper is still out this evening (R-000-52). */
export function outLines(rows: readonly WorkOrderRow[], i18n: I18n): readonly HomeLine[] {
  return rows.map((row) => ({
    key: row.id,
    to: `/work-orders/${row.id}`,
    title: `${row.technicians.map(({ name }) => name).join('、')} · ${row.customerName}`,
    detail: (
      <>
        {row.no} · <When at={row.plannedAt} /> · {row.work}
      </>
    ),
    mark: <StatusChip label={dynamicText(i18n, `workOrders:state.${row.state}`)} />,
  }));
}

/** Slips in the storekeeper's queue: what is missing, and whether it lies on the shelf. */
export function waitingLines(slips: readonly WaitingSlip[], t: T): readonly HomeLine[] {
  return slips.map((slip) => ({
    key: slip.workOrderId,
    to: `/parts/issue/${slip.workOrderId}`,
    title: `${slip.technicians} · ${slip.customerName}`,
    detail: `${slip.no} · ${missing(slip, t)}`,
    mark: <Readiness isAvailable={slip.isAvailable} />,
  }));
}

function Readiness({ isAvailable }: { readonly isAvailable: boolean }): ReactNode {
  const { t } = useTranslation('home');
  return <StatusChip label={isAvailable ? t('partsReady') : t('partsShort')} tone={isAvailable ? 'done' : 'attention'} />;
}

function missing({ parts }: WaitingSlip, t: T): string {
  return parts
    .filter(({ wantedQty, issuedQty }) => wantedQty > issuedQty)
    .map(({ name, unit, wantedQty, issuedQty }) => t('partsLine', { name, unit, qty: wantedQty - issuedQty }))
    .join('，');
}

function stepOf({ state }: WorkOrderRow) {
  switch (state) {
    case 'draft':
    case 'dispatched':
    case 'accepted':
    case 'departed':
    case 'arrived':
      return state;
    default:
      return 'other';
  }
}
