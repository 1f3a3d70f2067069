import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOut } from '../../../shared/fields.ts';
import type { StockSpan } from '../../../shared/stock-reports.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';

export interface LedgerViewProps {
  readonly span: StockSpan;
  readonly controls: ReactNode;
}

interface LedgerFrameProps<Data> {
  readonly controls: ReactNode;
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly exportRows: () => Promise<FileOut>;
  readonly isEmpty: (data: Data) => boolean;
  readonly children: (data: Data) => ReactNode;
}

/** One account: what is asked for, its table, and its Excel file. */
export function LedgerFrame<Data>({ controls, query, exportRows, isEmpty, children }: LedgerFrameProps<Data>): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const allowed = useCan();
  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader
        title={t('ledger.title')}
        subtitle={t('ledger.hint')}
        actions={allowed('parts.export') && <ListExportButton exportRows={exportRows} request={undefined} />}
      />
      <Box sx={{ px: 2, pt: 0.5, pb: 2, display: 'grid', gap: 1.5 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>{controls}</Box>
        {query.data !== undefined ? (
          isEmpty(query.data) ? (
            <EmptyState title={t('ledger.emptyTitle')} hint={t('ledger.emptyHint')} />
          ) : (
            children(query.data)
          )
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <TableSkeleton />
        )}
      </Box>
    </Box>
  );
}
