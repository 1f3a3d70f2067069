import Schedule from '@mui/icons-material/Schedule';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openSupplierCaseStates } from '../../../shared/supplier-case-lifecycle.ts';
import type { SupplierCaseState } from '../../../shared/supplier-case-lifecycle.ts';
import type { SupplierCaseListRow, SupplierGoodsRow } from '../../../shared/suppliers.ts';
import { dayOf } from '../../../shared/time.ts';
import { useZone } from '../../session.tsx';
import { StatusChip } from '../status-chip.tsx';
import type { Tone } from '../status-chip.tsx';
import { useNow } from '../use-now.ts';

const tones: Readonly<Record<SupplierCaseState, Tone>> = { sent: 'attention', answered: 'active', closed: 'done', withdrawn: 'ended' };

/** How far a case with a supplier is; an answer that is overdue says so. */
export function CaseStateChip({ row }: { readonly row: Pick<SupplierCaseListRow, 'state' | 'isLate'> }): ReactNode {
  const { t } = useTranslation('suppliers');
  if (row.isLate) return <StatusChip label={t('late')} tone="late" icon={<Schedule />} />;
  return <StatusChip label={t(`state.${row.state}`)} tone={tones[row.state]} />;
}

/** On the way, here, or not here when it was expected. */
export function GoodsChip({ goods }: { readonly goods: Pick<SupplierGoodsRow, 'arrivedAt' | 'expectedOn'> }): ReactNode {
  const { t } = useTranslation('suppliers');
  const today = dayOf(useNow(), useZone());
  if (goods.arrivedAt !== null) return <StatusChip label={t('goods.arrived')} tone="done" />;
  if (goods.expectedOn < today) return <StatusChip label={t('goods.overdue')} tone="late" icon={<Schedule />} />;
  return <StatusChip label={t('goods.inTransit')} tone="active" />;
}

/** Where something is still awaited of a case, the mark of its goods. */
export function GoodsMark({ row }: { readonly row: Pick<SupplierCaseListRow, 'state' | 'goods'> }): ReactNode {
  const coming = row.goods.filter(({ arrivedAt }) => arrivedAt === null).sort((one, other) => (one.expectedOn < other.expectedOn ? -1 : 1));
  const shown = openSupplierCaseStates.includes(row.state)
    ? (coming[0] ?? row.goods[0])
    : row.goods.find(({ arrivedAt }) => arrivedAt !== null);
  return shown ? <GoodsChip goods={shown} /> : null;
}
