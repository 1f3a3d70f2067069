import Link from '@mui/material/Link';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { Page } from '../../../shared/fields.ts';
import type { MergeRow } from '../../../shared/merges.ts';
import { useTRPC } from '../../api.ts';
import { CustomerArea } from '../../components/customer-area.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListQuery } from '../../components/list-page.tsx';
import { UndoMergeButton } from '../../components/undo-merge-button.tsx';
import { When } from '../../components/when.tsx';

const noFilters = {};
const rowId = (row: MergeRow): number => row.id;
const rowHref = (row: MergeRow): string => `/customers/${row.keptId}`;

/** All merges of customers 合并记录, each of which can be undone (R-004-20). */
export function MergesPage(): ReactNode {
  const { t } = useTranslation('merges');
  return (
    <CustomerArea>
      <ListPage<MergeRow, object, 'at'>
        id="merges"
        title={t('list.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={noFilters}
        defaultSort="at"
        useRows={useMergeRows}
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
    </CustomerArea>
  );
}

function useMergeRows({ cursor, limit }: ListPageRequest<object, 'at'>): ListQuery<Page<MergeRow>> {
  const trpc = useTRPC();
  return useQuery(trpc.merges.list.queryOptions({ cursor, limit }, { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<MergeRow, 'at'>[] {
  const { t } = useTranslation('merges');
  return useMemo(
    () => [
      { field: 'keptName', label: t('list.kept'), link: true, flex: 1, minWidth: 140 },
      {
        field: 'absorbedName',
        label: t('list.absorbed'),
        flex: 1,
        minWidth: 140,
        render: (row) =>
          row.undoneAt === null ? (
            row.absorbedName
          ) : (
            <Link component={RouterLink} to={`/customers/${row.absorbedId}`}>
              {row.absorbedName}
            </Link>
          ),
      },
      { field: 'at', label: t('list.at'), width: 150, render: (row) => <When at={row.at} /> },
      { field: 'userName', label: t('list.who'), width: 110 },
      {
        field: 'state',
        label: t('list.state'),
        width: 220,
        render: (row) =>
          row.undoneAt === null ? (
            t('list.inForce')
          ) : (
            <span>
              {t('list.undone', { name: row.undoneBy ?? '' })} <When at={row.undoneAt} />
            </span>
          ),
      },
      { field: 'act', label: '', width: 120, render: (row) => <UndoMergeButton merge={row} /> },
    ],
    [t],
  );
}
