import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { endedRepairStates, openRepairStates, repairCauses } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairCause } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairRow } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { RepairDue, RepairStateChip } from '../../components/repair-case/repair-marks.tsx';
import { When } from '../../components/when.tsx';
import { currentLanguage } from '../../i18n.ts';

interface Filters {
  readonly query: string;
  readonly show: 'open' | 'ended' | 'all';
  readonly cause: RepairCause | null;
}

const usual: Filters = { query: '', show: 'open', cause: null };
const shows = ['open', 'ended', 'all'] as const;
const statesOf = { open: [...openRepairStates], ended: [...endedRepairStates], all: [] };
const rowId = (row: RepairRow): number => row.id;
const rowHref = (row: RepairRow): string => `/repair-cases/${row.id}`;

/** Renovation repairs 装修维修 (SM-18): in which state they are, since when, and whom they wait for. */
export function RepairCasesPage(): ReactNode {
  const { t } = useTranslation('repairCases');
  return (
    <ListPage<RepairRow, Filters, 'newest'>
      id="repairCases"
      title={t('title')}
      columns={useColumns()}
      rowId={rowId}
      rowHref={rowHref}
      defaultFilters={usual}
      defaultSort="newest"
      searchField="query"
      searchLabel={t('list.search')}
      filters={(filters, change) => <FilterFields filters={filters} change={change} />}
      useRows={useRepairRows}
      useCount={useRepairCount}
      empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
    />
  );
}

function asked({ query, show, cause }: Filters) {
  return { query: query.trim().slice(0, 60), states: statesOf[show], cause };
}

function useRepairRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().repairCases.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useRepairCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().repairCases.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function FilterFields({ filters, change }: { readonly filters: Filters; readonly change: (next: Partial<Filters>) => void }): ReactNode {
  const { t } = useTranslation('repairCases');
  return (
    <>
      <TextField
        select
        label={t('list.show')}
        value={filters.show}
        onChange={(event) => change({ show: shows.find((one) => one === event.target.value) ?? 'open' })}
        sx={{ width: 130 }}
      >
        {shows.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`list.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceFilter
        label={t('list.cause')}
        all={t('list.allCauses')}
        value={filters.cause}
        options={repairCauses.map((one) => [one, t(`cause.${one}`)])}
        onChange={(cause) => change({ cause })}
        width={170}
      />
    </>
  );
}

function useColumns(): readonly ListColumn<RepairRow, 'newest'>[] {
  const { t } = useTranslation('repairCases');
  // English words are longer than the Chinese ones
  const isEnglish = currentLanguage() === 'en';
  return useMemo(
    () => [
      { field: 'no', label: t('list.no'), link: true, width: 150 },
      { field: 'ownerName', label: t('list.owner'), flex: 0.7, minWidth: 90 },
      { field: 'address', label: t('list.address'), flex: 1.2, minWidth: 140 },
      { field: 'state', label: t('list.state'), width: isEnglish ? 160 : 130, render: (row) => <RepairStateChip state={row.state} /> },
      { field: 'waits', label: t('list.waits'), flex: 1.3, minWidth: 170, render: (row) => t(`waits.${row.state}`) },
      { field: 'stateAt', label: t('list.since'), width: 90, render: (row) => <When at={row.stateAt} as="age" /> },
      { field: 'dueAt', label: t('list.due'), width: 140, render: (row) => <RepairDue dueAt={row.dueAt} /> },
      { field: 'cause', label: t('list.cause'), width: 120, render: (row) => (row.cause === '' ? '—' : t(`cause.${row.cause}`)) },
      {
        field: 'totalFen',
        label: t('list.total'),
        width: 110,
        numeric: true,
        render: (row) => (row.totalFen === 0 ? '—' : <Money fen={row.totalFen} />),
      },
      { field: 'phone', label: t('list.phone'), width: 130, hidden: true },
      { field: 'requestNo', label: t('list.request'), width: 150, hidden: true },
      { field: 'createdAt', label: t('list.createdAt'), width: 140, hidden: true, render: (row) => <When at={row.createdAt} /> },
    ],
    [t, isEnglish],
  );
}
