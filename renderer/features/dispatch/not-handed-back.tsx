import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { dayOf, daysBetween } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useNow } from '../../components/use-now.ts';
import { useCan, useZone } from '../../session.tsx';
import { SlipTable } from './slip-table.tsx';

/** R-000-52: slips whose planned day has come and whose paper is not back with the supervisor, the oldest first. */
export function NotHandedBack(): ReactNode {
  const { t } = useTranslation(['dispatch', 'reports']);
  const allowed = useCan();
  const trpc = useTRPC();
  const zone = useZone();
  const today = dayOf(useNow(), zone);
  const slips = useQuery(trpc.workOrders.notHandedBack.queryOptions({ day: today }));
  if (!slips.data) return slips.error ? <ErrorState error={slips.error} onRetry={slips.refetch} /> : <PageSkeleton />;
  if (slips.data.length === 0) return <EmptyState title={t('notBack.empty')} hint={t('notBack.emptyHint')} />;
  return (
    <Box sx={{ p: 2 }}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        {t('notBack.hint')}
        {allowed('reports.read') && (
          <Link component={RouterLink} to="/reports/evening" underline="always" sx={{ ml: 1 }}>
            {t('reports:area.evening')}
          </Link>
        )}
      </Typography>
      <SlipTable
        label={t('tab.notBack')}
        rows={slips.data}
        after={[
          {
            key: 'days',
            label: t('notBack.days'),
            width: 110,
            render: (row) => <DaysOut days={daysBetween(dayOf(row.plannedAt, zone), today)} />,
          },
        ]}
      />
    </Box>
  );
}

function DaysOut({ days }: { readonly days: number }): ReactNode {
  const { t } = useTranslation('dispatch');
  if (days <= 0) return t('notBack.today');
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, color: 'error.main', fontWeight: 700, whiteSpace: 'nowrap' }}
    >
      <Schedule sx={{ fontSize: 16 }} />
      {t('notBack.late', { count: days })}
    </Box>
  );
}
