import { useTranslation } from 'react-i18next';
import { standardPoints } from '../../../shared/repair-ticks.ts';
import type { RepairTicks } from '../../../shared/repair-ticks.ts';

/** How the faults were found and what of the repair standard is met, a line each, for the story of a request (R-004-36, R-004-38). */
export function useTicksText(): (ticks: unknown) => readonly string[] {
  const { t } = useTranslation(['workOrders', 'common']);
  const comma = t('common:word.comma');
  const points = ({ standard }: RepairTicks, answer: 'met' | 'notMet') =>
    standardPoints
      .filter((point) => standard[point] === answer)
      .map((point) => t(`workOrders:ticks.point.${point}`))
      .join(comma);
  const line = (label: string, words: string) => (words === '' ? '' : t('workOrders:ticks.line', { label, words }));
  return (ticks) =>
    (Array.isArray(ticks) ? (ticks as readonly RepairTicks[]) : []).flatMap((one) => [
      line(t('workOrders:ticks.foundBy'), one.foundBy.map((way) => t(`workOrders:ticks.way.${way}`)).join(comma)),
      line(t('workOrders:ticks.met'), points(one, 'met')),
      line(t('workOrders:ticks.notMet'), [points(one, 'notMet'), one.standardReason].filter(Boolean).join(' · ')),
    ]);
}
