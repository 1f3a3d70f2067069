import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FileOut } from '../../../shared/fields.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ReportsArea } from '../../components/reports-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';

export interface ReportPageProps {
  readonly title: string;
  readonly hint: string;
  /** The days that the table is about. */
  readonly period: ReactNode;
  readonly query: { readonly data: unknown; readonly error: unknown; readonly refetch: () => unknown };
  /** Address of the print preview; nothing to print while it is undefined. */
  readonly printTo: string | undefined;
  readonly exportRows: () => Promise<FileOut>;
  readonly children: ReactNode;
}

/** A table of the reports: its days, print and Excel, and the states while it is on its way. */
export function ReportPage({ title, hint, period, query, printTo, exportRows, children }: ReportPageProps): ReactNode {
  const { t } = useTranslation('reports');
  const allowed = useCan();
  const navigate = useNavigate();
  return (
    <ReportsArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={title}
          subtitle={hint}
          actions={
            <>
              {allowed('data.export') && <ListExportButton exportRows={exportRows} request={undefined} />}
              <Button
                variant="contained"
                startIcon={<Print fontSize="small" />}
                disabled={printTo === undefined}
                onClick={() => printTo !== undefined && void navigate(printTo)}
              >
                {t('print')}
              </Button>
            </>
          }
        />
        <Box sx={{ px: 2, pt: 1, pb: 2, display: 'grid', gap: 1.5 }}>
          {period}
          {query.error && !query.data ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : query.data ? (
            children
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
    </ReportsArea>
  );
}
