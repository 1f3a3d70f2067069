import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { claimShows } from '../../../shared/old-parts.ts';
import type { OldPartClaimRow } from '../../../shared/old-parts.ts';
import { useTRPC } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { OldPartsArea } from '../../components/old-parts-area.tsx';
import { ClaimStateChip, OldPartStateChip } from '../../components/old-parts/old-part-marks.tsx';

interface Filters {
  readonly query: string;
  readonly show: (typeof claimShows)[number];
}

const usual: Filters = { query: '', show: 'due' };
const rowId = (row: OldPartClaimRow): number => row.id;
const rowHref = (row: OldPartClaimRow): string => `/old-parts/${row.oldPartId}`;

/** Claims on suppliers that need the old part back, by when it has to be sent. */
export function ClaimsPage(): ReactNode {
  const { t } = useTranslation('oldParts');
  return (
    <OldPartsArea>
      <ListPage<OldPartClaimRow, Filters, 'due'>
        id="oldPartClaims"
        title={t('claims.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        defaultSort="due"
        searchField="query"
        searchLabel={t('claims.search')}
        filters={(filters, change) => (
          <TextField
            select
            label={t('claims.show')}
            value={filters.show}
            onChange={(event) => change({ show: claimShows.find((one) => one === event.target.value) ?? 'due' })}
            sx={{ width: 140 }}
          >
            {claimShows.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`claims.${one === 'sent' ? 'sentOnly' : one}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
        useRows={useClaimRows}
        useCount={useClaimCount}
        empty={{ title: t('claims.emptyTitle'), hint: t('claims.emptyHint') }}
      />
    </OldPartsArea>
  );
}

function asked({ query, show }: Filters) {
  return { show, query: query.trim().slice(0, 60) };
}

function useClaimRows({ filters, cursor, limit }: ListPageRequest<Filters, 'due'>) {
  return useQuery(useTRPC().oldParts.claims.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useClaimCount({ filters }: ListRequest<Filters, 'due'>) {
  return useQuery(useTRPC().oldParts.countClaims.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<OldPartClaimRow, 'due'>[] {
  const { t } = useTranslation('oldParts');
  return useMemo(
    () => [
      { field: 'itemName', label: t('field.part'), flex: 1, minWidth: 140, link: true },
      { field: 'qty', label: t('field.qty'), width: 90, numeric: true, render: (row) => `${row.qty} ${row.unit}` },
      { field: 'state', label: t('field.state'), width: 130, render: (row) => <ClaimStateChip row={row} /> },
      { field: 'supplierName', label: t('field.supplier'), flex: 1, minWidth: 190 },
      { field: 'dueOn', label: t('field.dueOn'), width: 120 },
      {
        field: 'partState',
        label: t('page.facts'),
        width: 120,
        render: (row) => <OldPartStateChip row={{ state: row.partState, isLate: false }} />,
      },
      { field: 'consignmentNo', label: t('field.consignmentNo'), width: 140 },
      { field: 'answer', label: t('field.answer'), flex: 1, minWidth: 120 },
      {
        field: 'creditedFen',
        label: t('field.creditedFen'),
        width: 110,
        numeric: true,
        render: (row) => (row.answeredAt === null ? '' : <Money fen={row.creditedFen} />),
      },
      { field: 'workOrderNo', label: t('field.slip'), width: 160 },
    ],
    [t],
  );
}
