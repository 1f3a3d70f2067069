import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { HomeCard } from './home-card.tsx';
import { shortLines, waitingLines } from './slip-lines.tsx';

const shownShort = 20;

/** The storekeeper's day: slips that wait, parts that run short. */
export function StorekeeperCards(): ReactNode {
  const { t } = useTranslation('home');
  const trpc = useTRPC();
  const waiting = useQuery(trpc.parts.waitingSlips.queryOptions());
  const short = useQuery(trpc.parts.list.queryOptions({ isShort: true, limit: shownShort }));
  const failed = [waiting, short].find((query) => query.error && !query.data);
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
        title={t('card.short')}
        lines={short.data && shortLines(short.data.rows, t)}
        isMore={Boolean(short.data?.nextCursor)}
        empty={t('empty.short')}
        allTo="/parts?short=1"
        shown={8}
      />
    </>
  );
}
