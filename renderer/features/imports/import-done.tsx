import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ImportTarget } from '../../../shared/imports.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorSheetButton } from './error-sheet-button.tsx';
import type { DoneCounts } from './use-import.ts';

export interface ImportDoneProps {
  readonly uploadId: string;
  readonly target: ImportTarget;
  readonly counts: DoneCounts;
  readonly onNext: () => void;
}

/** What an import wrote, and the rows that it left out. */
export function ImportDone({ uploadId, target, counts, onNext }: ImportDoneProps): ReactNode {
  const { t } = useTranslation('imports');
  const { created, updated, skipped, failed } = counts;
  const lines = [
    t('done.created', { count: created }),
    updated > 0 && t('done.updated', { count: updated }),
    skipped > 0 && t('done.skipped', { count: skipped }),
    failed > 0 && t('done.failed', { count: failed }),
  ];
  return (
    <EmptyState
      icon={<CheckCircle sx={{ fontSize: 40, color: 'success.main' }} />}
      title={t('done.title')}
      hint={lines.filter(Boolean).join(' · ')}
      action={
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button onClick={onNext}>{t('done.next')}</Button>
          {failed > 0 && <ErrorSheetButton uploadId={uploadId} target={target} mapping={{}} isPrimary />}
          <Button variant={failed > 0 ? 'outlined' : 'contained'} component={RouterLink} to={`/${target}`} autoFocus>
            {t(`done.see.${target}`)}
          </Button>
        </Box>
      }
    />
  );
}
