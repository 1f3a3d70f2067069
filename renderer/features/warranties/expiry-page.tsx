import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { dayOf, isDay } from '../../../shared/time.ts';
import { warrantyLineCodes } from '../../../shared/warranties.ts';
import { expirySpan } from '../../../shared/warranty-list.ts';
import type { WarrantyRow } from '../../../shared/warranty-list.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { CustomerArea } from '../../components/customer-area.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { useWarrantyTexts } from '../../components/warranty-texts.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan, useZone } from '../../session.tsx';

interface ExpiryFilters {
  /** null: from today, and thirty days on. */
  readonly from: string | null;
  readonly to: string | null;
  readonly line: string | null;
}

const noFilters: ExpiryFilters = { from: null, to: null, line: null };

/** Warranties that end soon 保修到期: whom to call before it is too late (R-002-17, R-002-60, R-002-70). */
export function ExpiryPage(): ReactNode {
  const { t } = useTranslation('warranties');
  const client = useTRPCClient();
  const allowed = useCan();
  const columns = useColumns();
  return (
    <CustomerArea>
      <ListPage<WarrantyRow, ExpiryFilters, 'lastDay'>
        id="warranties"
        title={t('title')}
        columns={columns}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={noFilters}
        defaultSort="lastDay"
        filters={(filters, change) => <Filters filters={filters} change={change} />}
        useRows={useWarrantyRows}
        useCount={useWarrantyCount}
        exportRows={
          allowed('data.export') ? ({ filters }) => client.warranties.export.mutate({ key: newRequestKey(), body: filters }) : undefined
        }
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
    </CustomerArea>
  );
}

interface FiltersProps {
  readonly filters: ExpiryFilters;
  readonly change: (next: Partial<ExpiryFilters>) => void;
}

/** Between which days, and which line; the days that stand there unasked are those that the list takes by itself. */
function Filters({ filters, change }: FiltersProps): ReactNode {
  const { t } = useTranslation('warranties');
  const { lineText } = useWarrantyTexts();
  const shown = expirySpan(dayOf(Date.now(), useZone()), filters);
  // An end before the beginning takes the other day along, so that the list never asks for nothing.
  const setFrom = (from: string | null) =>
    change({ from, to: from !== null && filters.to !== null && filters.to < from ? from : filters.to });
  const setTo = (to: string | null) => change({ to, from: to !== null && to < shown.from ? to : filters.from });
  return (
    <>
      <DayField label={t('list.from')} value={shown.from} onChange={setFrom} />
      <DayField label={t('list.to')} value={shown.to} onChange={setTo} />
      <TextField
        select
        label={t('list.line')}
        value={filters.line ?? ''}
        onChange={(event) => change({ line: event.target.value || null })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ width: 200 }}
      >
        <MenuItem value="">{t('list.allLines')}</MenuItem>
        {warrantyLineCodes.map((code) => (
          <MenuItem key={code} value={code}>
            {lineText(code)}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string | null) => void;
}

function DayField({ label, value, onChange }: DayFieldProps): ReactNode {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => {
        const day = event.target.value;
        if (day === '') onChange(null);
        else if (isDay(day) && day >= '1970-01-01' && day <= '2254-12-31') onChange(day);
      }}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 150 }}
    />
  );
}

function useWarrantyRows({ filters, cursor, limit }: ListPageRequest<ExpiryFilters, 'lastDay'>) {
  const trpc = useTRPC();
  return useQuery(trpc.warranties.list.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }));
}

function useWarrantyCount({ filters }: ListRequest<ExpiryFilters, 'lastDay'>) {
  const trpc = useTRPC();
  return useQuery(trpc.warranties.count.queryOptions(filters, { placeholderData: keepPreviousData }));
}

const rowId = (row: WarrantyRow): number => row.id;
const rowHref = (row: WarrantyRow): string => (row.itemId === null ? `/customers/${row.customerId}` : `/items/${row.itemId}`);

function useColumns(): readonly ListColumn<WarrantyRow, 'lastDay'>[] {
  const { t } = useTranslation('warranties');
  const { lineText } = useWarrantyTexts();
  return useMemo(
    () => [
      { field: 'freeUntil', label: t('list.lastDay'), width: 116, sortAs: { asc: 'lastDay' } },
      { field: 'daysLeft', label: t('list.daysLeft'), numeric: true, width: 96 },
      {
        field: 'customerName',
        label: t('list.customer'),
        flex: 1,
        minWidth: 130,
        render: (row) => (
          <Link
            component={RouterLink}
            to={`/customers/${row.customerId}`}
            title={row.customerName}
            noWrap
            sx={{ display: 'block', minWidth: 0 }}
          >
            {row.customerName}
          </Link>
        ),
      },
      { field: 'phone', label: t('list.phone'), width: 140 },
      {
        field: 'item',
        label: t('list.item'),
        flex: 1.4,
        minWidth: 170,
        link: true,
        render: (row) => [row.itemText, row.projectName].filter(Boolean).join(' · '),
      },
      { field: 'lineCode', label: t('list.line'), width: 150, render: (row) => lineText(row.lineCode) },
      { field: 'part', label: t('list.part'), width: 130 },
      { field: 'rule', label: t('list.rule'), width: 100 },
    ],
    [t, lineText],
  );
}
