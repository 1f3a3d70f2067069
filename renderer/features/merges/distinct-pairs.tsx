import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { DistinctPair } from '../../../shared/duplicates.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';

/** Pairs that somebody found to be different, with the way back to the worklist. */
export function DistinctPairs(): ReactNode {
  const { t } = useTranslation('merges');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const pairs = useInfiniteQuery({
    queryKey: [...trpc.merges.different.queryKey(), 'pages'],
    queryFn: ({ pageParam }) => client.merges.different.query({ cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const unmark = useCommand(trpc.merges.unmarkDifferent.mutationOptions(), { doneText: t('distinct.restored') });
  const rows = pairs.data?.pages.flatMap((page) => page.rows);
  if (!rows) return pairs.error ? <ErrorState error={pairs.error} onRetry={() => pairs.refetch()} /> : <TableSkeleton />;
  if (rows.length === 0) return <EmptyState title={t('distinct.empty')} />;
  return (
    <>
      <TablePaper>
        <DataTable<DistinctPair>
          label={t('distinct.list')}
          rows={rows}
          rowKey={({ firstId, secondId }) => `${firstId} ${secondId}`}
          columns={[
            { key: 'first', label: t('distinct.first'), render: ({ firstId, firstName }) => <Customer id={firstId} name={firstName} /> },
            {
              key: 'second',
              label: t('distinct.second'),
              render: ({ secondId, secondName }) => <Customer id={secondId} name={secondName} />,
            },
            { key: 'who', label: t('distinct.who'), render: ({ userName }) => userName },
            { key: 'at', label: t('distinct.at'), render: ({ at }) => <When at={at} /> },
            {
              key: 'act',
              label: '',
              width: 120,
              render: ({ firstId, secondId, firstName, secondName }) => (
                <Button
                  aria-label={t('distinct.backOf', { first: firstName, second: secondName })}
                  disabled={unmark.isPending}
                  onClick={() => void unmark.run({ firstId, secondId })}
                >
                  {t('distinct.back')}
                </Button>
              ),
            },
          ]}
        />
      </TablePaper>
      {pairs.hasNextPage && (
        <Button loading={pairs.isFetchingNextPage} onClick={() => void pairs.fetchNextPage()} sx={{ mt: 1 }}>
          {t('suspects.more')}
        </Button>
      )}
    </>
  );
}

function Customer({ id, name }: { readonly id: number; readonly name: string }): ReactNode {
  return (
    <Link component={RouterLink} to={`/customers/${id}`} sx={{ fontWeight: 600 }}>
      {name}
    </Link>
  );
}
