import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatQuantity } from '../../shared/pack-quantity.ts';
import { reversibleMoves } from '../../shared/stock.ts';
import type { MoveRow } from '../../shared/stock.ts';
import { useTRPC, useTRPCClient } from '../api.ts';
import { useCan } from '../session.tsx';
import { useCommand } from '../use-command.ts';
import { DataTable } from './data-table.tsx';
import type { DataTableColumn } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { TableSkeleton } from './table-skeleton.tsx';
import { Money } from './money.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { StatusChip } from './status-chip.tsx';
import { stockPaperPath } from './stock-paper-path.ts';
import type { Tone } from './status-chip.tsx';
import { When } from './when.tsx';

const tones: Readonly<Record<MoveRow['kind'], Tone>> = {
  opening: 'neutral',
  receipt: 'done',
  issue: 'active',
  return: 'attention',
  reversal: 'ended',
  transfer: 'neutral',
  consume: 'active',
  scrap: 'ended',
  count: 'attention',
  oldPart: 'neutral',
  recycle: 'done',
  sale: 'active',
  supplierReturn: 'attention',
  toCustomer: 'neutral',
  toolIn: 'done',
  lend: 'active',
  handIn: 'attention',
  toRepair: 'neutral',
  fromRepair: 'done',
  loss: 'ended',
  found: 'done',
};

export interface MovesTableProps {
  readonly itemId?: number;
  readonly workOrderId?: number;
  /** The lines of one paper of the storekeeper. */
  readonly documentId?: number | undefined;
  /** Leaves out the column of the part, on the part's own page. */
  readonly isOfOnePart?: boolean;
  readonly limit?: number;
}

/** The ledger, newest first: each move one line with from and to. A mistaken one is reversed with a reason, never changed. */
export function MovesTable({ itemId, workOrderId, documentId, isOfOnePart, limit = 30 }: MovesTableProps): ReactNode {
  const { t } = useTranslation(['parts', 'common']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayReverse = useCan()('stock.issue');
  const [mistaken, setMistaken] = useState<MoveRow>();
  const filter = { itemId: itemId ?? null, workOrderId: workOrderId ?? null, documentId: documentId ?? null, limit };
  const moves = useInfiniteQuery({
    queryKey: [...trpc.parts.moves.queryKey(), 'pages', filter],
    queryFn: ({ pageParam }) => client.parts.moves.query({ ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const reverse = useCommand(trpc.stock.reverse.mutationOptions(), {
    doneText: t('parts:page.reverseDone'),
    onDone: () => setMistaken(undefined),
  });
  if (moves.error && !moves.data) return <ErrorState error={moves.error} onRetry={() => void moves.refetch()} />;
  if (!moves.data) return <TableSkeleton />;
  const rows = moves.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState title={t('parts:moves.emptyTitle')} hint={t('parts:moves.emptyHint')} />;

  const columns: readonly DataTableColumn<MoveRow>[] = [
    { key: 'at', label: t('parts:field.at'), render: (row) => <When at={row.at} /> },
    { key: 'kind', label: t('parts:field.kind'), render: (row) => <MoveKindChip row={row} /> },
    ...(isOfOnePart
      ? []
      : [
          {
            key: 'item',
            label: t('parts:field.name'),
            render: (row: MoveRow) => (
              <Link component={RouterLink} to={`/parts/${row.itemId}`}>
                {row.itemCode} {row.itemName}
              </Link>
            ),
          },
        ]),
    ...(isOfOnePart
      ? // beside what the part's page shows on its right there is no room for two columns
        [{ key: 'way', label: t('parts:field.way'), render: (row: MoveRow) => <Way row={row} /> }]
      : [
          { key: 'from', label: t('parts:field.from'), render: (row: MoveRow) => <Place name={row.fromPlace} /> },
          { key: 'to', label: t('parts:field.to'), render: (row: MoveRow) => <Place name={row.toPlace} /> },
        ]),
    { key: 'qty', label: t('common:word.quantity'), numeric: true, render: (row) => formatQuantity(row.qty, row) },
    ...(isOfOnePart && rows.some(({ balanceQty }) => balanceQty != null)
      ? [
          {
            key: 'balance',
            label: t('parts:field.balance'),
            numeric: true,
            render: (row: MoveRow) => (row.balanceQty == null ? '' : formatQuantity(row.balanceQty, row)),
          },
        ]
      : []),
    { key: 'value', label: t('parts:field.amount'), numeric: true, render: (row) => <Money fen={row.valueFen} /> },
    { key: 'document', label: t('parts:field.document'), render: (row) => <Document row={row} /> },
    { key: 'who', label: t('parts:field.user'), render: (row) => <Who row={row} /> },
    ...(mayReverse
      ? [{ key: 'reverse', label: '', width: 44, render: (row: MoveRow) => <ReverseButton row={row} onClick={() => setMistaken(row)} /> }]
      : []),
  ];
  return (
    <>
      <DataTable label={t('parts:page.moves')} columns={columns} rows={rows} rowKey={(row) => row.id} />
      {moves.hasNextPage && (
        <Box sx={{ mt: 1 }}>
          <Button onClick={() => void moves.fetchNextPage()} loading={moves.isFetchingNextPage}>
            {t('parts:page.older')}
          </Button>
        </Box>
      )}
      {mistaken && (
        <ReasonDialog
          open
          action={t('parts:page.reverse')}
          thing={t('parts:page.reverseThing', {
            kind: t(`parts:move.${mistaken.kind}`),
            qty: formatQuantity(mistaken.qty, mistaken),
            name: mistaken.itemName,
          })}
          consequence={t('parts:page.reverseConsequence')}
          isDestructive
          isPending={reverse.isPending}
          onConfirm={(reason) => reverse.run({ moveId: mistaken.id, reason })}
          onClose={() => setMistaken(undefined)}
        />
      )}
    </>
  );
}

function MoveKindChip({ row }: { readonly row: MoveRow }): ReactNode {
  const { t } = useTranslation('parts');
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
      <StatusChip label={t(`move.${row.kind}`)} tone={row.kind === 'reversal' ? 'attention' : tones[row.kind]} />
      {row.isReversed && (
        <Typography variant="body2" component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {t('page.reversed')}
        </Typography>
      )}
    </Box>
  );
}

function Place({ name }: { readonly name: string }): ReactNode {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {name}
    </Box>
  );
}

function Way({ row: { fromPlace, toPlace } }: { readonly row: MoveRow }): ReactNode {
  return (
    <Box sx={{ display: 'grid' }}>
      <Place name={fromPlace} />
      <Place name={`→ ${toPlace}`} />
    </Box>
  );
}

/** The slip, and the storekeeper's own paper, which opens its print. */
function Document({ row }: { readonly row: MoveRow }): ReactNode {
  const allowed = useCan();
  const { workOrderId, workOrderNo, documentId, documentNo, documentKind } = row;
  const paper =
    documentId !== null && documentKind !== null && allowed('print.documents') ? (
      <Link component={RouterLink} to={stockPaperPath(documentKind, documentId)} sx={{ whiteSpace: 'nowrap' }}>
        {documentNo}
      </Link>
    ) : (
      documentNo
    );
  const slip =
    workOrderId !== null && allowed('workOrders.read') ? (
      <Link component={RouterLink} to={`/work-orders/${workOrderId}`} sx={{ whiteSpace: 'nowrap' }}>
        {workOrderNo}
      </Link>
    ) : (
      workOrderNo
    );
  return (
    <Box sx={{ display: 'grid' }}>
      {slip ?? row.receiptNo}
      {paper}
    </Box>
  );
}

function Who({ row }: { readonly row: MoveRow }): ReactNode {
  const detail = [row.signedBy, row.reason].filter(Boolean).join(' · ');
  return (
    // names stay whole in a narrow table; a long reason goes on below
    <Box sx={{ minWidth: 60 }}>
      {row.userName}
      {detail && (
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {detail}
        </Typography>
      )}
    </Box>
  );
}

function ReverseButton({ row, onClick }: { readonly row: MoveRow; readonly onClick: () => void }): ReactNode {
  const { t } = useTranslation('parts');
  if (row.isReversed || !reversibleMoves.includes(row.kind)) return null;
  return (
    <Tooltip title={t('page.reverse')}>
      <IconButton aria-label={`${t('page.reverse')} ${t(`move.${row.kind}`)} ${row.itemName} ${row.qty}`} onClick={onClick}>
        <Undo fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
