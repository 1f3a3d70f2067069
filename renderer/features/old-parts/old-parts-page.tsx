import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { oldPartShows } from '../../../shared/old-parts.ts';
import type { OldPartListRow } from '../../../shared/old-parts.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { OldPartsArea } from '../../components/old-parts-area.tsx';
import { OldPartStateChip, useOldPartText } from '../../components/old-parts/old-part-marks.tsx';
import { ReceiveDialog } from '../../components/old-parts/receive-dialog.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { RulesDialog } from './rules-dialog.tsx';

interface Filters {
  readonly query: string;
  readonly show: (typeof oldPartShows)[number];
  readonly staffId: number | null;
}

const usual: Filters = { query: '', show: 'awaited', staffId: null };
const rowId = (row: OldPartListRow): number => row.id;
const rowHref = (row: OldPartListRow): string => `/old-parts/${row.id}`;

/** Old parts by when they are due, of all technicians or one (R-000-25); those that are brought are ticked and taken in together. */
export function OldPartsPage(): ReactNode {
  const { t } = useTranslation('oldParts');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [dialog, open] = useState<'rules' | { readonly rows: readonly OldPartListRow[]; readonly clear: () => void }>();
  const shown = useSearchParams()[0].get('show');
  const wanted = oldPartShows.find((one) => one === shown);
  return (
    <OldPartsArea>
      <ListPage<OldPartListRow, Filters, 'due'>
        key={wanted}
        id="oldParts"
        title={t('list.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={wanted && { show: wanted }}
        defaultSort="due"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => (
          <>
            <TextField
              select
              label={t('list.show')}
              value={filters.show}
              onChange={(event) => change({ show: oldPartShows.find((one) => one === event.target.value) ?? 'awaited' })}
              sx={{ width: 140 }}
            >
              {oldPartShows.map((one) => (
                <MenuItem key={one} value={one}>
                  {t(`list.${one === 'late' ? 'lateOnly' : one}`)}
                </MenuItem>
              ))}
            </TextField>
            <DebtorFilter staffId={filters.staffId} onChange={(staffId) => change({ staffId })} />
          </>
        )}
        useRows={useOldPartRows}
        useCount={useOldPartCount}
        exportRows={
          allowed('parts.export')
            ? ({ filters }) => client.oldParts.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        batch={
          allowed('oldParts.work')
            ? (rows, clear) => {
                const awaited = rows.filter(({ state }) => state === 'awaited');
                return (
                  <Button variant="contained" disabled={awaited.length === 0} onClick={() => open({ rows: awaited, clear })}>
                    {t('list.receive')}
                  </Button>
                );
              }
            : undefined
        }
        action={
          <>
            {allowed('oldParts.manage') && (
              <Button variant="outlined" onClick={() => open('rules')}>
                {t('list.rules')}
              </Button>
            )}
            {allowed('print.documents') && (
              <Button variant="outlined" onClick={() => void navigate('/print/old-parts?list=awaited')}>
                {t('list.printList')}
              </Button>
            )}
          </>
        }
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
      {dialog === 'rules' && <RulesDialog onClose={() => open(undefined)} />}
      {dialog !== undefined && dialog !== 'rules' && (
        <ReceiveDialog rows={dialog.rows} onDone={dialog.clear} onClose={() => open(undefined)} />
      )}
    </OldPartsArea>
  );
}

/** Technicians who owe old parts, with how many. */
function DebtorFilter(props: { readonly staffId: number | null; readonly onChange: (staffId: number | null) => void }): ReactNode {
  const { t } = useTranslation('oldParts');
  const debtors = useQuery(useTRPC().oldParts.debtors.queryOptions({})).data ?? [];
  const known = debtors.filter(({ staffId }) => staffId !== null);
  return (
    <TextField
      select
      label={t('list.technician')}
      value={known.some(({ staffId }) => staffId === props.staffId) ? props.staffId : ''}
      onChange={(event) => props.onChange(event.target.value === '' ? null : Number(event.target.value))}
      sx={{ width: 240 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{t('list.everybody')}</MenuItem>
      {known.map(({ staffId, name, lines, late }) => (
        <MenuItem key={staffId} value={staffId ?? ''}>
          {late > 0 ? t('list.debtor', { name, count: lines, late }) : t('list.debtorOnTime', { name, count: lines })}
        </MenuItem>
      ))}
    </TextField>
  );
}

function asked({ query, show, staffId }: Filters) {
  return { show, staffId, query: query.trim().slice(0, 60) };
}

function useOldPartRows({ filters, cursor, limit }: ListPageRequest<Filters, 'due'>) {
  return useQuery(useTRPC().oldParts.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useOldPartCount({ filters }: ListRequest<Filters, 'due'>) {
  return useQuery(useTRPC().oldParts.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<OldPartListRow, 'due'>[] {
  const { t } = useTranslation('oldParts');
  const textOf = useOldPartText();
  return useMemo(
    () => [
      { field: 'itemName', label: t('field.part'), flex: 1.2, minWidth: 140, link: true },
      { field: 'qty', label: t('field.qty'), width: 80, numeric: true, render: (row) => `${row.qty} ${row.unit}` },
      { field: 'state', label: t('field.state'), width: 125, render: (row) => <OldPartStateChip row={row} /> },
      { field: 'staffName', label: t('field.technician'), width: 95, render: (row) => row.staffName ?? '—' },
      { field: 'workOrderNo', label: t('field.slip'), width: 145 },
      { field: 'dueAt', label: t('field.dueAt'), width: 135, render: (row) => <When at={row.dueAt} /> },
      { field: 'condition', label: t('field.condition'), flex: 1, minWidth: 110, render: (row) => textOf(row) },
      { field: 'wish', label: t('field.wish'), flex: 0.8, minWidth: 120, render: (row) => t(`wish.${row.wish}`) },
      { field: 'issuedAt', label: t('field.issuedAt'), width: 135, render: (row) => <When at={row.issuedAt} /> },
      { field: 'receiptNo', label: t('field.note'), width: 150, hidden: true, render: (row) => row.receiptNo ?? '' },
    ],
    [t, textOf],
  );
}
