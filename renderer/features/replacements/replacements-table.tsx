import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ReplacementRow, ReplacementState } from '../../../shared/replacements.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { DecideDialog } from './decide-dialog.tsx';

const tones: Readonly<Record<ReplacementState, Tone>> = { asked: 'attention', approved: 'done', refused: 'ended' };

/** Replacement pieces, newest first, with the supervisor's decision. */
export function ReplacementsTable({ state }: { readonly state: ReplacementState | null }): ReactNode {
  const { t } = useTranslation('replacements');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const allowed = useCan();
  const [deciding, setDeciding] = useState<ReplacementRow>();
  const pages = useInfiniteQuery({
    queryKey: [...trpc.replacements.list.queryKey(), 'pages', state],
    queryFn: ({ pageParam }) => client.replacements.list.query({ state, cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (pages.error && !pages.data) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <TableSkeleton />;
  const rows = pages.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <>
      <DataTable<ReplacementRow>
        label={t('title')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'no',
            label: t('no'),
            width: 160,
            render: ({ id, no }) =>
              allowed('print.documents') ? (
                <Link component={RouterLink} to={`/print/replacement?id=${id}`}>
                  {no}
                </Link>
              ) : (
                no
              ),
          },
          {
            key: 'state',
            label: t('stateLabel'),
            width: 90,
            render: (row) => <StatusChip label={t(`state.${row.state}`)} tone={tones[row.state]} />,
          },
          {
            key: 'slip',
            label: t('slip'),
            width: 180,
            render: (row) => (
              <>
                <Link component={RouterLink} to={`/work-orders/${row.workOrderId}`} sx={{ whiteSpace: 'nowrap' }}>
                  {row.workOrderNo}
                </Link>
                <Quiet>{row.customerName}</Quiet>
              </>
            ),
          },
          {
            key: 'item',
            label: t('item'),
            render: (row) => (
              <>
                {[row.itemCode, row.itemName, row.itemSpec].filter(Boolean).join(' ')}
                {row.nth > 1 && <Quiet>{t('nth', { n: row.nth })}</Quiet>}
              </>
            ),
          },
          { key: 'qty', label: t('qty'), numeric: true, width: 90, render: ({ qty, unit }) => `${qty} ${unit}` },
          {
            key: 'reason',
            label: t('reason'),
            render: (row) => (
              <>
                {t(`cause.${row.cause}`)}
                <Quiet>{row.reason}</Quiet>
              </>
            ),
          },
          { key: 'responsible', label: t('responsible'), width: 90, render: ({ responsibleName }) => responsibleName },
          {
            key: 'at',
            label: t('at'),
            width: 130,
            render: (row) => (
              <>
                <When at={row.createdAt} />
                <Quiet>{row.createdByName}</Quiet>
              </>
            ),
          },
          ...(allowed('replacements.decide')
            ? [
                {
                  key: 'decide',
                  label: '',
                  width: 90,
                  render: (row: ReplacementRow) =>
                    row.state === 'asked' && (
                      <Button variant="outlined" aria-label={`${t('decide')} ${row.no}`} onClick={() => setDeciding(row)}>
                        {t('decide')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {pages.hasNextPage && (
        <Box sx={{ p: 1 }}>
          <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            {t('older')}
          </Button>
        </Box>
      )}
      {deciding && <DecideDialog replacement={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}

function Quiet({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}
