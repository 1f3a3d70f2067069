import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { dayOf, isDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useZone } from '../../session.tsx';
import { BoardView } from './board-view.tsx';

/** The dispatch board 派工板: what waits, who is there, and the day (R-002-27, R-004-33). */
export function Board(): ReactNode {
  const trpc = useTRPC();
  const zone = useZone();
  const [address, setAddress] = useSearchParams();
  const wanted = address.get('day') ?? '';
  const [day, show] = useState(() => (isDay(wanted) ? wanted : dayOf(Date.now(), zone)));
  const board = useQuery(trpc.board.day.queryOptions({ day }, { placeholderData: keepPreviousData, refetchInterval: 60_000 }));
  const showDay = (next: string) => {
    show(next);
    setAddress(next === dayOf(Date.now(), zone) ? {} : { day: next }, { replace: true });
  };
  if (!board.data) return board.error ? <ErrorState error={board.error} onRetry={board.refetch} /> : <PageSkeleton />;
  return <BoardView board={board.data} day={day} onDay={showDay} />;
}
