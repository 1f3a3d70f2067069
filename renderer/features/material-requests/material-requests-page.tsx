import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { materialPaths } from '../../../shared/material-request-lifecycle.ts';
import type { MaterialRequestRow } from '../../../shared/material-requests.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { PurchasingArea } from '../../components/purchasing-area.tsx';
import { When } from '../../components/when.tsx';
import { currentLanguage } from '../../i18n.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { BookInDaysDialog } from './book-in-days-dialog.tsx';
import { NewRequestDialog } from './new-request-dialog.tsx';
import { asked, RequestFilters, shows, usual } from './request-filters.tsx';
import type { Filters } from './request-filters.tsx';
import { OverdueMark, RequestStateChip } from './request-marks.tsx';

const rowId = (row: MaterialRequestRow): number => row.id;
const rowHref = (row: MaterialRequestRow): string => `/purchasing/requests/${row.id}`;

/** Material requests 材料申请 (B-18): open ones first, the newest before others. `?new` opens the form, filled in by `slip`, `item`, `qty`. */
export function MaterialRequestsPage(): ReactNode {
  const { t } = useTranslation('materialRequests');
  const client = useTRPCClient();
  const allowed = useCan();
  const [params, setParams] = useSearchParams();
  const [isSetting, set] = useState(false);
  const isNew = params.has('new');
  const start = { slipId: Number(params.get('slip')), itemId: Number(params.get('item')), qty: Number(params.get('qty')) };
  return (
    <PurchasingArea>
      <ListPage<MaterialRequestRow, Filters, 'age'>
        key={isNew ? 'new' : params.toString()}
        id="materialRequests"
        title={t('title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={isNew ? undefined : filtersOfAddress(params)}
        defaultSort="age"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => <RequestFilters filters={filters} change={change} />}
        useRows={useRequestRows}
        useCount={useRequestCount}
        exportRows={
          allowed('parts.export')
            ? ({ filters }) => client.materialRequests.export.mutate({ key: newRequestKey(), body: asked(filters) })
            : undefined
        }
        action={
          <>
            {allowed('settings.manage') && (
              <Button variant="outlined" onClick={() => set(true)}>
                {t('setting.open')}
              </Button>
            )}
            {allowed('materialRequests.write') && (
              <Button variant="contained" onClick={() => setParams({ new: '' })}>
                {t('command.new')}
              </Button>
            )}
          </>
        }
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
      {isNew && allowed('materialRequests.write') && <NewRequestDialog start={start} onClose={() => setParams({}, { replace: true })} />}
      {isSetting && <BookInDaysDialog onClose={() => set(false)} />}
    </PurchasingArea>
  );
}

function filtersOfAddress(params: URLSearchParams): Partial<Filters> | undefined {
  const show = shows.find((one) => one === params.get('show'));
  const path = materialPaths.find((one) => one === params.get('path')) ?? null;
  const isOverdue = params.has('overdue');
  return show || path || isOverdue ? { ...usual, path, isOverdue, ...(show && { show }) } : undefined;
}

function useRequestRows({ filters, cursor, limit }: ListPageRequest<Filters, 'age'>) {
  return useQuery(
    useTRPC().materialRequests.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }),
  );
}

function useRequestCount({ filters }: ListRequest<Filters, 'age'>) {
  return useQuery(useTRPC().materialRequests.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<MaterialRequestRow, 'age'>[] {
  const { t } = useTranslation('materialRequests');
  // English words are longer than the Chinese ones
  const isEnglish = currentLanguage() === 'en';
  return useMemo(
    () => [
      { field: 'no', label: t('list.no'), link: true, width: 150 },
      {
        field: 'state',
        label: t('list.state'),
        width: isEnglish ? 195 : 175,
        render: (row) => <RequestStateChip state={row.state} path={row.path} />,
      },
      { field: 'path', label: t('list.path'), width: isEnglish ? 132 : 90, render: (row) => t(`path.${row.path}`) },
      { field: 'applicantName', label: t('list.applicant'), width: 90 },
      { field: 'goods', label: t('list.goods'), flex: 1.3, minWidth: 120 },
      { field: 'workOrderNo', label: t('list.slip'), width: 140, render: (row) => row.workOrderNo ?? '—' },
      { field: 'neededOn', label: t('list.neededOn'), width: 100, render: (row) => row.neededOn || '—' },
      { field: 'due', label: t('list.due'), width: isEnglish ? 195 : 175, render: (row) => <OverdueMark request={row} /> },
      // the number says the day
      { field: 'createdAt', label: t('list.createdAt'), width: 140, hidden: true, render: (row) => <When at={row.createdAt} /> },
      { field: 'reason', label: t('list.reason'), flex: 1, minWidth: 120, hidden: true },
      { field: 'purpose', label: t('field.purpose'), width: 90, hidden: true, render: (row) => t(`purpose.${row.purpose}`) },
    ],
    [t, isEnglish],
  );
}
