import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosisView } from '../../../shared/care.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useWhen, When } from '../../components/when.tsx';
import { downloadFile } from '../../download.ts';
import { errorText } from '../../error-text.ts';
import { DiagnosisLines } from './diagnosis-lines.tsx';
import { ReconciliationSection } from './reconciliation-section.tsx';

/** How the application, its data and its machine are 诊断, and what to do about what is not good. */
export function DiagnosisPage(): ReactNode {
  const { t } = useTranslation('care');
  const diagnosis = useQuery(useTRPC().care.diagnosis.queryOptions({}, { staleTime: 0 }));
  return (
    <SettingsArea
      section="diagnosis"
      hint={t('hint')}
      actions={
        <>
          <Button onClick={() => void diagnosis.refetch()} loading={diagnosis.isFetching}>
            {t('refresh')}
          </Button>
          <BundleButton />
        </>
      }
    >
      {diagnosis.data ? (
        <Content view={diagnosis.data} />
      ) : diagnosis.error ? (
        <ErrorState error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
      ) : (
        <TableSkeleton rows={8} />
      )}
    </SettingsArea>
  );
}

function Content({ view }: { readonly view: DiagnosisView }): ReactNode {
  const { t } = useTranslation('care');
  const when = useWhen();
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('facts', { version: view.version, engine: view.engine, since: when(view.startedAt, 'full') })}
      </Typography>
      <DiagnosisLines lines={view.lines} />
      <ReconciliationSection last={view.reconciliation} />
      <Section title={t('errors.title')}>
        <TablePaper>
          <DataTable
            label={t('errors.title')}
            rows={view.errors}
            rowKey={(row) => `${row.at}-${row.ref}-${row.message}`}
            empty={t('errors.none')}
            columns={[
              { key: 'at', label: t('errors.columns.at'), render: (row) => <When at={row.at} /> },
              { key: 'ref', label: t('errors.columns.ref'), render: (row) => row.ref },
              { key: 'message', label: t('errors.columns.message'), render: (row) => row.message },
              { key: 'path', label: t('errors.columns.path'), render: (row) => row.path },
            ]}
          />
        </TablePaper>
      </Section>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('bundleHint')}
      </Typography>
    </Box>
  );
}

/** The bundle is made when it is asked for. */
function BundleButton(): ReactNode {
  const { t, i18n } = useTranslation('care');
  const trpc = useTRPC();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      downloadFile(await client.fetchQuery(trpc.care.bundle.queryOptions({}, { staleTime: 0 })));
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="contained"
      startIcon={<FileDownload fontSize="small" />}
      loading={isBusy}
      loadingPosition="start"
      onClick={() => void run()}
    >
      {t('bundle')}
    </Button>
  );
}
