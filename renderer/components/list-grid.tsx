import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { DataGrid, useGridApiRef } from '@mui/x-data-grid';
import type { GridColDef, GridRenderCellParams, GridRowSelectionModel, GridSortModel, GridValidRowModel } from '@mui/x-data-grid';
import { enUS, zhCN } from '@mui/x-data-grid/locales';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { currentLanguage } from '../i18n.ts';
import { cspNonce } from '../nonce.ts';
import { tabular } from '../theme.ts';
import type { ListMemory, ListPlace } from './list-state.ts';

export interface ListColumn<Row, S extends string = string> {
  readonly field: string;
  readonly label: string;
  /** What the cell shows; without it the row's own value of that name. */
  readonly render?: (row: Row) => ReactNode;
  readonly width?: number;
  /** Takes a share of the free width. */
  readonly flex?: number;
  readonly minWidth?: number;
  /** Numbers, money and counts: right-aligned in equal figures. */
  readonly numeric?: boolean;
  /** The cell is the link to the row (the number or name column). */
  readonly link?: boolean;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
  /** The orders of the list that a click on the head gives. */
  readonly sortAs?: { readonly asc?: S; readonly desc?: S };
}

interface ListGridProps<Row, S extends string> {
  readonly label: string;
  readonly columns: readonly ListColumn<Row, S>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => number | string;
  readonly rowHref: ((row: Row) => string) | undefined;
  readonly isLoading: boolean;
  readonly overlay: ReactNode;
  readonly memory: Pick<ListMemory<unknown>, 'columns' | 'widths' | 'density'>;
  readonly remember: (change: Pick<ListMemory<never>, 'widths'>) => void;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly ticked: readonly Row[] | undefined;
  readonly onTicked: (rows: readonly Row[]) => void;
  readonly place: ListPlace<unknown> | undefined;
  readonly onLeave: (scrollTop: number, rowId: string | number | undefined) => void;
}

/** The table of `ListPage`: the data grid with the counter's manners (Enter opens the row, Back returns to it). */
export function ListGrid<Row, S extends string>(props: ListGridProps<Row, S>): ReactNode {
  const { columns, rows, rowId, rowHref, memory, remember, sort, ticked } = props;
  const navigate = useNavigate();
  const grid = useGridApiRef();
  const gridColumns = useMemo(() => columns.map((column) => gridColumn(column, rowHref, memory.widths)), [columns, rowHref, memory.widths]);
  const overlay = useRef(props.overlay);
  overlay.current = props.overlay;
  const slots = useMemo(
    () => ({ noRowsOverlay: () => <Box sx={{ pointerEvents: 'auto', cursor: 'default' }}>{overlay.current}</Box> }),
    [],
  );

  const open = (row: Row) => {
    if (!rowHref) return;
    props.onLeave(grid.current?.getScrollPosition().top ?? 0, rowId(row));
    void navigate(rowHref(row));
  };

  const hasRows = rows !== undefined;
  const place = useRef(props.place);
  useEffect(() => {
    const before = place.current;
    if (!hasRows || !before || !grid.current) return;
    place.current = undefined;
    grid.current.scroll({ top: before.scrollTop });
    const field = columns[0]?.field;
    if (before.rowId !== undefined && field && grid.current.getRow(before.rowId)) grid.current.setCellFocus(before.rowId, field);
  }, [hasRows, columns, grid]);

  const selection: GridRowSelectionModel = { type: 'include', ids: new Set((ticked ?? []).map(rowId)) };
  return (
    <Box sx={{ flex: 1, minHeight: 0, px: 1 }}>
      <DataGrid
        apiRef={grid}
        aria-label={props.label}
        nonce={cspNonce()}
        localeText={(currentLanguage() === 'en' ? enUS : zhCN).components.MuiDataGrid.defaultProps.localeText}
        rows={(rows ?? []) as readonly GridValidRowModel[]}
        columns={gridColumns}
        getRowId={(row: GridValidRowModel) => rowId(row as Row)}
        loading={props.isLoading}
        slots={slots}
        slotProps={{ loadingOverlay: { variant: 'skeleton', noRowsVariant: 'skeleton' } }}
        density={memory.density ?? 'compact'}
        columnVisibilityModel={visibility(columns, memory.columns)}
        onColumnWidthChange={({ colDef, width }) => remember({ widths: { ...memory.widths, [colDef.field]: Math.round(width) } })}
        sortingMode="server"
        sortModel={sortModel(columns, sort)}
        onSortModelChange={(model) => {
          const next = sortOf(columns, model);
          if (next) props.onSort(next);
        }}
        checkboxSelection={ticked !== undefined}
        rowSelectionModel={selection}
        onRowSelectionModelChange={(model) => props.onTicked(chosenRows(rows ?? [], rowId, model))}
        disableRowSelectionOnClick
        disableColumnFilter
        disableColumnMenu
        hideFooter
        onRowClick={({ row }, event) => {
          if (!(event.target instanceof Element && event.target.closest('a, button, input'))) open(row as Row);
        }}
        onCellKeyDown={({ row, field }, event) => {
          if (event.key !== 'Enter' || field === '__check__') return;
          event.preventDefault();
          event.defaultMuiPrevented = true;
          open(row as Row);
        }}
      />
    </Box>
  );
}

function gridColumn<Row, S extends string>(
  column: ListColumn<Row, S>,
  rowHref: ((row: Row) => string) | undefined,
  widths: Readonly<Record<string, number>> | undefined,
): GridColDef {
  const remembered = widths?.[column.field];
  return {
    field: column.field,
    headerName: column.label,
    display: 'flex',
    align: column.numeric ? 'right' : 'left',
    headerAlign: column.numeric ? 'right' : 'left',
    sortable: column.sortAs !== undefined,
    sortingOrder: [...(column.sortAs?.asc ? ['asc' as const] : []), ...(column.sortAs?.desc ? ['desc' as const] : [])],
    minWidth: column.minWidth ?? 60,
    ...(remembered ? { width: remembered } : column.flex ? { flex: column.flex } : { width: column.width ?? 120 }),
    renderCell: (params: GridRenderCellParams) => cell(column, params, rowHref),
  };
}

function cell<Row, S extends string>(
  column: ListColumn<Row, S>,
  params: GridRenderCellParams,
  rowHref: ((row: Row) => string) | undefined,
): ReactNode {
  const row = params.row as Row;
  const content = column.render ? column.render(row) : String(params.value ?? '');
  if (column.link && rowHref) {
    return (
      <Link component={RouterLink} to={rowHref(row)} tabIndex={params.tabIndex} sx={{ ...tabular, ...cut, fontWeight: 600 }}>
        {content}
      </Link>
    );
  }
  return column.numeric ? (
    <Box component="span" sx={tabular}>
      {content}
    </Box>
  ) : typeof content === 'string' ? (
    <span style={cut}>{content}</span>
  ) : (
    content
  );
}

/** What is too long for its cell ends in dots. */
const cut = { overflow: 'hidden', textOverflow: 'ellipsis' } as const;

function visibility<Row, S extends string>(
  columns: readonly ListColumn<Row, S>[],
  chosen: Readonly<Record<string, boolean>> | undefined,
): Record<string, boolean> {
  return Object.fromEntries(columns.map((column) => [column.field, chosen?.[column.field] ?? !column.hidden]));
}

function sortModel<Row, S extends string>(columns: readonly ListColumn<Row, S>[], sort: string): GridSortModel {
  for (const { field, sortAs } of columns) {
    if (sortAs?.asc === sort) return [{ field, sort: 'asc' }];
    if (sortAs?.desc === sort) return [{ field, sort: 'desc' }];
  }
  return [];
}

function sortOf<Row, S extends string>(columns: readonly ListColumn<Row, S>[], model: GridSortModel): S | undefined {
  const [first] = model;
  const sortAs = columns.find((column) => column.field === first?.field)?.sortAs;
  return first?.sort === 'desc' ? sortAs?.desc : sortAs?.asc;
}

function chosenRows<Row>(rows: readonly Row[], rowId: (row: Row) => number | string, model: GridRowSelectionModel): readonly Row[] {
  return rows.filter((row) => model.ids.has(rowId(row)) === (model.type === 'include'));
}
