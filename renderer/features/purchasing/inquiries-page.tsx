import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { inquiryShows } from '../../../shared/inquiries.ts';
import type { InquiryRow } from '../../../shared/inquiries.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { InquiryStateChip } from '../../components/purchasing/purchase-marks.tsx';
import { PurchasingArea } from '../../components/purchasing-area.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

interface Filters {
  readonly query: string;
  readonly show: (typeof inquiryShows)[number];
}

const usual: Filters = { query: '', show: 'open' };
const rowId = (row: InquiryRow): number => row.id;
const rowHref = (row: InquiryRow): string => `/purchasing/inquiries/${row.id}`;

/** What suppliers are asked to offer (R-004-54). */
export function InquiriesPage(): ReactNode {
  const { t } = useTranslation('purchasing');
  const allowed = useCan();
  const client = useTRPCClient();
  return (
    <PurchasingArea>
      <ListPage<InquiryRow, Filters, 'newest'>
        id="inquiries"
        title={t('inquiries.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        defaultSort="newest"
        searchField="query"
        searchLabel={t('inquiries.search')}
        filters={(filters, change) => (
          <TextField
            select
            label={t('orders.show')}
            value={filters.show}
            onChange={(event) => change({ show: inquiryShows.find((one) => one === event.target.value) ?? 'open' })}
            sx={{ width: 160 }}
          >
            {inquiryShows.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`inquiries.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
        useRows={useInquiryRows}
        useCount={useInquiryCount}
        exportRows={
          allowed('parts.export')
            ? ({ filters }) => client.inquiries.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={
          allowed('purchasing.write') && (
            <Button variant="contained" component={RouterLink} to="/purchasing/inquiries/new">
              {t('inquiries.create')}
            </Button>
          )
        }
        empty={{ title: t('inquiries.emptyTitle'), hint: t('inquiries.emptyHint') }}
      />
    </PurchasingArea>
  );
}

function asked({ query, show }: Filters) {
  return { show, query: query.trim().slice(0, 60) };
}

function useInquiryRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().inquiries.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useInquiryCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().inquiries.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<InquiryRow, 'newest'>[] {
  const { t } = useTranslation('purchasing');
  return useMemo(
    () => [
      { field: 'no', label: t('field.no'), width: 160, link: true },
      { field: 'state', label: t('field.state'), width: 110, render: (row) => <InquiryStateChip state={row.state} /> },
      { field: 'itemNames', label: t('field.items'), flex: 1.6, minWidth: 200 },
      { field: 'offers', label: t('field.offers'), width: 80, numeric: true },
      { field: 'answerBy', label: t('field.answerBy'), width: 120, render: (row) => row.answerBy || '—' },
      { field: 'chosenSupplier', label: t('field.chosen'), flex: 1, minWidth: 140, render: (row) => row.chosenSupplier ?? '—' },
      { field: 'orderNo', label: t('field.order'), width: 160, render: (row) => row.orderNo ?? '—' },
      { field: 'createdByName', label: t('field.createdBy'), width: 100 },
      { field: 'createdAt', label: t('field.createdAt'), width: 140, hidden: true, render: (row) => <When at={row.createdAt} /> },
    ],
    [t],
  );
}
