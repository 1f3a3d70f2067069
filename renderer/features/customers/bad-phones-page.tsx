import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadPhoneRow } from '../../../shared/duplicates.ts';
import type { Page } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { CustomerArea } from '../../components/customer-area.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListQuery } from '../../components/list-page.tsx';
import { tabular } from '../../theme.ts';
import { CustomerDialog } from './customer-dialog.tsx';

const noFilters = {};
const rowId = (row: BadPhoneRow): number => row.id;
const rowHref = (row: BadPhoneRow): string => `/customers/${row.customerId}`;

/** Phone numbers that cannot be dialled (R-004-20), to be mended in place. */
export function BadPhonesPage(): ReactNode {
  const { t } = useTranslation('merges');
  const [editing, setEditing] = useState<number>();
  return (
    <CustomerArea>
      <ListPage<BadPhoneRow, object, 'latest'>
        id="bad-phones"
        title={t('badPhones.title')}
        columns={useColumns(setEditing)}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={noFilters}
        defaultSort="latest"
        useRows={useBadPhones}
        empty={{ title: t('badPhones.emptyTitle'), hint: t('badPhones.emptyHint') }}
      />
      {editing !== undefined && <EditInPlace key={editing} customerId={editing} onClose={() => setEditing(undefined)} />}
    </CustomerArea>
  );
}

function EditInPlace({ customerId, onClose }: { readonly customerId: number; readonly onClose: () => void }): ReactNode {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.customers.get.queryOptions({ id: customerId }));
  return data ? <CustomerDialog customer={data.customer} onClose={onClose} /> : null;
}

function useBadPhones({ cursor, limit }: ListPageRequest<object, 'latest'>): ListQuery<Page<BadPhoneRow>> {
  const trpc = useTRPC();
  return useQuery(trpc.merges.badPhones.queryOptions({ cursor, limit }, { placeholderData: keepPreviousData }));
}

function useColumns(edit: (customerId: number) => void): readonly ListColumn<BadPhoneRow, 'latest'>[] {
  const { t } = useTranslation('merges');
  return useMemo(
    () => [
      {
        field: 'shownAs',
        label: t('badPhones.number'),
        width: 220,
        render: (row) => <span style={tabular}>{row.shownAs}</span>,
      },
      { field: 'problem', label: t('badPhones.problem'), width: 220, render: (row) => t(`badPhones.problems.${row.problem}`) },
      { field: 'customerName', label: t('badPhones.customer'), link: true, flex: 1, minWidth: 140 },
      { field: 'contactName', label: t('badPhones.contact'), flex: 1, minWidth: 110 },
      {
        field: 'act',
        label: '',
        width: 100,
        render: (row) => (
          <Button aria-label={t('badPhones.editOf', { name: row.customerName })} onClick={() => edit(row.customerId)}>
            {t('badPhones.edit')}
          </Button>
        ),
      },
    ],
    [t, edit],
  );
}
