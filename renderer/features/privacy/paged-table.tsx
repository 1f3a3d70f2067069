import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { DataTable } from '../../components/data-table.tsx';
import type { DataTableColumn } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import type { Pages } from './use-pages.ts';

interface PagedTableProps<Row> {
  readonly label: string;
  readonly pages: Pages<Row>;
  readonly columns: readonly DataTableColumn<Row>[];
  readonly rowKey: (row: Row) => number;
  readonly empty: string;
  readonly emptyHint?: string;
  readonly more: string;
}

/** A list with its loading, empty and error states, and the button that goes on. */
export function PagedTable<Row>({ label, pages, columns, rowKey, empty, emptyHint, more }: PagedTableProps<Row>): ReactNode {
  if (!pages.rows)
    return pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : <TableSkeleton rows={8} />;
  if (pages.rows.length === 0) return <EmptyState title={empty} hint={emptyHint} />;
  return (
    <>
      <TablePaper>
        <DataTable label={label} rows={pages.rows} rowKey={rowKey} columns={columns} />
      </TablePaper>
      {pages.hasMore && (
        <Button onClick={pages.more} loading={pages.isFetchingMore} sx={{ mt: 1 }}>
          {more}
        </Button>
      )}
    </>
  );
}
