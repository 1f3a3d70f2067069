import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { WorkOrderRow } from '../../../shared/work-orders.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataTableColumn } from '../../components/data-table.tsx';
import { SlipStateChip, technicianNames } from '../../components/slip-marks.tsx';
import { When } from '../../components/when.tsx';

interface SlipTableProps {
  readonly label: string;
  readonly rows: readonly WorkOrderRow[];
  /** Columns before and after those that every list of slips has. */
  readonly before?: readonly DataTableColumn<WorkOrderRow>[];
  readonly after?: readonly DataTableColumn<WorkOrderRow>[];
}

/** Slips in a plain table, each opened from its number. */
export function SlipTable({ label, rows, before = [], after = [] }: SlipTableProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const columns: readonly DataTableColumn<WorkOrderRow>[] = [
    ...before,
    {
      key: 'no',
      label: t('field.no'),
      width: 150,
      render: (row) => (
        <Link component={RouterLink} to={`/work-orders/${row.id}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
          {row.no}
        </Link>
      ),
    },
    { key: 'state', label: t('field.state'), width: 110, render: (row) => <SlipStateChip state={row.state} /> },
    { key: 'technicians', label: t('field.technicians'), width: 120, render: (row) => technicianNames(row.technicians) },
    { key: 'plannedAt', label: t('field.plannedAt'), width: 130, render: (row) => <When at={row.plannedAt} /> },
    { key: 'customer', label: t('field.customer'), render: (row) => row.customerName },
    { key: 'work', label: t('field.work'), render: (row) => row.work },
    ...after,
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
