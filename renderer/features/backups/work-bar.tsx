import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupWork } from '../../../shared/backups.ts';
import { tabular } from '../../theme.ts';

/** What the host is about with a backup, and how far it is in this step. */
export function WorkBar({ work }: { readonly work: BackupWork }): ReactNode {
  const { t } = useTranslation('backups');
  const { what, step, percent } = work;
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 0.5, ...tabular }}>
        <span id="backup-work">{`${t(`work.${what}`)} · ${t(`step.${step}`)}`}</span>
        <span>{`${Math.round(percent)} %`}</span>
      </Box>
      <LinearProgress variant="determinate" value={percent} aria-labelledby="backup-work" />
    </Box>
  );
}
