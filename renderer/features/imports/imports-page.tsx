import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { importTargets } from '../../../shared/imports.ts';
import type { ImportProgress, ImportTarget } from '../../../shared/imports.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { tabular } from '../../theme.ts';
import { CheckFile } from './check-file.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportList } from './import-list.tsx';
import { useArchiveExport } from './use-archive-export.ts';
import { useImport } from './use-import.ts';

/** Import 导入: choose, match the columns, see every problem, then all rows or none. */
export function ImportsPage(): ReactNode {
  const { t } = useTranslation('imports');
  const [target, setTarget] = useState<ImportTarget>('customers');
  const job = useImport();
  const archive = useArchiveExport();
  const { stage } = job;
  const isRunning = stage.kind === 'running' || stage.kind === 'uploading';
  useEffect(() => {
    if (!isRunning) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isRunning]);

  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      <PageHeader
        title={stage.kind === 'check' ? `${t('title')} · ${t(`target.${stage.file.target}`)} · ${stage.file.fileName}` : t('title')}
        subtitle={t('hint')}
        actions={
          stage.kind === 'check' ? (
            <Button onClick={() => job.discard()}>{t('file.another')}</Button>
          ) : (
            stage.kind === 'choose' &&
            archive && (
              <Button startIcon={<FileDownload fontSize="small" />} loading={archive.isBusy} loadingPosition="start" onClick={archive.run}>
                {t('list.exportArchive')}
              </Button>
            )
          )
        }
      />
      <Box sx={{ px: 2, pb: 2 }}>
        {stage.kind === 'choose' && (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Box sx={{ display: 'grid', gap: 2, maxWidth: 760 }}>
              <ToggleButtonGroup
                exclusive
                color="primary"
                size="small"
                value={target}
                aria-label={t('target.label')}
                onChange={(_, next: ImportTarget | null) => next && setTarget(next)}
              >
                {importTargets.map((one) => (
                  <ToggleButton key={one} value={one} sx={{ px: 3, py: 0.5, textTransform: 'none', color: 'text.primary' }}>
                    {t(`target.${one}`)}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
              <ChooseFile target={target} refusal={stage.refusal} onFile={(file) => void job.choose(file, target)} />
            </Box>
            <ImportList />
          </Box>
        )}
        {stage.kind === 'uploading' && (
          <Working
            title={t('upload.busy', { fileName: stage.fileName })}
            share={stage.share}
            cancelText={t('upload.cancel')}
            onCancel={job.stopUpload}
          />
        )}
        {stage.kind === 'check' && (
          <CheckFile
            key={stage.file.uploadId}
            uploadId={stage.file.uploadId}
            target={stage.file.target}
            chosen={job.chosen}
            onChange={job.change}
            refusal={job.error && job.error.code !== 'cancelled' ? job.error.text : undefined}
            onRefused={(text) => job.discard(`${stage.file.fileName}：${text}`)}
            onRun={(choices) => void job.run(choices)}
          />
        )}
        {stage.kind === 'running' && <Running progress={job.progress} onCancel={() => void job.cancel()} />}
        {stage.kind === 'done' && (
          <ImportDone uploadId={stage.file.uploadId} target={stage.file.target} counts={stage.counts} onNext={() => job.discard()} />
        )}
      </Box>
    </Box>
  );
}

function Running({ progress, onCancel }: { readonly progress: ImportProgress | undefined; readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation('imports');
  const { done = 0, total = 0 } = progress ?? {};
  return (
    <Working
      title={t('run.busy')}
      detail={
        total > 0 ? t('run.progress', { done: done.toLocaleString('en-US'), total: total.toLocaleString('en-US') }) : t('run.preparing')
      }
      share={total > 0 ? done / total : undefined}
      cancelText={t('run.cancel')}
      onCancel={onCancel}
      hint={t('run.leave')}
    />
  );
}

interface WorkingProps {
  readonly title: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly share: number | undefined;
  readonly cancelText: string;
  readonly onCancel: () => void;
}

function Working({ title, detail, hint, share, cancelText, onCancel }: WorkingProps): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 560, py: 4 }}>
      <Typography variant="h2">{title}</Typography>
      <LinearProgress
        variant={share === undefined ? 'indeterminate' : 'determinate'}
        value={share === undefined ? undefined : share * 100}
        aria-label={title}
        sx={{ height: 8, borderRadius: 1 }}
      />
      <Typography role="status" sx={tabular}>
        {detail}
      </Typography>
      {hint && <Typography sx={{ color: 'text.secondary' }}>{hint}</Typography>}
      <Box>
        <Button variant="outlined" color="error" onClick={onCancel}>
          {cancelText}
        </Button>
      </Box>
    </Box>
  );
}
