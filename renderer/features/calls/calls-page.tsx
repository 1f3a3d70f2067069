import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOf, callFilter, noCallFilters } from '../../../shared/call-filters.ts';
import type { CallFilters } from '../../../shared/call-filters.ts';
import type { CallRow } from '../../../shared/calls.ts';
import type { Count, Page } from '../../../shared/fields.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { openCallDialog } from '../../components/call-dialog-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListQuery, ListRequest } from '../../components/list-page.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan, useZone } from '../../session.tsx';
import { CallFilterFields } from './call-filter-fields.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { useCallColumns } from './use-call-columns.tsx';

/** The register of calls and letters 来电来信登记 (R-003-57): every contact by date, with way and outcome. */
export function CallsPage(): ReactNode {
  const { t } = useTranslation('calls');
  const client = useTRPCClient();
  const allowed = useCan();
  const navigate = useNavigate();
  const today = useToday();
  const [linking, setLinking] = useState<CallRow>();
  const columns = useCallColumns(allowed('customers.write') ? setLinking : undefined);
  const none = useMemo(() => noCallFilters(today), [today]);
  const logCall = allowed('customers.write') && (
    <Button variant="contained" onClick={() => openCallDialog()}>
      {t('list.log')}
      <KeyHint combo="F4" />
    </Button>
  );
  return (
    <>
      <ListPage<CallRow, CallFilters, 'newest'>
        id="calls"
        title={t('title')}
        columns={columns}
        rowId={rowId}
        defaultFilters={none}
        defaultSort="newest"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => (
          <>
            <CallFilterFields filters={filters} change={change} />
            {allowed('print.documents') && (
              <Button
                startIcon={<Print fontSize="small" />}
                onClick={() => void navigate(`/print/calls?${new URLSearchParams(addressOf(callFilter(filters, today))).toString()}`)}
              >
                {t('list.print')}
              </Button>
            )}
          </>
        )}
        useRows={useCallRows}
        useCount={useCallCount}
        exportRows={
          allowed('data.export')
            ? ({ filters }) => client.calls.export.mutate({ key: newRequestKey(), body: callFilter(filters, today) })
            : undefined
        }
        action={logCall || undefined}
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
      {linking && <LinkDialog call={linking} onClose={() => setLinking(undefined)} />}
    </>
  );
}

const rowId = (row: CallRow): number => row.id;

function useToday(): string {
  return dayOf(Date.now(), useZone());
}

function useCallRows({ filters, cursor, limit }: ListPageRequest<CallFilters, 'newest'>): ListQuery<Page<CallRow>> {
  const trpc = useTRPC();
  const asked = { ...callFilter(filters, useToday()), cursor, limit };
  return useQuery(trpc.calls.list.queryOptions(asked, { placeholderData: keepPreviousData }));
}

function useCallCount({ filters }: ListRequest<CallFilters, 'newest'>): ListQuery<Count> {
  const trpc = useTRPC();
  return useQuery(trpc.calls.count.queryOptions(callFilter(filters, useToday()), { placeholderData: keepPreviousData }));
}
