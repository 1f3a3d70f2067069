import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { Page } from '../../../shared/fields.ts';
import type { WorkOrderRow } from '../../../shared/work-orders.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import type { ListQuery } from '../../components/list-page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { tabular } from '../../theme.ts';

/** The dispatch slips of a request. */
export function RequestSlips({ query }: { readonly query: ListQuery<Page<WorkOrderRow>> }): ReactNode {
  const { t } = useTranslation('requests');
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Skeleton variant="rounded" height={72} />;
  if (query.data.rows.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('detail.noSlips')}</Typography>;
  return (
    <DataTable
      label={t('detail.slips')}
      rows={query.data.rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'no',
          label: t('detail.slip.no'),
          render: (row) => (
            <Link component={RouterLink} to={`/work-orders/${row.id}`} sx={{ ...tabular, fontWeight: 600, whiteSpace: 'nowrap' }}>
              {row.no}
            </Link>
          ),
        },
        {
          key: 'state',
          label: t('detail.slip.state'),
          render: (row) => (
            <StatusChip
              label={t(`detail.slipState.${row.state}`)}
              tone={row.state === 'voided' ? 'ended' : row.returnedAt === null ? 'active' : 'done'}
            />
          ),
        },
        { key: 'technicians', label: t('detail.slip.technicians'), render: (row) => row.technicians.map(({ name }) => name).join('、') },
        { key: 'planned', label: t('detail.slip.plannedAt'), render: (row) => <When at={row.plannedAt} /> },
        { key: 'work', label: t('detail.slip.work'), render: (row) => row.work },
        { key: 'returned', label: t('detail.slip.returnedAt'), render: (row) => <When at={row.returnedAt} /> },
      ]}
    />
  );
}
