import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { ToolHolder } from '../../../shared/tools.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { ListSearchField } from '../../components/list-search-field.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { HolderActs } from './holder-acts.tsx';

/** Who holds what: each person with tools, deposit and debt. */
export function ToolHoldersPage(): ReactNode {
  const { t } = useTranslation('tools');
  const [query, setQuery] = useState('');
  useToolScan();
  return (
    <ToolsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader title={t('people.title')} subtitle={t('people.hint')} />
        <Box sx={{ px: 2, pb: 2 }}>
          <Box sx={{ mb: 1.5 }}>
            <ListSearchField value={query} onChange={setQuery} label={t('people.search')} />
          </Box>
          <TablePaper>
            <Holders query={query} />
          </TablePaper>
        </Box>
      </Box>
    </ToolsArea>
  );
}

/** Reads a tool's number: to whoever holds it, to give it back; to its page when nobody does. */
function useToolScan(): void {
  const { t } = useTranslation('tools');
  const client = useTRPCClient();
  const navigate = useNavigate();
  useScanner((code) => {
    void client.tools.find.query({ query: code.trim() }).then(({ tool }) => {
      if (!tool) return showToast(t('issue.unknown', { code: code.trim() }), { severity: 'warning' });
      const { holderId, issueId, lotId } = tool;
      return navigate(holderId !== null && issueId !== null ? `/tools/people/${holderId}/return?issue=${issueId}` : `/tools/list/${lotId}`);
    });
  });
}

function Holders({ query }: { readonly query: string }): ReactNode {
  const { t } = useTranslation('tools');
  const people = useQuery(useTRPC().tools.people.queryOptions());
  if (people.error && !people.data) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return <TableSkeleton />;
  const wanted = query.trim().toLowerCase();
  // who has something in hand, or money open, stands first
  const rows = people.data
    .filter(({ name, post }) => `${name} ${post}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  if (rows.length === 0) return <EmptyState title={t('people.empty')} />;
  return (
    <DataTable<ToolHolder>
      label={t('people.title')}
      rows={rows}
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

function isOpen({ items, heldFen, owedFen }: ToolHolder): boolean {
  return items > 0 || heldFen > 0 || owedFen > 0;
}
