import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { HomeCard } from './home-card.tsx';
import { reorderLines } from './reorder-lines.tsx';
import { waitingLines } from './slip-lines.tsx';

/** The storekeeper's day: slips that wait, parts at their warning line or below the minimum (R-000-08, R-004-52). */
export function StorekeeperCards(): ReactNode {
  const { t } = useTranslation('home');
  const trpc = useTRPC();
  const waiting = useQuery(trpc.parts.waitingSlips.queryOptions());
  const reorders = useQuery(trpc.reordering.list.queryOptions());
  const failed = [waiting, reorders].find((query) => query.error && !query.data);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <>
      <HomeCard
        title={t('card.waiting')}
        lines={waiting.data && waitingLines(waiting.data, t)}
        empty={t('empty.waiting')}
        allTo="/parts/waiting"
        shown={8}
      />
      <HomeCard
        title={t('card.reorder', { count: reorders.data?.rows.length ?? 0 })}
        lines={reorders.data && reorderLines(reorders.data.rows, t)}
        empty={t('empty.short')}
        allTo="/purchasing"
        shown={8}
      />
    </>
  );
}
