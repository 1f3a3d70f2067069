import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { paperKinds } from '../../../shared/numbers.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PaperArea } from '../../components/paper-area.tsx';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { paperPath } from '../../components/paper-paths.ts';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';

/** Papers of every form that were printed and did not come back (R-001-14, R-000-58). */
export function UnmatchedPage(): ReactNode {
  const { t } = useTranslation('numbers');
  const allowed = useCan();
  const [address, setAddress] = useSearchParams();
  const kind = paperKinds.find((one) => one === address.get('kind')) ?? null;
  const papers = useQuery(useTRPC().numbers.unmatched.queryOptions({ kind }, { placeholderData: keepPreviousData }));
  return (
    <PaperArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('area.unmatched')}
          subtitle={t('unmatched.hint')}
          actions={
            allowed('workOrders.read') &&
            (kind === null || kind === 'workOrder') && (
              <Link component={RouterLink} to="/dispatch?tab=unmatched">
                {t('unmatched.slips')}
              </Link>
            )
          }
        />
        <Box sx={{ px: 2, pt: 0.75, pb: 1 }}>
          <ChoiceFilter
            label={t('form')}
            all={t('allForms')}
            value={kind}
            options={paperKinds.map((one) => [one, t(`kind.${one}`)])}
            onChange={(one) => setAddress(one === null ? {} : { kind: one }, { replace: true })}
          />
        </Box>
        <Box sx={{ px: 2, pb: 2 }}>
          {papers.error ? (
            <ErrorState error={papers.error} onRetry={() => void papers.refetch()} />
          ) : !papers.data ? (
            <TableSkeleton rows={8} />
          ) : papers.data.length === 0 ? (
            <EmptyState title={t('unmatched.empty')} hint={t('unmatched.emptyHint')} />
          ) : (
            <TablePaper>
              <DataTable
                label={t('area.unmatched')}
                rows={papers.data}
                rowKey={(row) => `${row.kind}-${row.id}`}
                columns={[
                  {
                    key: 'no',
                    label: t('unmatched.no'),
                    width: 190,
                    render: (row) => (
                      <Link component={RouterLink} to={paperPath(row.kind, row.id)} sx={{ fontWeight: 600 }}>
                        {row.no}
                      </Link>
                    ),
                  },
                  { key: 'kind', label: t('form'), width: 150, render: (row) => t(`kind.${row.kind}`) },
                  { key: 'at', label: t('unmatched.printedAt'), width: 170, render: (row) => <When at={row.printedAt} as="full" /> },
                  { key: 'prints', label: t('unmatched.prints'), numeric: true, width: 80, render: (row) => row.prints },
                  { key: 'who', label: t('unmatched.who'), render: (row) => row.printedBy },
                ]}
              />
            </TablePaper>
          )}
        </Box>
      </Box>
    </PaperArea>
  );
}
