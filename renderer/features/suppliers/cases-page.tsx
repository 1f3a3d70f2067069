import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { supplierCaseShows } from '../../../shared/suppliers.ts';
import type { SupplierCaseListRow } from '../../../shared/suppliers.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { CaseStateChip, GoodsMark } from '../../components/supplier/case-marks.tsx';
import { SendCaseDialog } from '../../components/supplier/send-case-dialog.tsx';
import { SupplierArea } from '../../components/supplier/supplier-area.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

type Show = (typeof supplierCaseShows)[number];
interface Filters {
  readonly query: string;
  readonly show: Show;
}

const usual: Filters = { query: '', show: 'open' };
const rowId = (row: SupplierCaseListRow): number => row.id;
const rowHref = (row: SupplierCaseListRow): string => `/suppliers/cases/${row.id}`;

/** What was sent to suppliers, by when the answer is due: overdue answers first, goods on their way (R-000-14). */
export function SupplierCasesPage(): ReactNode {
  const { t } = useTranslation('suppliers');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [isSending, send] = useState(false);
  const shown = useSearchParams()[0].get('show');
  const wanted = supplierCaseShows.find((one) => one === shown);
  return (
    <SupplierArea>
      <ListPage<SupplierCaseListRow, Filters, 'due'>
        key={wanted}
        id="supplierCases"
        title={t('cases.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={wanted && { show: wanted }}
        defaultSort="due"
        searchField="query"
        searchLabel={t('cases.search')}
        filters={(filters, change) => (
          <TextField
            select
            label={t('cases.show')}
            value={filters.show}
            onChange={(event) => change({ show: supplierCaseShows.find((one) => one === event.target.value) ?? 'open' })}
            sx={{ width: 160 }}
          >
            {supplierCaseShows.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`cases.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
        useRows={useCaseRows}
        useCount={useCaseCount}
        exportRows={
          allowed('data.export')
            ? ({ filters }) => client.supplierCases.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={
          allowed('suppliers.manage') && (
            <Button variant="contained" onClick={() => send(true)}>
              {t('cases.create')}
            </Button>
          )
        }
        empty={{ title: t('cases.emptyTitle'), hint: t('cases.emptyHint') }}
      />
      {isSending && (
        <SendCaseDialog
          about={{ requestId: null, formId: null }}
          onDone={({ id }) => navigate(`/suppliers/cases/${id}`)}
          onClose={() => send(false)}
        />
      )}
    </SupplierArea>
  );
}

function asked({ query, show }: Filters) {
  return { show, query: query.trim().slice(0, 60) };
}

function useCaseRows({ filters, cursor, limit }: ListPageRequest<Filters, 'due'>) {
  return useQuery(useTRPC().supplierCases.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useCaseCount({ filters }: ListRequest<Filters, 'due'>) {
  return useQuery(useTRPC().supplierCases.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<SupplierCaseListRow, 'due'>[] {
  const { t } = useTranslation('suppliers');
  return useMemo(
    () => [
      { field: 'no', label: t('cases.no'), width: 150, link: true },
      { field: 'state', label: t('field.state'), width: 165, render: (row) => <CaseStateChip row={row} /> },
      { field: 'supplierName', label: t('field.supplier'), flex: 1, minWidth: 150 },
      { field: 'what', label: t('field.what'), flex: 1.6, minWidth: 180 },
      { field: 'answerDueAt', label: t('field.answerDueAt'), width: 150, render: (row) => <When at={row.answerDueAt} /> },
      { field: 'goods', label: t('cases.goods'), width: 110, render: (row) => (row.goods.length > 0 ? <GoodsMark row={row} /> : '—') },
      { field: 'subject', label: t('cases.about'), width: 160, render: (row) => row.subjectNo ?? row.requestNo ?? '—' },
      { field: 'sentAt', label: t('field.sentAt'), width: 140, hidden: true, render: (row) => <When at={row.sentAt} /> },
      { field: 'sentByName', label: t('field.sentBy'), width: 100, hidden: true },
      { field: 'answer', label: t('field.answer'), flex: 1, minWidth: 140, hidden: true },
    ],
    [t],
  );
}
