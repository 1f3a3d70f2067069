import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { WaitingSlip, WorkOrderPartView } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { isMissing, MissingButton } from './missing-dialog.tsx';

/** Slips that wait for parts, the earliest appointment first, with what lies ready for each. */
export function WaitingTable({ isReadyOnly = false }: { readonly isReadyOnly?: boolean }): ReactNode {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const mayIssue = useCan()('stock.issue');
  const slips = useQuery(trpc.parts.waitingSlips.queryOptions());
  if (slips.error && !slips.data) return <ErrorState error={slips.error} onRetry={() => void slips.refetch()} />;
  if (!slips.data) return <TableSkeleton />;
  const shown = slips.data.filter((slip) => !isReadyOnly || slip.isAvailable);
  if (shown.length === 0) return <EmptyState title={t('waiting.emptyTitle')} hint={t('waiting.emptyHint')} />;
  return (
    <DataTable<WaitingSlip>
      label={t('waiting.title')}
      rows={shown}
      rowKey={(slip) => slip.workOrderId}
      columns={[
        {
          key: 'no',
          label: t('field.slip'),
          width: 150,
          render: (slip) => (
            <Link component={RouterLink} to={`/work-orders/${slip.workOrderId}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
              {slip.no}
            </Link>
          ),
        },
        { key: 'planned', label: t('field.planned'), width: 120, render: (slip) => <When at={slip.plannedAt} /> },
        { key: 'technicians', label: t('field.technicians'), width: 110, render: (slip) => slip.technicians },
        { key: 'customer', label: t('field.customer'), width: 140, render: (slip) => slip.customerName },
        { key: 'parts', label: t('title'), render: (slip) => <MissingParts parts={slip.parts} /> },
        { key: 'state', label: '', width: 100, render: (slip) => <ReadyChip slip={slip} /> },
        ...(mayIssue
          ? [
              {
                key: 'issue',
                label: '',
                width: 190,
                render: (slip: WaitingSlip) => (
                  <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end' }}>
                    <MissingButton slip={slip} />
                    <Button
                      component={RouterLink}
                      to={`/parts/issue/${slip.workOrderId}`}
                      variant="outlined"
                      aria-label={`${t('waiting.issue')} ${slip.no}`}
                    >
                      {t('waiting.issue')}
                    </Button>
                  </Box>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function MissingParts({ parts }: { readonly parts: readonly WorkOrderPartView[] }): ReactNode {
  const { t } = useTranslation('parts');
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {parts.filter(isMissing).map((part) => (
        <li key={part.itemId}>
          {part.code} {part.name} {part.spec} {part.keptQty > 0 && t('waiting.kept', { qty: formatQuantity(part.keptQty, part) })}{' '}
          <Box
            component="span"
            sx={{ color: part.stockQty < part.wantedQty - part.issuedQty ? 'error.main' : 'text.secondary', whiteSpace: 'nowrap' }}
          >
            {t('waiting.missing', {
              qty: formatQuantity(part.wantedQty - part.issuedQty, part),
              stock: formatQuantity(part.stockQty, part),
            })}
          </Box>
        </li>
      ))}
    </Box>
  );
}

function ReadyChip({ slip }: { readonly slip: WaitingSlip }): ReactNode {
  const { t } = useTranslation(['parts', 'issuing']);
  if (slip.isHeld && !slip.isAvailable) return <StatusChip label={t('issuing:missing.isHeld')} tone="attention" />;
  if (slip.isAvailable) return <StatusChip label={t('waiting.ready')} tone="done" />;
  const isPartly = slip.parts.some((part) => isMissing(part) && part.stockQty > 0);
  return <StatusChip label={isPartly ? t('waiting.partly') : t('waiting.short')} tone="attention" />;
}
