import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { SlipTable } from './slip-table.tsx';

/** R-001-14: numbers that were printed and neither came back nor were voided, the oldest first. */
export function UnmatchedSlips(): ReactNode {
  const { t } = useTranslation('dispatch');
  const trpc = useTRPC();
  const slips = useQuery(trpc.workOrders.unmatched.queryOptions({}));
  if (!slips.data) return slips.error ? <ErrorState error={slips.error} onRetry={slips.refetch} /> : <PageSkeleton />;
  if (slips.data.length === 0) return <EmptyState title={t('unmatched.empty')} hint={t('unmatched.emptyHint')} />;
  return (
    <Box sx={{ p: 2 }}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>{t('unmatched.hint')}</Typography>
      <SlipTable
        label={t('tab.unmatched')}
        rows={slips.data}
        after={[{ key: 'prints', label: t('unmatched.printed'), numeric: true, width: 90, render: (row) => row.printCount }]}
      />
    </Box>
  );
}
