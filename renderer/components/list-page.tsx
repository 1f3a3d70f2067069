import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import FirstPage from '@mui/icons-material/FirstPage';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Count, FileOut, Page } from '../../shared/fields.ts';
import { useSession } from '../session.tsx';
import { tabular } from '../theme.ts';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { ListExportButton } from './list-export-button.tsx';
import { ListGrid } from './list-grid.tsx';
import type { ListColumn } from './list-grid.tsx';
import { ListSearchField } from './list-search-field.tsx';
import { ListSettings } from './list-settings.tsx';
import { useListMemory, useListPlace } from './list-state.ts';
import type { SavedView } from './list-state.ts';
import { PageHeader } from './page-header.tsx';

/** The part of a TanStack query result that a list needs; the result of `useQuery` fits. */
export interface ListQuery<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

export interface ListRequest<F, S extends string> {
  readonly filters: F;
  readonly sort: S;
}

export interface ListPageRequest<F, S extends string> extends ListRequest<F, S> {
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface ListPageProps<Row, F extends object, S extends string> {
  /** Names the memory of this list; keep it for ever. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ListColumn<Row, S>[];
  readonly rowId: (row: Row) => number | string;
  /** Where Enter or a click on the row leads. */
  readonly rowHref?: (row: Row) => string;
  /** A hook: one page of rows. Pass `placeholderData: keepPreviousData`, so that the list does not blink. */
  readonly useRows: (request: ListPageRequest<F, S>) => ListQuery<Page<Row>>;
  /** A hook: how many rows the filters find. */
  readonly useCount?: (request: ListRequest<F, S>) => ListQuery<Count>;
  readonly defaultFilters: F;
  /** Filters that win over the remembered ones, e.g. from the address; give the page a `key` when they change. */
  readonly initialFilters?: Partial<F>;
  readonly defaultSort: S;
  /** Orders to choose from; columns with `sortAs` also sort by a click on their head. */
  readonly sorts?: readonly { readonly value: S; readonly label: string }[];
  /** The filter that the search box writes (a string); no search box without it. */
  readonly searchField?: keyof F & string;
  readonly searchLabel?: string;
  /** Further filters beside the search box, and what else stands there, such as printing what the list shows. */
  readonly filters?: (filters: F, change: (next: Partial<F>) => void, sort: S) => ReactNode;
  /** Makes the Excel file of everything that the filters find. */
  readonly exportRows?: (request: ListRequest<F, S>) => Promise<FileOut>;
  /** The primary action, right in the header. */
  readonly action?: ReactNode;
  /** Shown when there is nothing at all (no filter set): what belongs here and the button that makes the first one. */
  readonly empty?: { readonly title: string; readonly hint?: string; readonly action?: ReactNode };
  /** Rows can be ticked; shows this while some are. `clear` unticks all. */
  readonly batch?: (rows: readonly Row[], clear: () => void) => ReactNode;
}

/**
 * A list page: search with `/`, filters, sorting, column choice, density, saved views, count, keyset paging, export.
 * It remembers itself per user, and Back returns to the same place.
 *
 *     <ListPage id="requests" title={t('list.title')} columns={columns} rowId={(row) => row.id} rowHref={(row) => `/requests/${row.id}`}
 *       defaultFilters={{ query: '', states: [] }} defaultSort="received" searchField="query"
 *       useRows={({ filters, ...page }) => useQuery(trpc.requests.list.queryOptions({ ...filters, ...page }, { placeholderData: keepPreviousData }))}
 *       useCount={({ filters }) => useQuery(trpc.requests.count.queryOptions(filters))} />
 */
export function ListPage<Row, F extends object, S extends string>(props: ListPageProps<Row, F, S>): ReactNode {
  const { t } = useTranslation();
  const { user } = useSession();
  const [memory, remember] = useListMemory<F>(user.id, props.id);
  const [place, notePlace] = useListPlace<F>(user.id, props.id);
  const [filters, setFilters] = useState<F>({ ...props.defaultFilters, ...place?.filters, ...props.initialFilters });
  const [cursors, setCursors] = useState<readonly string[]>(props.initialFilters ? [] : (place?.cursors ?? []));
  const [ticked, setTicked] = useState<readonly Row[]>([]);
  const sort = knownSort(props, memory.sort);
  const limit = memory.limit ?? 50;
  const rows = props.useRows({ filters, sort, cursor: cursors.at(-1), limit });
  const count = useCountOf(props, { filters, sort });

  const change = (next: Partial<F>) => {
    const changed = { ...filters, ...next };
    setFilters(changed);
    setCursors([]);
    setTicked([]);
    notePlace({ filters: changed, cursors: [], scrollTop: 0, rowId: undefined });
  };
  const turnTo = (next: readonly string[]) => {
    setCursors(next);
    notePlace({ filters, cursors: next, scrollTop: 0, rowId: undefined });
  };
  const sortBy = (next: string) => {
    remember({ sort: next });
    setCursors([]);
  };
  const showView = (view: SavedView<F>) => {
    change({ ...props.defaultFilters, ...view.filters });
    sortBy(view.sort);
  };

  const page = rows.data;
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(props.defaultFilters);
  const overlay = rows.error ? (
    <ErrorState error={rows.error} onRetry={rows.refetch} />
  ) : isFiltered ? (
    <EmptyState title={t('empty.filtered')} hint={t('empty.filteredHint')} />
  ) : (
    <EmptyState title={props.empty?.title ?? t('empty.title')} hint={props.empty?.hint} action={props.empty?.action} />
  );
  const searchField = props.searchField;
  const next = page?.nextCursor;

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHeader title={props.title} actions={props.action} />
      <Box sx={{ display: 'flex', gap: 1, px: 2, pt: 0.75, pb: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        {searchField && (
          <ListSearchField
            label={props.searchLabel ?? t('list.search')}
            value={String(filters[searchField] ?? '')}
            onChange={(text) => change({ [searchField]: text } as Partial<F>)}
          />
        )}
        {props.filters?.(filters, change, sort)}
        {props.sorts && (
          <TextField select label={t('list.sort')} value={sort} onChange={(event) => sortBy(event.target.value)} sx={{ width: 150 }}>
            {props.sorts.map((one) => (
              <MenuItem key={one.value} value={one.value}>
                {one.label}
              </MenuItem>
            ))}
          </TextField>
        )}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 0.5, alignItems: 'center' }}>
          {props.exportRows && <ListExportButton exportRows={props.exportRows} request={{ filters, sort }} />}
          <ListSettings
            columns={props.columns}
            memory={memory}
            remember={remember}
            current={{ filters, sort }}
            onView={showView}
            onClear={isFiltered ? () => change(props.defaultFilters) : undefined}
          />
        </Box>
      </Box>
      {rows.error && page ? overlay : null}
      {props.batch && ticked.length > 0 && (
        <Box sx={{ display: 'flex', gap: 1, px: 2, pb: 1, alignItems: 'center' }}>
          <Typography sx={tabular}>{t('list.selected', { count: ticked.length })}</Typography>
          {props.batch(ticked, () => setTicked([]))}
        </Box>
      )}
      <ListGrid
        label={props.title}
        columns={props.columns}
        rows={page?.rows}
        rowId={props.rowId}
        rowHref={props.rowHref}
        isLoading={rows.isFetching && !page}
        overlay={overlay}
        memory={memory}
        remember={remember}
        sort={sort}
        onSort={sortBy}
        ticked={props.batch ? ticked : undefined}
        onTicked={setTicked}
        place={place}
        onLeave={(scrollTop, rowId) => notePlace({ filters, cursors, scrollTop, rowId })}
      />
      <Box
        component="footer"
        sx={{ display: 'flex', alignItems: 'center', gap: 0.5, px: 2, py: 0.5, borderTop: 1, borderColor: 'divider', ...tabular }}
      >
        <Typography variant="body2" aria-live="polite" sx={{ mr: 'auto', color: 'text.secondary' }}>
          {countText(t, count?.data, page?.rows.length)}
        </Typography>
        {page && page.rows.length > 0 && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('list.range', { from: cursors.length * limit + 1, to: cursors.length * limit + page.rows.length })}
          </Typography>
        )}
        <IconButton aria-label={t('list.firstPage')} disabled={cursors.length === 0} onClick={() => turnTo([])}>
          <FirstPage fontSize="small" />
        </IconButton>
        <IconButton aria-label={t('list.previousPage')} disabled={cursors.length === 0} onClick={() => turnTo(cursors.slice(0, -1))}>
          <ChevronLeft fontSize="small" />
        </IconButton>
        <IconButton aria-label={t('list.nextPage')} disabled={!next} onClick={() => next && turnTo([...cursors, next])}>
          <ChevronRight fontSize="small" />
        </IconButton>
      </Box>
    </Box>
  );
}

function useCountOf<Row, F extends object, S extends string>(
  props: ListPageProps<Row, F, S>,
  request: ListRequest<F, S>,
): ListQuery<Count> | undefined {
  const useCount = props.useCount ?? noCount;
  return useCount(request);
}

const noCount = (): ListQuery<Count> => ({ data: undefined, error: null, isFetching: false, refetch: () => undefined });

function knownSort<Row, F extends object, S extends string>(props: ListPageProps<Row, F, S>, remembered: string | undefined): S {
  const known = [
    props.defaultSort,
    ...(props.sorts ?? []).map((one) => one.value),
    ...props.columns.flatMap((column) => [column.sortAs?.asc, column.sortAs?.desc]),
  ];
  return known.find((one) => one === remembered) ?? props.defaultSort;
}

function countText(t: ReturnType<typeof useTranslation<'common'>>['t'], count: Count | undefined, onPage: number | undefined): string {
  if (count) return t('list.count', { total: `${count.total.toLocaleString('en-US')}${count.isMore ? '+' : ''}` });
  return onPage === undefined ? '' : t('list.countUnknown', { count: onPage });
}
