import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { toolPurchaseStates } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseState } from '../../../shared/tool-purchase-lifecycle.ts';
import { toolPurchaseShows } from '../../../shared/tool-purchases.ts';
import type { ToolPurchaseRow, ToolPurchaseShow } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { When } from '../../components/when.tsx';
import { currentLanguage } from '../../i18n.ts';
import { useCan } from '../../session.tsx';
import { PurchaseStateChip, TurnMark } from './purchase-marks.tsx';

interface Filters {
  readonly query: string;
  readonly show: ToolPurchaseShow;
  readonly state: ToolPurchaseState | null;
}

const usual: Filters = { query: '', show: 'open', state: null };
const rowId = (row: ToolPurchaseRow): number => row.id;
const rowHref = (row: ToolPurchaseRow): string => `/tools/purchases/${row.id}`;

/** Tool purchase requests 工具申购单 (B-23): open ones first, and at a glance whose turn it is. `?show=mine` is what waits for oneself. */
export function ToolPurchasesPage(): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const allowed = useCan();
  const asked = useSearchParams()[0].get('show');
  const show = toolPurchaseShows.find((one) => one === asked);
  const create = allowed('tools.manage') && (
    <Button variant="contained" component={RouterLink} to="/tools/purchases/new">
      {t('list.new')}
    </Button>
  );
  return (
    <ToolsArea>
      <ListPage<ToolPurchaseRow, Filters, 'newest'>
        key={show}
        id="toolPurchases"
        title={t('title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={show && { ...usual, show }}
        defaultSort="newest"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => <PurchaseFilters filters={filters} change={change} />}
        useRows={useRows}
        useCount={useCount}
        action={create}
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint'), action: create }}
      />
    </ToolsArea>
  );
}

function PurchaseFilters({
  filters: { show, state },
  change,
}: {
  readonly filters: Filters;
  readonly change: (next: Partial<Filters>) => void;
}): ReactNode {
  const { t } = useTranslation('toolPurchases');
  return (
    <>
      <TextField
        select
        label={t('list.show')}
        value={show}
        onChange={(event) => change({ show: toolPurchaseShows.find((one) => one === event.target.value) ?? 'open' })}
        sx={{ width: 130 }}
      >
        {toolPurchaseShows.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`list.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceFilter
        label={t('list.state')}
        all={t('list.anyState')}
        value={state}
        options={toolPurchaseStates.map((one) => [one, t(`state.${one}`)])}
        onChange={(state) => change({ state })}
        width={170}
      />
    </>
  );
}

function asked({ query, ...filters }: Filters) {
  return { ...filters, query: query.trim().slice(0, 60) };
}

function useRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().toolPurchases.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().toolPurchases.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<ToolPurchaseRow, 'newest'>[] {
  const { t } = useTranslation('toolPurchases');
  // English words are longer than the Chinese ones
  const isEnglish = currentLanguage() === 'en';
  return useMemo(
    () => [
      { field: 'no', label: t('list.no'), link: true, width: 155 },
      { field: 'state', label: t('list.state'), width: isEnglish ? 165 : 125, render: (row) => <PurchaseStateChip state={row.state} /> },
      { field: 'turn', label: t('turn.label'), width: isEnglish ? 290 : 230, render: (row) => <TurnMark purchase={row} /> },
      { field: 'goods', label: t('list.goods'), flex: 1, minWidth: 160 },
      { field: 'neededOn', label: t('list.neededOn'), width: 110, render: (row) => row.neededOn || '—' },
      { field: 'createdByName', label: t('list.createdBy'), width: 110 },
      { field: 'createdAt', label: t('list.createdAt'), width: 140, render: (row) => <When at={row.createdAt} /> },
    ],
    [t, isEnglish],
  );
}
