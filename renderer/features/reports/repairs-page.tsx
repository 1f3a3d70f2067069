import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOfRepairs } from '../../../shared/reports.ts';
import type { RepairFilter, RepairRow, RepairSort } from '../../../shared/reports.ts';
import type { Count, Page } from '../../../shared/fields.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListQuery, ListRequest } from '../../components/list-page.tsx';
import { ReportsArea } from '../../components/reports-area.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { RepairFilterFields } from './repair-filter-fields.tsx';
import { useRepairColumns } from './use-repair-columns.tsx';
import { refreshMs } from './use-report-days.ts';

const noFilters: RepairFilter = { type: null, staffId: null, isLate: false, isHeld: false, query: '' };

/** The repair progress table 维修进度跟踪表 (G-07, F-32, R-004-39): every open repair with its last step and age. */
export function RepairsPage(): ReactNode {
  const { t } = useTranslation('reports');
  const client = useTRPCClient();
  const allowed = useCan();
  const navigate = useNavigate();
  const columns = useRepairColumns();
  return (
    <ReportsArea>
      <ListPage<RepairRow, RepairFilter, RepairSort>
        id="reportRepairs"
        title={t('repairs.title')}
        columns={columns}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={noFilters}
        defaultSort="oldest"
        sorts={[
          { value: 'oldest', label: t('repairs.sortOldest') },
          { value: 'promised', label: t('repairs.sortPromised') },
        ]}
        searchField="query"
        searchLabel={t('repairs.search')}
        filters={(filters, change, sort) => (
          <RepairFilterFields
            filters={filters}
            change={change}
            onPrint={() => void navigate(`/print/report?${new URLSearchParams(addressOfRepairs(filters, sort)).toString()}`)}
          />
        )}
        useRows={useRepairRows}
        useCount={useRepairCount}
        exportRows={
          allowed('data.export')
            ? ({ filters, sort }) => client.reports.exportRepairs.mutate({ key: newRequestKey(), body: { ...filters, sort } })
            : undefined
        }
        empty={{ title: t('repairs.emptyTitle'), hint: t('repairs.emptyHint') }}
      />
    </ReportsArea>
  );
}

const rowId = (row: RepairRow): number => row.id;
const rowHref = (row: RepairRow): string => `/requests/${row.id}`;

function useRepairRows({ filters, sort, cursor, limit }: ListPageRequest<RepairFilter, RepairSort>): ListQuery<Page<RepairRow>> {
  const trpc = useTRPC();
  const asked = { ...filters, query: filters.query.trim().slice(0, 60), sort, cursor, limit };
  return useQuery(trpc.reports.repairs.queryOptions(asked, { placeholderData: keepPreviousData, refetchInterval: refreshMs }));
}

function useRepairCount({ filters }: ListRequest<RepairFilter, RepairSort>): ListQuery<Count> {
  const trpc = useTRPC();
  const asked = { ...filters, query: filters.query.trim().slice(0, 60) };
  return useQuery(trpc.reports.countRepairs.queryOptions(asked, { placeholderData: keepPreviousData }));
}
