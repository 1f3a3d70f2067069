import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { supplierKinds } from '../../../shared/suppliers.ts';
import type { SupplierKind, SupplierRow } from '../../../shared/suppliers.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { SupplierArea } from '../../components/supplier/supplier-area.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { SupplierDialog } from './supplier-dialog.tsx';

interface Filters {
  readonly query: string;
  readonly kind: SupplierKind | null;
  readonly isArchived: boolean;
}

const usual: Filters = { query: '', kind: null, isArchived: false };
const rowId = (row: SupplierRow): number => row.id;
const rowHref = (row: SupplierRow): string => `/suppliers/${row.id}`;

/** Suppliers, factories and outside makers by name, with what is open at each. */
export function SuppliersPage(): ReactNode {
  const { t } = useTranslation('suppliers');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [isMaking, make] = useState(false);
  const create = allowed('suppliers.manage') && (
    <Button variant="contained" onClick={() => make(true)}>
      {t('list.create')}
    </Button>
  );
  return (
    <SupplierArea>
      <ListPage<SupplierRow, Filters, 'name'>
        id="suppliers"
        title={t('list.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        defaultSort="name"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => <FilterFields filters={filters} change={change} />}
        useRows={useSupplierRows}
        useCount={useSupplierCount}
        exportRows={
          allowed('parts.export')
            ? ({ filters }) => client.suppliers.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={create}
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
      {isMaking && <SupplierDialog onClose={() => make(false)} onDone={({ id }) => navigate(`/suppliers/${id}`)} />}
    </SupplierArea>
  );
}

function asked({ query, ...filters }: Filters) {
  return { ...filters, query: query.trim().slice(0, 60) };
}

function useSupplierRows({ filters, cursor, limit }: ListPageRequest<Filters, 'name'>) {
  return useQuery(useTRPC().suppliers.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useSupplierCount({ filters }: ListRequest<Filters, 'name'>) {
  return useQuery(useTRPC().suppliers.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function FilterFields({ filters, change }: { readonly filters: Filters; readonly change: (next: Partial<Filters>) => void }): ReactNode {
  const { t } = useTranslation('suppliers');
  return (
    <>
      <ChoiceFilter
        label={t('list.kind')}
        all={t('list.allKinds')}
        value={filters.kind}
        options={supplierKinds.map((one) => [one, t(`kind.${one}`)])}
        onChange={(kind) => change({ kind })}
        width={150}
      />
      <TextField
        select
        label={t('list.use')}
        value={filters.isArchived ? 'archived' : 'inUse'}
        onChange={(event) => change({ isArchived: event.target.value === 'archived' })}
        sx={{ width: 130 }}
      >
        <MenuItem value="inUse">{t('list.inUse')}</MenuItem>
        <MenuItem value="archived">{t('list.archived')}</MenuItem>
      </TextField>
    </>
  );
}

function useColumns(): readonly ListColumn<SupplierRow, 'name'>[] {
  const { t } = useTranslation('suppliers');
  return useMemo(
    () => [
      { field: 'name', label: t('field.name'), flex: 1.2, minWidth: 180, link: true },
      { field: 'kind', label: t('field.kind'), width: 130, render: (row) => t(`kind.${row.kind}`) },
      { field: 'contactName', label: t('field.contactName'), width: 120, render: (row) => row.contactName || '—' },
      { field: 'phone', label: t('field.phone'), width: 150, render: (row) => row.phone || '—' },
      { field: 'openCases', label: t('list.openCases'), width: 90, numeric: true, render: (row) => row.openCases || '—' },
      {
        field: 'lateAnswers',
        label: t('list.lateAnswers'),
        width: 140,
        numeric: true,
        render: (row) => <Late count={row.lateAnswers} />,
      },
      { field: 'address', label: t('field.address'), flex: 1, minWidth: 140, render: (row) => row.address || '—' },
      { field: 'note', label: t('field.note'), flex: 1, minWidth: 120, hidden: true },
    ],
    [t],
  );
}

function Late({ count }: { readonly count: number }): ReactNode {
  if (count === 0) return '—';
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, color: 'error.main', fontWeight: 700 }}>
      <Schedule sx={{ fontSize: 16 }} />
      {count}
    </Box>
  );
}
