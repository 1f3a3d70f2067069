import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { purchaseOrderShows } from '../../../shared/purchase-orders.ts';
import type { PurchaseOrderRow, PurchaseOrderShow } from '../../../shared/purchase-orders.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { OrderStateChip } from '../../components/purchasing/purchase-marks.tsx';
import { PurchasingArea } from '../../components/purchasing-area.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { PurchasingSettingsDialog } from './settings-dialog.tsx';

interface Filters {
  readonly query: string;
  readonly show: PurchaseOrderShow;
}

const usual: Filters = { query: '', show: 'open' };
const rowId = (row: PurchaseOrderRow): number => row.id;
const rowHref = (row: PurchaseOrderRow): string => `/purchasing/orders/${row.id}`;

/** Purchase orders: what is open, what is awaited and what is past its day (R-004-57). */
export function PurchaseOrdersPage(): ReactNode {
  const { t } = useTranslation('purchasing');
  const allowed = useCan();
  const client = useTRPCClient();
  const [isSetting, set] = useState(false);
  const shown = useSearchParams()[0].get('show');
  const wanted = purchaseOrderShows.find((one) => one === shown);
  return (
    <PurchasingArea>
      <ListPage<PurchaseOrderRow, Filters, 'newest'>
        key={wanted}
        id="purchaseOrders"
        title={t('orders.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={wanted && { show: wanted }}
        defaultSort="newest"
        searchField="query"
        searchLabel={t('orders.search')}
        filters={(filters, change) => (
          <TextField
            select
            label={t('orders.show')}
            value={filters.show}
            onChange={(event) => change({ show: purchaseOrderShows.find((one) => one === event.target.value) ?? 'open' })}
            sx={{ width: 160 }}
          >
            {purchaseOrderShows.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`orders.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
        useRows={useOrderRows}
        useCount={useOrderCount}
        exportRows={
          allowed('parts.export')
            ? ({ filters }) => client.purchaseOrders.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={
          <>
            {allowed('settings.manage') && <Button onClick={() => set(true)}>{t('orders.settings')}</Button>}
            {allowed('purchasing.write') && (
              <Button variant="contained" component={RouterLink} to="/purchasing/orders/new">
                {t('orders.create')}
              </Button>
            )}
          </>
        }
        empty={{ title: t('orders.emptyTitle'), hint: t('orders.emptyHint') }}
      />
      {isSetting && <PurchasingSettingsDialog onClose={() => set(false)} />}
    </PurchasingArea>
  );
}

function asked({ query, show }: Filters) {
  return { show, query: query.trim().slice(0, 60) };
}

function useOrderRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().purchaseOrders.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useOrderCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().purchaseOrders.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<PurchaseOrderRow, 'newest'>[] {
  const { t } = useTranslation('purchasing');
  return useMemo(
    () => [
      { field: 'no', label: t('field.no'), width: 160, link: true },
      { field: 'state', label: t('field.state'), width: 170, render: (row) => <OrderStateChip order={row} /> },
      { field: 'supplierName', label: t('field.supplier'), flex: 1.4, minWidth: 170 },
      { field: 'dueOn', label: t('field.dueOn'), width: 120, render: (row) => row.dueOn || '—' },
      {
        field: 'progress',
        label: t('field.progress'),
        width: 110,
        numeric: true,
        render: (row) => t('orders.progressOf', { done: row.receivedLines, all: row.lines }),
      },
      { field: 'totalFen', label: t('field.amount'), width: 130, numeric: true, render: (row) => <Money fen={row.totalFen} /> },
      { field: 'contractNo', label: t('field.contractNo'), width: 140, hidden: true },
      { field: 'inquiryNo', label: t('field.inquiry'), width: 150, hidden: true, render: (row) => row.inquiryNo ?? '—' },
      {
        field: 'orderedAt',
        label: t('field.orderedAt'),
        width: 140,
        render: (row) => (row.orderedAt === null ? '—' : <When at={row.orderedAt} />),
      },
      { field: 'createdByName', label: t('field.createdBy'), width: 100 },
    ],
    [t],
  );
}
