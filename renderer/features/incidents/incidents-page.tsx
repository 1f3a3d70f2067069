import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { openIncidentStates } from '../../../shared/incident-lifecycle.ts';
import { incidentSources } from '../../../shared/incidents.ts';
import type { IncidentRow, IncidentSource } from '../../../shared/incidents.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { ActionsMark, IncidentStateChip, SafetyMark, VisitMark } from '../../components/incident/incident-marks.tsx';
import { ReportIncidentDialog } from '../../components/incident/report-dialog.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { When } from '../../components/when.tsx';
import { currentLanguage } from '../../i18n.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

interface Filters {
  readonly query: string;
  readonly show: 'open' | 'closed' | 'all';
  readonly source: IncidentSource | null;
  readonly isLate: boolean;
}

const usual: Filters = { query: '', show: 'open', source: null, isLate: false };
const shows = ['open', 'closed', 'all'] as const;
const rowId = (row: IncidentRow): number => row.id;
const rowHref = (row: IncidentRow): string => `/incidents/${row.id}`;

/** Incidents 问题跟踪调查处置单 (B-13): open ones first, the oldest before others. */
export function IncidentsPage(): ReactNode {
  const { t } = useTranslation('incidents');
  const client = useTRPCClient();
  const allowed = useCan();
  const [params] = useSearchParams();
  const [isReporting, report] = useState(false);
  return (
    <>
      <ListPage<IncidentRow, Filters, 'age'>
        key={params.toString()}
        id="incidents"
        title={t('title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={filtersOfAddress(params)}
        defaultSort="age"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => <FilterFields filters={filters} change={change} />}
        useRows={useIncidentRows}
        useCount={useIncidentCount}
        exportRows={
          allowed('data.export')
            ? ({ filters }) => client.incidents.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={
          <>
            <SafetyMark />
            {allowed('incidents.work') && (
              <Button variant="contained" onClick={() => report(true)}>
                {t('command.report')}
              </Button>
            )}
          </>
        }
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
      {isReporting && <ReportIncidentDialog start={{ source: 'safety', facts: '' }} onClose={() => report(false)} />}
    </>
  );
}

function filtersOfAddress(params: URLSearchParams): Partial<Filters> | undefined {
  const source = incidentSources.find((one) => one === params.get('source')) ?? null;
  const isLate = params.get('late') !== null;
  const show = shows.find((one) => one === params.get('show'));
  return source !== null || isLate || show ? { ...usual, source, isLate, ...(show && { show }) } : undefined;
}

function asked({ query, show, source, isLate }: Filters) {
  const states = { open: [...openIncidentStates], closed: ['closed' as const], all: [] }[show];
  return { query: query.trim().slice(0, 60), states, source, isLate };
}

function useIncidentRows({ filters, cursor, limit }: ListPageRequest<Filters, 'age'>) {
  return useQuery(useTRPC().incidents.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useIncidentCount({ filters }: ListRequest<Filters, 'age'>) {
  return useQuery(useTRPC().incidents.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function FilterFields({ filters, change }: { readonly filters: Filters; readonly change: (next: Partial<Filters>) => void }): ReactNode {
  const { t } = useTranslation('incidents');
  return (
    <>
      <TextField
        select
        label={t('list.show')}
        value={filters.show}
        onChange={(event) => change({ show: shows.find((one) => one === event.target.value) ?? 'open' })}
        sx={{ width: 120 }}
      >
        {shows.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`list.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceFilter
        label={t('list.source')}
        all={t('list.allSources')}
        value={filters.source}
        options={incidentSources.map((one) => [one, t(`source.${one}`)])}
        onChange={(source) => change({ source })}
        width={150}
      />
      <FormControlLabel
        control={<Switch checked={filters.isLate} onChange={(_, isLate) => change({ isLate })} />}
        label={t('list.late')}
        sx={{ mx: 0 }}
      />
    </>
  );
}

function useColumns(): readonly ListColumn<IncidentRow, 'age'>[] {
  const { t } = useTranslation('incidents');
  // English words are longer than the Chinese ones
  const isEnglish = currentLanguage() === 'en';
  return useMemo(
    () => [
      { field: 'no', label: t('list.no'), link: true, width: 150 },
      { field: 'source', label: t('list.source'), width: isEnglish ? 130 : 90, render: (row) => t(`source.${row.source}`) },
      { field: 'state', label: t('list.state'), width: isEnglish ? 215 : 130, render: (row) => <IncidentStateChip state={row.state} /> },
      { field: 'createdAt', label: t('list.age'), width: 90, render: (row) => <When at={row.createdAt} as="age" /> },
      { field: 'facts', label: t('list.facts'), flex: 1.4, minWidth: 180 },
      { field: 'customerName', label: t('list.customer'), flex: 0.7, minWidth: 90, render: (row) => row.customerName ?? '—' },
      { field: 'visit', label: t('list.visit'), width: 140, render: (row) => <VisitMark incident={row} /> },
      { field: 'actions', label: t('list.actions'), width: isEnglish ? 165 : 120, render: (row) => <ActionsMark incident={row} /> },
      { field: 'requestNo', label: t('list.request'), width: 150, hidden: true, render: (row) => row.requestNo ?? '—' },
      { field: 'createdByName', label: t('list.reportedBy'), width: 100, hidden: true },
      { field: 'stateAt', label: t('list.since'), width: 100, hidden: true, render: (row) => <When at={row.stateAt} as="age" /> },
    ],
    [t, isEnglish],
  );
}
