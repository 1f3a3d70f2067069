import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import { dayOf, daysBetween } from '../../../shared/time.ts';
import type { HeldTool } from '../../../shared/tools.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { DataTableColumn } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan, useZone } from '../../session.tsx';
import { ToolName, ToolTerm } from './tool-marks.tsx';

type DueTool = HeldTool & { readonly staffId: number; readonly staffName: string };

/** R-000-79: what has lived as long as it must this month and is exchanged, and loans that should have been back. */
export function ToolDuePage(): ReactNode {
  const { t } = useTranslation('tools');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const print = usePrintCommand('print.store')('/print/tool-due');
  const ends = useQuery(trpc.tools.lifeEnds.queryOptions());
  const overdue = useQuery(trpc.tools.overdue.queryOptions());
  return (
    <ToolsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('due.title')}
          subtitle={t('due.lifeHint')}
          actions={
            <>
              <ListExportButton request={{}} exportRows={() => client.tools.exportDue.mutate({ key: newRequestKey(), body: {} })} />
              <CommandButton {...print} label={t('dueList.print')} />
            </>
          }
        />
        <Box sx={{ px: 2, pb: 2, display: 'grid', gap: 2 }}>
          <Section title={t('due.lifeTitle')}>
            <DueTable query={ends} label={t('due.lifeTitle')} empty={t('due.lifeNone')} act="swap" />
          </Section>
          <Section title={t('due.overdueTitle')}>
            <DueTable query={overdue} label={t('due.overdueTitle')} empty={t('due.overdueNone')} act="return" />
          </Section>
        </Box>
      </Box>
    </ToolsArea>
  );
}

interface DueTableProps {
  readonly query: { readonly data: readonly DueTool[] | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly label: string;
  readonly empty: string;
  /** Where each row leads. */
  readonly act: 'swap' | 'return';
}

function DueTable({ query, label, empty, act }: DueTableProps): ReactNode {
  const { t } = useTranslation('tools');
  const navigate = useNavigate();
  const mayWork = useCan()('tools.issue');
  const today = dayOf(useNow(), useZone());
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <TableSkeleton />;
  const endOf = ({ lifeEndsOn, dueOn }: DueTool) => (act === 'swap' ? lifeEndsOn : dueOn);
  const columns: readonly DataTableColumn<DueTool>[] = [
    {
      key: 'holder',
      label: t('field.holder'),
      width: 120,
      render: ({ staffId, staffName }) => (
        <Link component={RouterLink} to={`/tools/people/${staffId}`} sx={{ fontWeight: 600 }}>
          {staffName}
        </Link>
      ),
    },
    { key: 'tool', label: t('field.name'), render: (tool) => <ToolName tool={tool} /> },
    { key: 'qty', label: t('field.qty'), numeric: true, width: 80, render: ({ openQty, unit }) => `${openQty} ${unit}` },
    { key: 'issuedOn', label: t('field.issuedOn'), width: 120, render: ({ issuedOn }) => issuedOn },
    {
      key: 'term',
      label: act === 'swap' ? t('field.lifeEndsOn') : t('field.dueOn'),
      width: 190,
      render: (tool) => <ToolTerm tool={tool} />,
    },
    {
      key: 'late',
      label: t('dueList.daysLate'),
      numeric: true,
      width: 90,
      render: (tool) => (endOf(tool) < today ? t('dueList.days', { count: daysBetween(endOf(tool), today) }) : '—'),
    },
    { key: 'manager', label: t('field.manager'), width: 120, render: ({ managerName }) => managerName ?? '—' },
    {
      key: 'act',
      label: '',
      width: 110,
      render: ({ staffId, issueId }) => (
        <CommandButton
          label={t(act === 'swap' ? 'dueList.swap' : 'dueList.giveBack')}
          onClick={() => navigate(act === 'swap' ? `/tools/people/${staffId}/swap?issue=${issueId}` : `/tools/people/${staffId}/return`)}
          {...(!mayWork && { refusal: t('dueList.needKeeper') })}
        />
      ),
    },
  ];
  return <DataTable<DueTool> label={label} rows={query.data} rowKey={({ issueId }) => issueId} empty={empty} columns={columns} />;
}
