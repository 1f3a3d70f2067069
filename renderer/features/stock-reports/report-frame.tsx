import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { FileOut } from '../../../shared/fields.ts';
import type { StockReportForm } from '../../../shared/stock-reports.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PrintReportButton } from '../../components/print-report-button.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';
import { StockReportsArea } from './stock-reports-area.tsx';

interface ReportFrameProps<Data> {
  readonly title: string;
  readonly hint: string;
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly exportRows: () => Promise<FileOut>;
  /** What its print preview is asked for. */
  readonly printed: Readonly<Record<string, string>> & { readonly form: StockReportForm };
  /** What is asked for: days, groups. */
  readonly controls?: ReactNode;
  readonly isEmpty: (data: Data) => boolean;
  readonly empty: { readonly title: string; readonly hint: string };
  readonly children: (data: Data) => ReactNode;
}

/** One report of the store: what is asked for, the table, its Excel file, and what stands there while there is none. */
export function ReportFrame<Data>(props: ReportFrameProps<Data>): ReactNode {
  const { query, controls, children, isEmpty, empty } = props;
  const allowed = useCan();
  return (
    <StockReportsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={props.title}
          subtitle={props.hint}
          actions={
            <>
              {allowed('parts.export') && <ListExportButton exportRows={props.exportRows} request={undefined} />}
              <PrintReportButton asked={props.printed} disabled={query.data === undefined || isEmpty(query.data)} />
            </>
          }
        />
        <Box sx={{ px: 2, pt: 0.5, pb: 2, display: 'grid', gap: 1.5 }}>
          {controls && <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>{controls}</Box>}
          {query.data !== undefined ? (
            isEmpty(query.data) ? (
              <EmptyState title={empty.title} hint={empty.hint} />
            ) : (
              <TablePaper>{children(query.data)}</TablePaper>
            )
          ) : query.error ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
    </StockReportsArea>
  );
}
