import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import Switch from '@mui/material/Switch';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { AccountListRow } from '../../../shared/staff-accounts.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { ListSearchField } from '../../components/list-search-field.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { newRequestKey } from '../../request-key.ts';

/** Everybody's deposits, debts and plans, with what their wage pays next. */
export function AccountsPage(): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const client = useTRPCClient();
  const [query, setQuery] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(true);
  const filter = { query, onlyOpen };
  const accounts = useQuery(useTRPC().staffAccounts.list.queryOptions(filter, { placeholderData: keepPreviousData }));
  return (
    <ToolsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('list.title')}
          subtitle={t('list.hint')}
          actions={
            <>
              <ListExportButton
                request={filter}
                exportRows={(body) => client.staffAccounts.export.mutate({ key: newRequestKey(), body })}
              />
              <Button component={RouterLink} to="/tools/accounts/wages" variant="contained">
                {t('list.wages')}
              </Button>
            </>
          }
        />
        <Box sx={{ px: 2, pt: 0.75, pb: 1, display: 'flex', gap: 2, alignItems: 'center' }}>
          <ListSearchField label={t('list.search')} value={query} onChange={setQuery} />
          <FormControlLabel label={t('list.all')} control={<Switch checked={!onlyOpen} onChange={(_, isAll) => setOnlyOpen(!isAll)} />} />
        </Box>
        <Box sx={{ px: 2, pb: 2 }}>
          <TablePaper>
            {accounts.data ? (
              <Accounts rows={accounts.data} isFiltered={query !== ''} />
            ) : accounts.error ? (
              <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
            ) : (
              <TableSkeleton />
            )}
          </TablePaper>
        </Box>
      </Box>
    </ToolsArea>
  );
}

function Accounts({ rows, isFiltered }: { readonly rows: readonly AccountListRow[]; readonly isFiltered: boolean }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  if (rows.length === 0)
    return <EmptyState title={isFiltered ? t('list.filtered') : t('list.empty')} {...(!isFiltered && { hint: t('list.emptyHint') })} />;
  const some = (fen: number) => (fen > 0 ? <Money fen={fen} /> : '—');
  return (
    <DataTable<AccountListRow>
      label={t('list.label')}
      rows={rows}
      rowKey={({ staffId }) => staffId}
      columns={[
        {
          key: 'name',
          label: t('field.name'),
          width: 150,
          render: ({ staffId, name }) => (
            <Link component={RouterLink} to={`/tools/people/${staffId}`} sx={{ fontWeight: 600 }}>
              {name}
            </Link>
          ),
        },
        { key: 'badge', label: t('field.badgeNo'), width: 110, render: ({ badgeNo }) => badgeNo },
        { key: 'post', label: t('field.post'), render: ({ post }) => post },
        { key: 'held', label: t('held'), numeric: true, width: 120, render: ({ heldFen }) => some(heldFen) },
        { key: 'owed', label: t('owed'), numeric: true, width: 120, render: ({ owedFen }) => some(owedFen) },
        {
          key: 'plan',
          label: t('field.plan'),
          width: 190,
          render: ({ planNo, planCount }) => (planCount > 1 ? t('list.plans', { no: planNo, count: planCount }) : planNo || '—'),
        },
        {
          key: 'next',
          label: t('field.next'),
          numeric: true,
          width: 170,
          render: ({ nextMonth, nextFen }) =>
            nextMonth === '' ? (
              '—'
            ) : (
              <>
                {nextMonth} <Money fen={nextFen} />
              </>
            ),
        },
        {
          key: 'leaving',
          label: '',
          width: 200,
          render: ({ leftOn, isPastLeaving }) => (
            <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
              {leftOn !== '' && <StatusChip label={t('leaving', { day: leftOn })} tone="neutral" />}
              {isPastLeaving && <StatusChip label={t('list.pastLeaving')} tone="late" icon={<WarningAmber />} />}
            </Box>
          ),
        },
      ]}
    />
  );
}
