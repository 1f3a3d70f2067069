import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileDueRow } from '../../../shared/customer-files.ts';
import { useTRPC } from '../../api.ts';
import { CustomerArea } from '../../components/customer-area.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest } from '../../components/list-page.tsx';
import { useFileFields } from '../../components/use-file-fields.ts';
import { useNow } from '../../components/use-now.ts';
import { useWhen } from '../../components/when.tsx';
import { tabular } from '../../theme.ts';
import { CompleteFileButton } from './complete-file-button.tsx';

const noFilters = {};
const rowId = (row: FileDueRow): number => row.id;
const rowHref = (row: FileDueRow): string => `/customers/${row.id}`;

/** Customer files to complete, the first due first (R-002-14). */
export function FilesPage(): ReactNode {
  const { t } = useTranslation('customerFile');
  const columns = useColumns();
  return (
    <CustomerArea>
      <ListPage<FileDueRow, typeof noFilters, 'due'>
        id="customer-files"
        title={t('files.title')}
        columns={columns}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={noFilters}
        defaultSort="due"
        useRows={useRows}
        empty={{ title: t('files.empty'), hint: t('files.emptyHint') }}
      />
    </CustomerArea>
  );
}

function useRows({ cursor, limit }: ListPageRequest<typeof noFilters, 'due'>) {
  return useQuery(useTRPC().customers.filesDue.queryOptions({ cursor, limit }, { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<FileDueRow, 'due'>[] {
  const { t } = useTranslation('customerFile');
  return useMemo(
    () => [
      { field: 'name', label: t('files.name'), link: true, flex: 1.2, minWidth: 140 },
      {
        field: 'phone',
        label: t('files.phone'),
        width: 150,
        render: (row) => (
          <Box component="span" sx={tabular}>
            {row.phone}
          </Box>
        ),
      },
      { field: 'fileDueAt', label: t('files.due'), width: 190, render: (row) => <Due at={row.fileDueAt} /> },
      {
        field: 'missing',
        label: t('files.missing'),
        flex: 1.5,
        minWidth: 180,
        render: (row) => <Missing fields={row.missing} />,
      },
      {
        field: 'version',
        label: t('files.state'),
        width: 150,
        render: (row) => <CompleteFileButton customer={row} />,
      },
    ],
    [t],
  );
}

function Missing({ fields }: { readonly fields: FileDueRow['missing'] }): ReactNode {
  const { t } = useTranslation('customerFile');
  return useFileFields()(fields) || t('files.nothing');
}

/** When it is due; late is red with an icon and the word. */
function Due({ at }: { readonly at: number }): ReactNode {
  const { t } = useTranslation('customerFile');
  const when = useWhen();
  if (at >= useNow()) return when(at);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, color: 'error.main', fontWeight: 700 }}>
      <Schedule sx={{ fontSize: 16 }} />
      {t('files.late', { age: when(at, 'age') })}
    </Box>
  );
}
