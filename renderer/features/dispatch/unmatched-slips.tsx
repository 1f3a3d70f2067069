import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { useCan } from '../../session.tsx';
import { SlipTable } from './slip-table.tsx';

/** R-001-14: slips of the list of unmatched papers with their visits, the oldest first; the list itself has every form. */
export function UnmatchedSlips(): ReactNode {
  const { t } = useTranslation('dispatch');
  const trpc = useTRPC();
  const allowed = useCan();
  const slips = useQuery(trpc.workOrders.unmatched.queryOptions({}));
  if (!slips.data) return slips.error ? <ErrorState error={slips.error} onRetry={slips.refetch} /> : <PageSkeleton />;
  const toAll = allowed('papers.read') && (
    <Link component={RouterLink} to="/papers/unmatched">
      {t('unmatched.all')}
    </Link>
  );
  if (slips.data.length === 0) return <EmptyState title={t('unmatched.empty')} hint={t('unmatched.emptyHint')} action={toAll} />;
  return (
    <Box sx={{ p: 2 }}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        {t('unmatched.hint')} {toAll}
      </Typography>
      <SlipTable
        label={t('tab.unmatched')}
        rows={slips.data}
        after={[{ key: 'prints', label: t('unmatched.printed'), numeric: true, width: 90, render: (row) => row.printCount }]}
      />
    </Box>
  );
}
