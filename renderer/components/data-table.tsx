import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { tabular } from '../theme.ts';
import { EmptyState } from './empty-state.tsx';

export interface DataTableColumn<Row> {
  readonly key: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** Numbers, money and counts: right-aligned in equal figures. */
  readonly numeric?: boolean;
  readonly width?: number | string;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataTableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly empty?: string;
  /** A last line, such as totals; one cell per column. */
  readonly footer?: ReactNode;
}

/** A small plain table inside a page (parts of a slip, visits). For lists that page: `ListPage`. */
export function DataTable<Row>({ label, columns, rows, rowKey, empty, footer }: DataTableProps<Row>): ReactNode {
  if (rows.length === 0 && empty !== undefined) return <EmptyState title={empty} />;
  return (
    <TableContainer>
      <Table aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.key} align={column.numeric ? 'right' : 'left'} sx={{ width: column.width }}>
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} hover>
              {columns.map((column) => (
                <TableCell key={column.key} align={column.numeric ? 'right' : 'left'} sx={column.numeric ? tabular : undefined}>
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
          {footer}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
