import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryKind } from '../../../shared/customer-history.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { CustomerChanges } from './customer-changes.tsx';
import { HistoryLines } from './history-lines.tsx';

const groups = {
  all: [],
  work: ['request', 'slip'],
  talk: ['talk'],
  goods: ['item', 'project'],
  papers: ['print', 'card'],
  file: ['file', 'privacy'],
} as const satisfies Record<string, readonly HistoryKind[]>;
type Group = keyof typeof groups;

const pageSize = 20;

/** All dealings with a customer by date, the newest first (R-002-46), and who changed what (R-002-48). */
export function CustomerHistory({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation('customerHistory');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [group, setGroup] = useState<Group>('all');
  const asked = { id: customerId, kinds: [...groups[group]], limit: pageSize };
  const history = useInfiniteQuery({
    queryKey: [...trpc.customers.history.queryKey(), 'pages', asked],
    queryFn: ({ pageParam }) => client.customers.history.query({ ...asked, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 0,
  });
  const entries = history.data?.pages.flatMap((page) => page.rows);
  return (
    <>
      <Section title={t('title')}>
        <TextField
          select
          label={t('filter')}
          value={group}
          onChange={(event) => setGroup(event.target.value as Group)}
          sx={{ mb: 1.5, width: '100%' }}
        >
          {(Object.keys(groups) as Group[]).map((one) => (
            <MenuItem key={one} value={one}>
              {t(`filters.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        {entries?.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('none')}</Typography>}
        {entries && entries.length > 0 && <HistoryLines entries={entries} />}
        {!entries &&
          (history.error ? <ErrorState error={history.error} onRetry={() => void history.refetch()} /> : <Skeleton height={160} />)}
        {history.hasNextPage && (
          <Button onClick={() => void history.fetchNextPage()} loading={history.isFetchingNextPage} sx={{ mt: 1 }}>
            {t('older')}
          </Button>
        )}
      </Section>
      <CustomerChanges customerId={customerId} />
    </>
  );
}
