import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { Count, Page } from '../../../shared/fields.ts';
import type { RequestListRow, requestSorts } from '../../../shared/requests.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { LifeMarks } from '../../components/life-marks.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListQuery, ListRequest } from '../../components/list-page.tsx';
import { PromiseMark, RequestStateChip, UrgencyMark } from '../../components/request-marks.tsx';
import { TimerChip } from '../../components/timer-chip.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { filtersOfAddress, noFilters, requestFilter } from './request-list-filters.ts';
import type { RequestFilters } from './request-list-filters.ts';
import { RequestFilterFields } from './request-filter-fields.tsx';

type Sort = (typeof requestSorts)[number];

/** Requests 受理单: what came in, by state, branch (R-001-13), urgency and promised time. */
export function RequestsPage(): ReactNode {
  const { t } = useTranslation('requests');
  const client = useTRPCClient();
  const allowed = useCan();
  const [params] = useSearchParams();
  const columns = useColumns();
  const address = params.toString();
  const newRequest = allowed('requests.log') && (
    <Button variant="contained" component={RouterLink} to="/intake">
      {t('list.newRequest')}
    </Button>
  );
  return (
    <ListPage<RequestListRow, RequestFilters, Sort>
      key={address}
      id="requests"
      title={t('title')}
      columns={columns}
      rowId={rowId}
      rowHref={rowHref}
      defaultFilters={noFilters}
      initialFilters={filtersOfAddress(params)}
      defaultSort="received"
      searchField="query"
      searchLabel={t('list.search')}
      filters={(filters, change) => <RequestFilterFields filters={filters} change={change} />}
      useRows={useRequestListRows}
      useCount={useRequestCount}
      exportRows={
        allowed('data.export')
          ? ({ filters, sort }) => client.requests.export.mutate({ key: newRequestKey(), body: { ...requestFilter(filters), sort } })
          : undefined
      }
      empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint'), action: newRequest || undefined }}
    />
  );
}

function useRequestListRows({ filters, ...page }: ListPageRequest<RequestFilters, Sort>): ListQuery<Page<RequestListRow>> {
  const trpc = useTRPC();
  return useQuery(trpc.requests.list.queryOptions({ ...requestFilter(filters), ...page }, { placeholderData: keepPreviousData }));
}

function useRequestCount({ filters }: ListRequest<RequestFilters, Sort>): ListQuery<Count> {
  const trpc = useTRPC();
  return useQuery(trpc.requests.count.queryOptions(requestFilter(filters), { placeholderData: keepPreviousData }));
}

const rowId = (row: RequestListRow): number => row.id;
const rowHref = (row: RequestListRow): string => `/requests/${row.id}`;

function useColumns(): readonly ListColumn<RequestListRow, Sort>[] {
  const { t } = useTranslation('requests');
  const life = useTranslation('requestLife').t;
  return useMemo(
    () => [
      { field: 'no', label: t('field.no'), link: true, width: 148 },
      { field: 'state', label: t('field.state'), width: 124, render: (row) => <RequestStateChip state={row.state} type={row.type} /> },
      {
        field: 'urgency',
        label: t('field.urgency'),
        width: 106,
        sortAs: { asc: 'urgency' },
        render: (row) => <UrgencyMark urgency={row.urgency} />,
      },
      { field: 'turn', label: life('list.marks'), width: 132, render: (row) => <LifeMarks row={row} /> },
      { field: 'type', label: t('field.type'), width: 92, render: (row) => t(`type.${row.type}`) },
      { field: 'customerName', label: t('field.customer'), width: 132, render: (row) => <Clipped text={row.customerName} /> },
      { field: 'content', label: t('field.content'), flex: 1, minWidth: 160, render: (row) => <Clipped text={row.content} /> },
      {
        field: 'phone',
        label: t('field.phone'),
        width: 122,
        hidden: true,
        render: (row) => (
          <Box component="span" sx={tabular}>
            {row.phone}
          </Box>
        ),
      },
      { field: 'address', label: t('field.address'), width: 200, hidden: true, render: (row) => <Clipped text={row.address} /> },
      { field: 'productText', label: t('field.product'), width: 150, hidden: true, render: (row) => <Clipped text={row.productText} /> },
      {
        field: 'serviceWanted',
        label: t('field.serviceWanted'),
        width: 150,
        hidden: true,
        render: (row) => <Clipped text={row.serviceWanted} />,
      },
      { field: 'branch', label: t('field.branch'), width: 92, hidden: true, render: (row) => t(`branch.${row.branch}`) },
      { field: 'team', label: life('list.team'), width: 96, hidden: true, render: (row) => row.team },
      {
        field: 'holdSince',
        label: life('list.heldSince'),
        width: 136,
        hidden: true,
        render: (row) => row.holdSince !== null && <When at={row.holdSince} />,
      },
      { field: 'channel', label: t('field.channel'), width: 84, hidden: true, render: (row) => t(`channel.${row.channel}`) },
      {
        field: 'receivedAt',
        label: t('field.receivedAt'),
        width: 136,
        sortAs: { desc: 'received' },
        render: (row) => <When at={row.receivedAt} />,
      },
      {
        field: 'due',
        label: t('list.due'),
        width: 148,
        render: (row) => row.due && <TimerChip timer={row.due} />,
      },
      {
        field: 'promisedAt',
        label: t('field.promisedAt'),
        width: 136,
        sortAs: { asc: 'promised' },
        render: (row) => <PromiseMark state={row.state} promisedAt={row.promisedAt} />,
      },
    ],
    [t, life],
  );
}

function Clipped({ text }: { readonly text: string }): ReactNode {
  return (
    <Box component="span" title={text} sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
      {text}
    </Box>
  );
}
