import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ToolHolder } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { HolderActs } from './holder-acts.tsx';

/** Who holds what: each person with tools, deposit and debt. */
export function ToolHoldersPage(): ReactNode {
  const { t } = useTranslation('tools');
  return (
    <ToolsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader title={t('people.title')} subtitle={t('people.hint')} />
        <Box sx={{ px: 2, pb: 2 }}>
          <TablePaper>
            <Holders />
          </TablePaper>
        </Box>
      </Box>
    </ToolsArea>
  );
}

function Holders(): ReactNode {
  const { t } = useTranslation('tools');
  const people = useQuery(useTRPC().tools.people.queryOptions());
  if (people.error && !people.data) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return <TableSkeleton />;
  if (people.data.length === 0) return <EmptyState title={t('people.empty')} />;
  return (
    <DataTable<ToolHolder>
      label={t('people.title')}
      rows={people.data}
      rowKey={({ staffId }) => staffId}
      columns={[
        {
          key: 'name',
          label: t('field.staff'),
          render: ({ staffId, name, post, employment }) => (
            <>
              <Link component={RouterLink} to={`/tools/people/${staffId}`} sx={{ fontWeight: 600 }}>
                {name}
              </Link>{' '}
              {[post, employment === 'regular' ? '' : t(`employment.${employment}`)].filter(Boolean).join(' · ')}
            </>
          ),
        },
        { key: 'items', label: t('field.items'), numeric: true, width: 90, render: ({ items }) => items || '—' },
        {
          key: 'worth',
          label: t('field.worth'),
          numeric: true,
          width: 130,
          render: ({ items, worthFen }) => items > 0 && <Money fen={worthFen} />,
        },
        {
          key: 'late',
          label: t('area.due'),
          width: 180,
          render: ({ overdue, over }) => (
            <Box sx={{ display: 'flex', gap: 0.5 }}>
              {overdue > 0 && <StatusChip label={`${t('field.late')} ${overdue}`} tone="late" icon={<WarningAmber />} />}
              {over > 0 && <StatusChip label={`${t('stage.over')} ${over}`} tone="attention" />}
            </Box>
          ),
        },
        {
          key: 'held',
          label: t('field.heldDeposit'),
          numeric: true,
          width: 110,
          render: ({ heldFen }) => heldFen > 0 && <Money fen={heldFen} />,
        },
        { key: 'owed', label: t('field.owed'), numeric: true, width: 110, render: ({ owedFen }) => owedFen > 0 && <Money fen={owedFen} /> },
        { key: 'acts', label: '', width: 220, render: (person) => <HolderActs person={person} /> },
      ]}
    />
  );
}
