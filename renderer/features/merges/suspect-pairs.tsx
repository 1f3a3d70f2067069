import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { SuspectPair, SuspectSide } from '../../../shared/duplicates.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';
import { tabular } from '../../theme.ts';

const pageSize = 30;

/** The pairs, the latest activity first. A page may come empty while there is more to look through: then the next one is asked for. */
export function SuspectPairs(): ReactNode {
  const { t } = useTranslation('merges');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const suspects = useInfiniteQuery({
    queryKey: [...trpc.merges.suspects.queryKey(), 'pages'],
    queryFn: ({ pageParam }) => client.merges.suspects.query({ cursor: pageParam, limit: pageSize }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const unmark = useCommand(trpc.merges.unmarkDifferent.mutationOptions(), { doneText: t('distinct.restored') });
  const mark = useCommand(trpc.merges.markDifferent.mutationOptions(), {
    onDone: (_, pair) => {
      const names = namesOf(pairs?.find(({ first, second }) => first.id === pair.firstId && second.id === pair.secondId));
      showToast(t('suspects.marked', names), { undo: () => unmark.run(pair) });
    },
  });
  const { hasNextPage, isFetching, fetchNextPage } = suspects;
  const pairs = suspects.data?.pages.flatMap((page) => page.rows);
  const isThin = pairs !== undefined && pairs.length < pageSize;
  useEffect(() => {
    if (isThin && hasNextPage && !isFetching) void fetchNextPage();
  }, [isThin, hasNextPage, isFetching, fetchNextPage]);

  if (!pairs) return suspects.error ? <ErrorState error={suspects.error} onRetry={() => suspects.refetch()} /> : <TableSkeleton />;
  const isLooking = isFetching || (isThin && hasNextPage);
  if (pairs.length === 0 && !isLooking) return <EmptyState title={t('suspects.empty')} hint={t('suspects.emptyHint')} />;
  return (
    <>
      {pairs.length > 0 && (
        <TablePaper>
          <DataTable<SuspectPair>
            label={t('suspects.list')}
            rows={pairs}
            rowKey={({ first, second }) => `${first.id} ${second.id}`}
            columns={[
              { key: 'first', label: t('suspects.pair'), width: '30%', render: ({ first }) => <Side side={first} /> },
              { key: 'second', label: '', width: '30%', render: ({ second }) => <Side side={second} /> },
              { key: 'reasons', label: t('suspects.reasons'), render: ({ reasons }) => <Reasons reasons={reasons} /> },
              {
                key: 'act',
                label: '',
                width: 200,
                render: (pair) => (
                  <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 0.5, whiteSpace: 'nowrap' }}>
                    <Button
                      aria-label={t('suspects.differentOf', namesOf(pair))}
                      disabled={mark.isPending}
                      onClick={() => void mark.run({ firstId: pair.first.id, secondId: pair.second.id })}
                    >
                      {t('suspects.different')}
                    </Button>
                    <Button
                      component={RouterLink}
                      to={mergePath(pair)}
                      variant="outlined"
                      aria-label={t('suspects.mergeOf', namesOf(pair))}
                    >
                      {t('suspects.merge')}
                    </Button>
                  </Box>
                ),
              },
            ]}
          />
        </TablePaper>
      )}
      {isLooking && (
        <Box sx={{ display: 'grid', gap: 1, py: 2 }}>
          <Typography role="status" sx={{ color: 'text.secondary' }}>
            {t('suspects.searching')}
          </Typography>
          <LinearProgress aria-label={t('suspects.searching')} />
        </Box>
      )}
      {hasNextPage && !isLooking && (
        <Button onClick={() => void fetchNextPage()} sx={{ mt: 1 }}>
          {t('suspects.more')}
        </Button>
      )}
    </>
  );
}

/** The one with more requests stays, unless somebody chooses otherwise. */
function mergePath({ first, second }: SuspectPair): string {
  const [kept, absorbed] = second.requests > first.requests ? [second, first] : [first, second];
  return `/customers/merge?kept=${kept.id}&absorbed=${absorbed.id}`;
}

function namesOf(pair: SuspectPair | undefined): { readonly first: string; readonly second: string } {
  return { first: pair?.first.name ?? '', second: pair?.second.name ?? '' };
}

function Side({ side }: { readonly side: SuspectSide }): ReactNode {
  const { t } = useTranslation(['merges', 'customers']);
  return (
    <Box sx={{ overflowWrap: 'anywhere' }}>
      <Link component={RouterLink} to={`/customers/${side.id}`} sx={{ fontWeight: 600 }}>
        {side.name}
      </Link>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary', ...tabular }}>
        {[t(`customers:kind.${side.kind}`), side.region, side.phone].filter(Boolean).join(' · ')}
        {side.address && <div>{side.address}</div>}
        {t('merges:suspects.requests', { count: side.requests })} · {t('merges:suspects.active')} <When at={side.activeAt} />
      </Typography>
    </Box>
  );
}

function Reasons({ reasons }: Pick<SuspectPair, 'reasons'>): ReactNode {
  const { t } = useTranslation('merges');
  return (
    <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      {reasons.map(({ likeness, value }) => (
        <Box key={likeness} title={value}>
          <StatusChip label={t(`likeness.${likeness}`)} tone="neutral" />
        </Box>
      ))}
    </Box>
  );
}
