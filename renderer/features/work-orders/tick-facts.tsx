import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isTicked, standardPoints } from '../../../shared/repair-ticks.ts';
import type { RepairTicks } from '../../../shared/repair-ticks.ts';
import { Facts } from '../../components/detail-page.tsx';

/** How the fault was found, and which points of the repair standard are met (R-004-36, R-004-38); nothing where nobody asked. */
export function TickFacts({ ticks }: { readonly ticks: RepairTicks }): ReactNode {
  const { t } = useTranslation(['workOrders', 'common']);
  if (!isTicked(ticks)) return null;
  const { foundBy, standard, standardReason } = ticks;
  return (
    <Box sx={{ mt: 1.25 }}>
      <Facts
        items={[
          [t('workOrders:ticks.foundBy'), foundBy.map((way) => t(`workOrders:ticks.way.${way}`)).join(t('common:word.comma'))],
          ...standardPoints.map(
            (point) =>
              [
                t(`workOrders:ticks.point.${point}`),
                standard[point] === 'notMet' ? (
                  <Box key={point} component="span" sx={{ color: 'warning.main', fontWeight: 600, overflowWrap: 'anywhere' }}>
                    {t('workOrders:ticks.notMetBecause', { reason: standardReason })}
                  </Box>
                ) : (
                  standard[point] === 'met' && t('workOrders:ticks.met')
                ),
              ] as const,
          ),
        ]}
      />
    </Box>
  );
}
