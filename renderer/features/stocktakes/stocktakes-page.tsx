import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { openStocktakeStates } from '../../../shared/stocktake-lifecycle.ts';
import { countedKinds } from '../../../shared/stocktakes.ts';
import type { CountedKind, StocktakeRow } from '../../../shared/stocktakes.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { MonthsPanel } from './months-panel.tsx';
import { NewStocktakeDialog } from './new-stocktake-dialog.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import { StocktakeChip } from './stocktake-chip.tsx';

interface Filters {
  readonly query: string;
  readonly kind: CountedKind | '';
  readonly show: 'open' | 'all';
}

const usual: Filters = { query: '', kind: '', show: 'all' };
const rowId = (row: StocktakeRow): number => row.id;
const rowHref = (row: StocktakeRow): string => `/stocktakes/${row.id}`;

/** Stocktakes with a year of months above: which month has none (R-000-24, R-000-36). */
export function StocktakesPage(): ReactNode {
  const { t } = useTranslation('stocktakes');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'new' | 'rules'>();
  const close = () => setDialog(undefined);
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <MonthsPanel />
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ListPage<StocktakeRow, Filters, 'newest'>
          id="stocktakes"
          title={t('title')}
          columns={useColumns()}
          rowId={rowId}
          rowHref={rowHref}
          defaultFilters={usual}
          defaultSort="newest"
          searchField="query"
          searchLabel={t('list.search')}
          filters={(filters, change) => (
            <>
              <TextField
                select
                label={t('create.kind')}
                value={filters.kind}
                onChange={({ target }) => change({ kind: countedKinds.find((one) => one === target.value) ?? '' })}
                slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
                sx={{ width: 150 }}
              >
                <MenuItem value="">{t('list.anyKind')}</MenuItem>
                {countedKinds.map((kind) => (
                  <MenuItem key={kind} value={kind}>
                    {t(`kind.${kind}`)}
                  </MenuItem>
                ))}
              </TextField>
              <TextField
                select
                label={t('list.show')}
                value={filters.show}
                onChange={({ target }) => change({ show: target.value === 'open' ? 'open' : 'all' })}
                sx={{ width: 120 }}
              >
                <MenuItem value="all">{t('list.all')}</MenuItem>
                <MenuItem value="open">{t('list.open')}</MenuItem>
              </TextField>
            </>
          )}
          useRows={useStocktakeRows}
          useCount={useStocktakeCount}
          exportRows={
            allowed('parts.export')
              ? ({ filters }) => client.stocktakes.export.mutate({ key: newRequestKey(), body: asked(filters) })
              : undefined
          }
          action={
            <>
              {allowed('settings.manage') && <Button onClick={() => setDialog('rules')}>{t('rules.button')}</Button>}
              {allowed('stocktakes.start') && (
                <Button variant="contained" onClick={() => setDialog('new')}>
                  {t('create.button')}
                </Button>
              )}
            </>
          }
          empty={{ title: t('list.empty'), hint: t('list.emptyHint') }}
        />
      </Box>
      {dialog === 'new' && <NewStocktakeDialog onDone={(id) => navigate(`/stocktakes/${id}`)} onClose={close} />}
      {dialog === 'rules' && <RulesDialog onClose={close} />}
    </Box>
  );
}

function asked({ query, kind, show }: Filters) {
  return { query: query.trim().slice(0, 60), kind: kind === '' ? null : kind, states: show === 'open' ? [...openStocktakeStates] : [] };
}

function useStocktakeRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().stocktakes.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useStocktakeCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().stocktakes.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<StocktakeRow, 'newest'>[] {
  const { t } = useTranslation('stocktakes');
  return useMemo(
    () => [
      { field: 'no', label: t('list.no'), width: 150, link: true },
      { field: 'state', label: t('list.state'), width: 110, render: ({ state }) => <StocktakeChip state={state} /> },
      { field: 'kind', label: t('create.kind'), width: 130, render: ({ kind }) => t(`kind.${kind}`) },
      { field: 'mode', label: t('create.mode'), width: 120, render: ({ mode }) => t(`mode.${mode}`) },
      { field: 'bookedOn', label: t('list.bookedOn'), width: 130 },
      {
        field: 'progress',
        label: t('list.progress'),
        width: 110,
        numeric: true,
        render: (row) => `${row.countedCount} / ${row.lineCount}`,
      },
      { field: 'differenceCount', label: t('list.differences'), width: 100, numeric: true, render: (row) => row.differenceCount ?? '—' },
      { field: 'createdByName', label: t('list.startedBy'), flex: 1, minWidth: 110 },
      { field: 'stateAt', label: t('list.stateAt'), width: 150, render: ({ stateAt }) => <When at={stateAt} /> },
    ],
    [t],
  );
}
