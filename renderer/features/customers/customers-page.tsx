import Star from '@mui/icons-material/Star';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { customerKinds } from '../../../shared/customers.ts';
import type { CustomerKind, CustomerRow } from '../../../shared/customers.ts';
import type { Count, Page } from '../../../shared/fields.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { CustomerArea } from '../../components/customer-area.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListQuery, ListRequest } from '../../components/list-page.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { CustomerDialog } from './customer-dialog.tsx';

interface Filters {
  readonly query: string;
  readonly kind: CustomerKind | null;
}

const noFilters: Filters = { query: '', kind: null };
const rowId = (row: CustomerRow): number => row.id;
const rowHref = (row: CustomerRow): string => `/customers/${row.id}`;

/** Customers 客户: the latest callers first; the search is the one of intake. */
export function CustomersPage(): ReactNode {
  const { t } = useTranslation('customers');
  const client = useTRPCClient();
  const allowed = useCan();
  const navigate = useNavigate();
  const [isMaking, setMaking] = useState(false);
  const columns = useColumns();
  const create = allowed('customers.write') && (
    <Button variant="contained" onClick={() => setMaking(true)}>
      {t('list.new')}
    </Button>
  );
  return (
    <>
      <CustomerArea>
        <ListPage<CustomerRow, Filters, 'called'>
          id="customers"
          title={t('title')}
          columns={columns}
          rowId={rowId}
          rowHref={rowHref}
          defaultFilters={noFilters}
          defaultSort="called"
          searchField="query"
          searchLabel={t('list.search')}
          filters={(filters, change) => <KindFilter value={filters.kind} onChange={(kind) => change({ kind })} />}
          useRows={useCustomerRows}
          useCount={useCustomerCount}
          exportRows={
            allowed('data.export')
              ? ({ filters }) => client.customers.export.mutate({ key: newRequestKey(), body: asked(filters) })
              : undefined
          }
          action={create || undefined}
          empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint'), action: create || undefined }}
        />
      </CustomerArea>
      {isMaking && <CustomerDialog onClose={() => setMaking(false)} onSaved={(id) => void navigate(`/customers/${id}`)} />}
    </>
  );
}

function useCustomerRows({ filters, cursor, limit }: ListPageRequest<Filters, 'called'>): ListQuery<Page<CustomerRow>> {
  const trpc = useTRPC();
  return useQuery(trpc.customers.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useCustomerCount({ filters }: ListRequest<Filters, 'called'>): ListQuery<Count> {
  const trpc = useTRPC();
  return useQuery(trpc.customers.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

const asked = ({ query, kind }: Filters): Filters => ({ query: query.trim().slice(0, 60), kind });

function KindFilter({
  value,
  onChange,
}: {
  readonly value: CustomerKind | null;
  readonly onChange: (kind: CustomerKind | null) => void;
}): ReactNode {
  const { t } = useTranslation('customers');
  return (
    <ChoiceFilter
      label={t('field.kind')}
      all={t('list.allKinds')}
      value={value}
      options={customerKinds.map((kind) => [kind, t(`kind.${kind}`)])}
      onChange={onChange}
      width={130}
    />
  );
}

function useColumns(): readonly ListColumn<CustomerRow, 'called'>[] {
  const { t } = useTranslation('customers');
  return useMemo(
    () => [
      { field: 'name', label: t('field.name'), link: true, flex: 1.2, minWidth: 140 },
      {
        field: 'isKeyCustomer',
        label: t('field.keyCustomer'),
        width: 96,
        render: (row) =>
          row.isKeyCustomer ? (
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', color: 'warning.main', fontWeight: 600 }}>
              <Star sx={{ fontSize: 16 }} />
              {t('field.keyCustomer')}
            </Box>
          ) : (
            ''
          ),
      },
      { field: 'kind', label: t('field.kind'), width: 96, render: (row) => t(`kind.${row.kind}`) },
      {
        field: 'phone',
        label: t('field.phones'),
        width: 140,
        render: (row) => (
          <Box component="span" sx={tabular}>
            {row.phone}
          </Box>
        ),
      },
      { field: 'region', label: t('field.region'), width: 110 },
      {
        field: 'address',
        label: t('field.addresses'),
        flex: 2,
        minWidth: 180,
        render: (row) => (
          <Box component="span" title={row.address} sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {row.address}
          </Box>
        ),
      },
      {
        field: 'openRequests',
        label: t('field.openRequests'),
        width: 84,
        numeric: true,
        render: (row) => (row.openRequests > 0 ? row.openRequests : ''),
      },
      {
        field: 'lastRequestAt',
        label: t('field.lastRequestAt'),
        width: 136,
        render: (row) => (row.lastRequestAt > 0 ? <When at={row.lastRequestAt} /> : t('list.never')),
      },
    ],
    [t],
  );
}
