import WarningAmber from '@mui/icons-material/WarningAmber';
import type { TFunction } from 'i18next';
import type { ReorderRow } from '../../../shared/reordering.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import type { HomeLine } from './home-card.tsx';

/** What should be ordered, below the minimum first. */
export function reorderLines(rows: readonly ReorderRow[], t: TFunction<'home'>): readonly HomeLine[] {
  const isBelow = ({ reason }: ReorderRow) => reason === 'belowMinimum';
  return [...rows.filter(isBelow), ...rows.filter((row) => !isBelow(row))].map((row) => ({
    key: row.itemId,
    to: `/parts/${row.itemId}`,
    title: `${row.code} ${row.name}`,
    detail: [
      row.spec,
      t('reorderLine', { available: formatQuantity(row.availableQty, row), line: formatQuantity(Math.max(row.lineQty, row.minQty), row) }),
    ]
      .filter(Boolean)
      .join(' · '),
    mark: isBelow(row) ? <StatusChip label={t('belowMinimum')} tone="attention" icon={<WarningAmber />} /> : t('atLine'),
  }));
}
