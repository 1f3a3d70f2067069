import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { stockOnDayCountInput } from '../../../shared/stock-reports.ts';
import type { PlaceValue, StockOnDayRow } from '../../../shared/stock-reports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { PrintReportButton } from '../../components/print-report-button.tsx';
import { useToday } from '../../components/span-picker.tsx';
import { StockReportsArea } from './stock-reports-area.tsx';

interface OnDayFilters {
  /** Empty: today. */
  readonly day: string;
  readonly placeId: number | null;
  readonly query: string;
}

const noFilters: OnDayFilters = { day: '', placeId: null, query: '' };

/** What lay on the shelves at the end of any day and what it was worth, of all places or of one. */
export function OnDayPage(): ReactNode {
  const { t } = useTranslation('stockReports');
  const client = useTRPCClient();
  const allowed = useCan();
  const columns = useColumns();
  return (
    <StockReportsArea>
      <ListPage<StockOnDayRow, OnDayFilters, 'code'>
        id="stockOnDay"
        title={t('onDay.title')}
        columns={columns}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={noFilters}
        defaultSort="code"
        searchField="query"
        searchLabel={t('onDay.search')}
        filters={(filters, change) => <OnDayFilterFields filters={filters} change={change} />}
        useRows={useDayRows}
        useCount={useDayCount}
        exportRows={
          allowed('parts.export')
            ? ({ filters }) => client.stockReports.exportOnDay.mutate({ key: newRequestKey(), body: askable(filters) })
            : undefined
        }
        empty={{ title: t('onDay.emptyTitle'), hint: t('onDay.emptyHint') }}
      />
    </StockReportsArea>
  );
}

const rowId = (row: StockOnDayRow): number => row.itemId;
const rowHref = (row: StockOnDayRow): string => `/parts/${row.itemId}`;

/** A day that is typed halfway is today. */
function askable({ day, query, placeId }: OnDayFilters): OnDayFilters {
  const asked = { day, placeId, query: query.trim().slice(0, 60) };
  return stockOnDayCountInput.safeParse(asked).success ? asked : { ...asked, day: '' };
}

function useDayRows({ filters, cursor, limit }: ListPageRequest<OnDayFilters, 'code'>) {
  const trpc = useTRPC();
  return useQuery(trpc.stockReports.onDay.queryOptions({ ...askable(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useDayCount({ filters }: Pick<ListRequest<OnDayFilters, 'code'>, 'filters'>) {
  const trpc = useTRPC();
  return useQuery(trpc.stockReports.countOnDay.queryOptions(askable(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<StockOnDayRow, 'code'>[] {
  const { t } = useTranslation(['stockReports', 'parts']);
  return useMemo(
    () => [
      { field: 'code', label: t('stockReports:field.code'), link: true, width: 150 },
      { field: 'name', label: t('stockReports:field.name'), flex: 1, minWidth: 160 },
      { field: 'spec', label: t('stockReports:field.spec'), width: 200 },
      { field: 'kind', label: t('stockReports:field.kind'), width: 96, render: (row) => t(`parts:kind.${row.kind}`) },
      { field: 'qty', label: t('stockReports:field.qty'), numeric: true, width: 130, render: (row) => formatQuantity(row.qty, row) },
      { field: 'valueFen', label: t('stockReports:field.value'), numeric: true, width: 140, render: (row) => <Money fen={row.valueFen} /> },
    ],
    [t],
  );
}

interface OnDayFilterFieldsProps {
  readonly filters: OnDayFilters;
  readonly change: (next: Partial<OnDayFilters>) => void;
}

function OnDayFilterFields({ filters, change }: OnDayFilterFieldsProps): ReactNode {
  const { t } = useTranslation('stockReports');
  const trpc = useTRPC();
  const today = useToday();
  const total = useDayCount({ filters }).data;
  const places = useQuery(
    trpc.stockReports.places.queryOptions({ ...askable(filters), placeId: null, query: '' }, { placeholderData: keepPreviousData }),
  );
  const [isByPlace, setByPlace] = useState(false);
  const rows = places.data ?? [];
  return (
    <>
      <TextField
        type="date"
        label={t('field.day')}
        value={filters.day || today}
        onChange={(event) => change({ day: event.target.value === today ? '' : event.target.value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
        sx={{ width: 150 }}
      />
      <TextField
        select
        label={t('field.place')}
        value={rows.some(({ placeId }) => placeId === filters.placeId) ? filters.placeId : ''}
        onChange={(event) => change({ placeId: Number(event.target.value) || null })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ width: 150 }}
      >
        <MenuItem value="">{t('onDay.allPlaces')}</MenuItem>
        {rows.map(({ placeId, placeName }) => (
          <MenuItem key={placeId} value={placeId}>
            {placeName}
          </MenuItem>
        ))}
      </TextField>
      {/* its room is there before it is */}
      <Typography sx={{ ...tabular, fontWeight: 600, minWidth: 185 }}>
        {total ? t('onDay.total', { count: total.items, value: formatYuan(total.valueFen, { symbol: '¥' }) }) : ' '}
      </Typography>
      <Button onClick={() => setByPlace(true)}>{t('onDay.byPlace')}</Button>
      <PrintReportButton
        asked={{
          form: 'onDay',
          ...(filters.day !== '' && { day: filters.day }),
          ...(filters.placeId !== null && { place: String(filters.placeId) }),
          ...(filters.query !== '' && { query: filters.query }),
        }}
        disabled={total?.items === 0}
      />
      {isByPlace && (
        <AppDialog open title={`${t('onDay.byPlace')} ${filters.day || today}`} onClose={() => setByPlace(false)} maxWidth="sm">
          <DialogContent>
            <PlaceValues
              rows={rows}
              onChoose={(placeId) => {
                change({ placeId });
                setByPlace(false);
              }}
            />
          </DialogContent>
        </AppDialog>
      )}
    </>
  );
}

function PlaceValues({
  rows,
  onChoose,
}: {
  readonly rows: readonly PlaceValue[];
  readonly onChoose: (placeId: number) => void;
}): ReactNode {
  const { t } = useTranslation('stockReports');
  return (
    <DataTable<PlaceValue>
      label={t('onDay.byPlace')}
      rows={rows}
      rowKey={({ placeId }) => placeId}
      empty={t('onDay.emptyTitle')}
      columns={[
        {
          key: 'place',
          label: t('field.place'),
          render: ({ placeId, placeName }) => (
            <Link component="button" type="button" onClick={() => onChoose(placeId)}>
              {placeName}
            </Link>
          ),
        },
        { key: 'items', label: t('field.items'), numeric: true, render: ({ items }) => items },
        { key: 'value', label: t('field.value'), numeric: true, render: ({ valueFen }) => <Money fen={valueFen} /> },
      ]}
    />
  );
}
