import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBatchRow } from '../../../shared/imports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When, useWhen } from '../../components/when.tsx';
import { UndoDialog } from './undo-dialog.tsx';

const pageSize = 20;

/** Who imported what, and the way back. */
export function ImportList(): ReactNode {
  const { t } = useTranslation('imports');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const when = useWhen();
  const [undoing, setUndoing] = useState<ImportBatchRow>();
  const batches = useInfiniteQuery({
    queryKey: [...trpc.imports.list.queryKey(), 'pages'],
    queryFn: ({ pageParam }) => client.imports.list.query({ cursor: pageParam, limit: pageSize }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = batches.data?.pages.flatMap((page) => page.rows) ?? [];
  const state = ({ undoneAt, undoneByName }: ImportBatchRow) =>
    undoneAt === null ? (
      <StatusChip label={t('list.done')} tone="done" />
    ) : (
      t('list.undone', { who: undoneByName, when: when(undoneAt, 'full') })
    );
  return (
    <Section title={t('list.title')}>
      {batches.error ? (
        <ErrorState error={batches.error} onRetry={() => void batches.refetch()} />
      ) : !batches.data ? (
        <TableSkeleton rows={3} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
      ) : (
        <DataTable
          label={t('list.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', label: t('list.at'), width: 150, render: ({ at }) => <When at={at} as="full" /> },
            { key: 'who', label: t('list.who'), width: 110, render: ({ userName }) => userName },
            { key: 'what', label: t('list.what'), width: 90, render: ({ kind }) => t(`target.${kind}`) },
            { key: 'file', label: t('list.file'), render: ({ fileName }) => <Box sx={{ overflowWrap: 'anywhere' }}>{fileName}</Box> },
            {
              key: 'created',
              label: t('list.created'),
              numeric: true,
              width: 90,
              render: ({ created }) => created.toLocaleString('en-US'),
            },
            {
              key: 'updated',
              label: t('list.updated'),
              numeric: true,
              width: 90,
              render: ({ updated }) => updated.toLocaleString('en-US'),
            },
            { key: 'state', label: t('list.state'), width: 220, render: state },
            {
              key: 'undo',
              label: '',
              width: 90,
              render: (row) =>
                row.undoneAt === null && (
                  <CommandButton
                    label={t('undo.action')}
                    refusal={row.kind !== 'customers' ? t('undo.parts') : undefined}
                    onClick={() => setUndoing(row)}
                  />
                ),
            },
          ]}
        />
      )}
      {batches.hasNextPage && (
        <Button loading={batches.isFetchingNextPage} onClick={() => void batches.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
      <UndoDialog batch={undoing} onClose={() => setUndoing(undefined)} />
    </Section>
  );
}
