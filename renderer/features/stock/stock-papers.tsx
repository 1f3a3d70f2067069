import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { StockDocumentRow } from '../../../shared/transfers.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { stockPaperPath } from '../../components/stock-paper-path.ts';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';

/** The notes of a technician, newest first; each opens its print. */
export function StockPapers({ staffId }: { readonly staffId: number }): ReactNode {
  const { t } = useTranslation('issuing');
  const mayPrint = useCan()('print.documents');
  const papers = useQuery(useTRPC().stock.documents.queryOptions({ staffId, limit: 50 }));
  if (papers.error && !papers.data) return <ErrorState error={papers.error} onRetry={() => void papers.refetch()} />;
  if (!papers.data) return <TableSkeleton />;
  return (
    <DataTable<StockDocumentRow>
      label={t('bags.papers')}
      rows={papers.data.rows}
      rowKey={({ id }) => id}
      empty={t('bags.noPapers')}
      columns={[
        {
          key: 'no',
          label: t('documents.no'),
          width: 170,
          render: ({ id, no, kind }) =>
            mayPrint ? (
              <Link component={RouterLink} to={stockPaperPath(kind, id)} aria-label={t('documents.print', { no })}>
                {no}
              </Link>
            ) : (
              no
            ),
        },
        { key: 'kind', label: t('documents.kind'), width: 110, render: ({ kind }) => t(`documentKind.${kind}`) },
        { key: 'at', label: t('documents.at'), width: 140, render: ({ at }) => <When at={at} /> },
        { key: 'slip', label: t('documents.slip'), width: 160, render: ({ workOrderNo }) => workOrderNo },
        { key: 'reason', label: t('documents.reason'), render: ({ reason, note }) => [reason, note].filter(Boolean).join(' · ') },
        { key: 'who', label: t('documents.who'), width: 110, render: ({ userName }) => userName },
      ]}
    />
  );
}
