import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { consignmentDirections, consignmentShows, consignmentWays } from '../../../shared/consignments.ts';
import type { ConsignmentDirection, ConsignmentRow, ConsignmentWay } from '../../../shared/consignments.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { ConsignmentChip } from '../../components/purchasing/purchase-marks.tsx';
import { SendConsignmentDialog } from '../../components/purchasing/send-consignment-dialog.tsx';
import { PurchasingArea } from '../../components/purchasing-area.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

interface Filters {
  readonly query: string;
  readonly show: (typeof consignmentShows)[number];
  readonly direction: ConsignmentDirection | null;
  readonly way: ConsignmentWay | null;
}

const usual: Filters = { query: '', show: 'onTheWay', direction: null, way: null };
const rowId = (row: ConsignmentRow): number => row.id;
const rowHref = (row: ConsignmentRow): string => `/purchasing/consignments/${row.id}`;

/** Goods on their way: in, out and back, with the late ones (R-004-58). */
export function ConsignmentsPage(): ReactNode {
  const { t } = useTranslation('purchasing');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [isSending, send] = useState(false);
  const shown = useSearchParams()[0].get('show');
  const wanted = consignmentShows.find((one) => one === shown);
  return (
    <PurchasingArea>
      <ListPage<ConsignmentRow, Filters, 'newest'>
        key={wanted}
        id="consignments"
        title={t('consignments.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={wanted && { show: wanted }}
        defaultSort="newest"
        searchField="query"
        searchLabel={t('consignments.search')}
        filters={(filters, change) => <FilterFields filters={filters} change={change} />}
        useRows={useConsignmentRows}
        useCount={useConsignmentCount}
        exportRows={
          allowed('data.export')
            ? ({ filters }) => client.consignments.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={
          allowed('purchasing.write') && (
            <Button variant="contained" onClick={() => send(true)}>
              {t('consignments.create')}
            </Button>
          )
        }
        empty={{ title: t('consignments.emptyTitle'), hint: t('consignments.emptyHint') }}
      />
      {isSending && (
        <SendConsignmentDialog
          about={{}}
          start={{}}
          onDone={(id) => navigate(`/purchasing/consignments/${id}`)}
          onClose={() => send(false)}
        />
      )}
    </PurchasingArea>
  );
}

interface FilterFieldsProps {
  readonly filters: Filters;
  readonly change: (next: Partial<Filters>) => void;
}

function FilterFields({ filters, change }: FilterFieldsProps): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <>
      <TextField
        select
        label={t('orders.show')}
        value={filters.show}
        onChange={(event) => change({ show: consignmentShows.find((one) => one === event.target.value) ?? 'onTheWay' })}
        sx={{ width: 130 }}
      >
        {consignmentShows.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`consignments.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('field.direction')}
        value={filters.direction ?? ''}
        onChange={(event) => change({ direction: consignmentDirections.find((one) => one === event.target.value) ?? null })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        sx={{ width: 170 }}
      >
        <MenuItem value="">{t('consignments.anyDirection')}</MenuItem>
        {consignmentDirections.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`direction.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('field.way')}
        value={filters.way ?? ''}
        onChange={(event) => change({ way: consignmentWays.find((one) => one === event.target.value) ?? null })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        sx={{ width: 130 }}
      >
        <MenuItem value="">{t('consignments.anyWay')}</MenuItem>
        {consignmentWays.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`way.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

function asked({ query, ...filters }: Filters) {
  return { ...filters, query: query.trim().slice(0, 60) };
}

function useConsignmentRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().consignments.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useConsignmentCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().consignments.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<ConsignmentRow, 'newest'>[] {
  const { t } = useTranslation('purchasing');
  return useMemo(
    () => [
      { field: 'no', label: t('field.no'), width: 155, link: true },
      { field: 'state', label: t('field.state'), width: 100, render: (row) => <ConsignmentChip row={row} /> },
      { field: 'direction', label: t('field.direction'), width: 120, render: (row) => t(`direction.${row.direction}`) },
      { field: 'party', label: t('field.party'), flex: 1, minWidth: 110 },
      { field: 'what', label: t('field.what'), flex: 1.2, minWidth: 120 },
      { field: 'way', label: t('field.way'), width: 70, render: (row) => t(`way.${row.way}`) },
      {
        field: 'trackingNo',
        label: t('field.trackingNo'),
        width: 150,
        render: (row) => [row.carrier, row.trackingNo].filter(Boolean).join(' ') || '—',
      },
      { field: 'sentOn', label: t('field.sentOn'), width: 105 },
      { field: 'expectedOn', label: t('field.expectedOn'), width: 105, render: (row) => row.expectedOn || '—' },
      { field: 'arrivedOn', label: t('field.arrivedOn'), width: 110, hidden: true, render: (row) => row.arrivedOn || '—' },
      { field: 'costFen', label: t('field.cost'), width: 100, numeric: true, render: (row) => <Money fen={row.costFen} /> },
    ],
    [t],
  );
}
