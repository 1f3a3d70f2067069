import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { BagRow } from '../../../shared/staff-stock.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { BagActions } from './bag-actions.tsx';
import { useAge } from './use-age.ts';

/** What each technician carries 随身库存; a technician sees the own bag only. */
export function BagsPage(): ReactNode {
  const { t } = useTranslation('issuing');
  const client = useTRPCClient();
  const mayExport = useCan()('parts.export');
  return (
    <StockArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('bags.title')}
          subtitle={t('bags.hint')}
          actions={
            mayExport && (
              <ListExportButton exportRows={(body) => client.stock.exportBags.mutate({ key: newRequestKey(), body })} request={{}} />
            )
          }
        />
        <Box sx={{ px: 2, pb: 2 }}>
          <TablePaper>
            <Bags />
          </TablePaper>
        </Box>
      </Box>
    </StockArea>
  );
}

function Bags(): ReactNode {
  const { t } = useTranslation('issuing');
  const bags = useQuery(useTRPC().stock.bags.queryOptions());
  const age = useAge();
  if (bags.error && !bags.data) return <ErrorState error={bags.error} onRetry={() => void bags.refetch()} />;
  if (!bags.data) return <TableSkeleton />;
  if (bags.data.length === 0) return <EmptyState title={t('bags.nobody')} hint={t('bags.nobodyHint')} />;
  return (
    <DataTable<BagRow>
      label={t('bags.title')}
      rows={bags.data}
      rowKey={({ staffId }) => staffId}
      columns={[
        {
          key: 'name',
          label: t('bags.name'),
          render: ({ staffId, name }) => (
            <Link component={RouterLink} to={`/parts/technicians/${staffId}`} sx={{ fontWeight: 600 }}>
              {name}
            </Link>
          ),
        },
        { key: 'items', label: t('bags.items'), numeric: true, width: 110, render: ({ items }) => (items === 0 ? t('bags.empty') : items) },
        {
          key: 'value',
          label: t('bags.value'),
          numeric: true,
          width: 160,
          render: ({ items, valueFen }) => items > 0 && <Money fen={valueFen} />,
        },
        { key: 'oldest', label: t('bags.oldest'), width: 140, render: ({ oldestAt }) => (oldestAt === null ? '' : age(oldestAt)) },
        {
          key: 'acts',
          label: '',
          width: 220,
          render: (row) => <BagActions staffId={row.staffId} name={row.name} isEmpty={row.items === 0} />,
        },
      ]}
    />
  );
}
