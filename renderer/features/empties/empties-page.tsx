import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmptyAccountRow } from '../../../shared/empties.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { OldPartsArea } from '../../components/old-parts-area.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { EmptiesDialog } from './empties-dialog.tsx';
import type { EmptiesStart } from './empties-dialog.tsx';

interface Filters {
  readonly query: string;
}
type Open =
  | { readonly kind: 'handIn' | 'release'; readonly start: EmptiesStart }
  | { readonly kind: 'history'; readonly row: EmptyAccountRow };

const usual: Filters = { query: '' };
const rowId = ({ staffId, itemId }: EmptyAccountRow): string => `${staffId}/${itemId}`;

/** R-000-34: who holds how many containers, what they handed in, and the supervisor's leave to issue without. */
export function EmptiesPage(): ReactNode {
  const { t } = useTranslation('empties');
  const allowed = useCan();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const showHistory = useCallback((row: EmptyAccountRow) => setOpen({ kind: 'history', row }), []);
  const none: EmptiesStart = { staffId: null, itemId: null };
  return (
    <OldPartsArea>
      <ListPage<EmptyAccountRow, Filters, 'person'>
        id="empties"
        title={t('list.title')}
        columns={useColumns(showHistory)}
        rowId={rowId}
        defaultFilters={usual}
        defaultSort="person"
        searchField="query"
        searchLabel={t('list.search')}
        useRows={useAccounts}
        useCount={useAccountCount}
        action={
          <>
            {allowed('empties.release') && (
              <Button variant="outlined" onClick={() => setOpen({ kind: 'release', start: none })}>
                {t('command.release')}
              </Button>
            )}
            {allowed('empties.work') && (
              <Button variant="contained" onClick={() => setOpen({ kind: 'handIn', start: none })}>
                {t('command.handIn')}
              </Button>
            )}
          </>
        }
        empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint') }}
      />
      {open?.kind === 'history' && <HistoryDialog row={open.row} onClose={close} />}
      {(open?.kind === 'handIn' || open?.kind === 'release') && <EmptiesDialog kind={open.kind} start={open.start} onClose={close} />}
    </OldPartsArea>
  );
}

function asked({ query }: Filters) {
  return { query: query.trim().slice(0, 60) };
}

function useAccounts({ filters, cursor, limit }: ListPageRequest<Filters, 'person'>) {
  return useQuery(useTRPC().empties.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useAccountCount({ filters }: ListRequest<Filters, 'person'>) {
  return useQuery(useTRPC().empties.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(show: (row: EmptyAccountRow) => void): readonly ListColumn<EmptyAccountRow, 'person'>[] {
  const { t } = useTranslation('empties');
  return useMemo(
    () => [
      { field: 'staffName', label: t('field.person'), width: 140 },
      { field: 'itemName', label: t('field.item'), flex: 1, minWidth: 160, render: (row) => `${row.itemName} ${row.itemCode}` },
      { field: 'heldQty', label: t('field.held'), width: 170, numeric: true, render: (row) => formatQuantity(row.heldQty, row) },
      { field: 'creditQty', label: t('field.credit'), width: 170, numeric: true, render: (row) => formatQuantity(row.creditQty, row) },
      { field: 'changedAt', label: t('field.changedAt'), width: 150, render: (row) => <When at={row.changedAt} /> },
      {
        field: 'history',
        label: t('command.history'),
        width: 130,
        render: (row) => (
          <Button size="small" onClick={() => show(row)}>
            {t('command.history')}
          </Button>
        ),
      },
    ],
    [t, show],
  );
}

function HistoryDialog({ row, onClose }: { readonly row: EmptyAccountRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('empties');
  const entries = useQuery(useTRPC().empties.history.queryOptions({ staffId: row.staffId, itemId: row.itemId }));
  return (
    <AppDialog open title={`${row.staffName} · ${row.itemName}`} onClose={onClose} maxWidth="md">
      <DialogContent>
        <DataTable
          label={t('command.history')}
          rows={entries.data ?? []}
          rowKey={({ id }) => id}
          empty={t('history.none')}
          columns={[
            { key: 'at', label: t('field.at'), render: ({ at }) => <When at={at} /> },
            { key: 'kind', label: t('field.kind'), render: ({ kind }) => t(`kind.${kind}`) },
            { key: 'qty', label: t('field.qty'), numeric: true, render: ({ qty }) => formatQuantity(qty, row) },
            {
              key: 'document',
              label: t('field.document'),
              render: ({ documentNo, workOrderNo }) => [documentNo, workOrderNo].filter(Boolean).join(' · '),
            },
            { key: 'by', label: t('field.by'), render: ({ userName }) => userName },
            { key: 'reason', label: t('field.reason'), render: ({ reason }) => reason },
          ]}
        />
      </DialogContent>
    </AppDialog>
  );
}
