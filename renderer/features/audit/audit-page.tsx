import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { AuditRow } from '../../../shared/settings.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import { AuditFilterFields } from './audit-filter-fields.tsx';
import { askedOf, useAuditFilters } from './audit-filters.ts';
import { ChainPanel } from './chain-panel.tsx';
import { ChangeList } from '../../components/change-list.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

const pages: Readonly<Record<string, string>> = {
  request: '/requests',
  workOrder: '/work-orders',
  customer: '/customers',
  installedItem: '/items',
  project: '/projects',
  warrantyCard: '/warranty-cards',
  repairCase: '/repair-cases',
  feedbackForm: '/feedback-forms',
  incident: '/incidents',
  item: '/parts',
  place: '/parts/places',
  stocktake: '/stocktakes',
  oldPart: '/old-parts',
  materialRequest: '/purchasing/requests',
  purchaseOrder: '/purchasing/orders',
  inquiry: '/purchasing/inquiries',
  consignment: '/purchasing/consignments',
  supplier: '/suppliers',
  supplierCase: '/suppliers/cases',
  handover: '/handovers',
  toolPurchase: '/tools/purchases',
  toolLoss: '/tools/losses',
  privacyRequest: '/settings/privacyRequests',
};

/** The audit trail 操作记录 (R-002-48): who did what to which thing, with every changed value, newest first. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayExport = useCan()('audit.manage');
  const [filters, change] = useAuditFilters();
  const asked = askedOf(filters);
  const entries = useInfiniteQuery({
    queryKey: [...trpc.audit.list.queryKey(), 'pages', asked],
    queryFn: ({ pageParam }) => client.audit.list.query({ ...asked, limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  // what went through JSON is what the host sent: values of unknown kinds
  const rows = entries.data?.pages.flatMap((page) => page.rows as unknown as readonly AuditRow[]);
  return (
    <SettingsArea section="audit" hint={t('audit.hint')}>
      <ChainPanel />
      <AuditFilterFields filters={filters} change={change} />
      {mayExport && (
        <Box sx={{ mb: 1 }}>
          <ListExportButton exportRows={(body) => client.audit.export.mutate({ key: newRequestKey(), body })} request={asked} />
        </Box>
      )}
      {rows ? (
        <Entries rows={rows} />
      ) : entries.error ? (
        <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />
      ) : (
        <TableSkeleton rows={10} />
      )}
      {entries.hasNextPage && (
        <Button onClick={() => void entries.fetchNextPage()} loading={entries.isFetchingNextPage} sx={{ mt: 1 }}>
          {t('audit.more')}
        </Button>
      )}
    </SettingsArea>
  );
}

function Entries({ rows }: { readonly rows: readonly AuditRow[] }): ReactNode {
  const { t, i18n } = useTranslation('settings');
  if (rows.length === 0) return <EmptyState title={t('audit.empty')} hint={t('audit.emptyHint')} />;
  const word = (key: string, otherwise: string) => (i18n.exists(key) ? dynamicText(i18n, key) : otherwise);
  return (
    <TablePaper>
      <DataTable
        label={t('section.audit')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', label: t('audit.at'), width: 130, render: (row) => <When at={row.at} /> },
          { key: 'who', label: t('audit.who'), width: 100, render: (row) => row.userName ?? t('audit.system') },
          {
            key: 'did',
            label: t('audit.did'),
            width: 130,
            render: (row) => word(`settings:audit.procedures.${row.procedure}`, t('audit.other')),
          },
          {
            key: 'thing',
            label: t('audit.thing'),
            width: 180,
            render: (row) => <Thing row={row} word={word(`settings:audit.subjects.${row.subject}`, t('audit.subjects.other'))} />,
          },
          { key: 'changes', label: t('audit.changes'), render: (row) => <ChangeList changes={row.changes} /> },
        ]}
      />
    </TablePaper>
  );
}

function Thing({ row, word }: { readonly row: AuditRow; readonly word: string }): ReactNode {
  const page = pages[row.subject];
  const text = `${word} ${row.thing || row.subjectId}`;
  if (page === undefined) return text;
  return (
    <Link component={RouterLink} to={`${page}/${row.subjectId}`}>
      {text}
    </Link>
  );
}
