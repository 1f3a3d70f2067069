import Check from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import Info from '@mui/icons-material/InfoOutlined';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupStatus } from '../../../shared/backups.ts';
import { useWhen } from '../../components/when.tsx';
import { WorkBar } from './work-bar.tsx';

const marks = {
  good: { Icon: Check, color: 'success.main' },
  none: { Icon: Info, color: 'text.secondary' },
  failing: { Icon: Warning, color: 'warning.main' },
  late: { Icon: ErrorIcon, color: 'error.main' },
  server: { Icon: Info, color: 'info.main' },
} as const;

/** How the shop's data stand at a glance: a word, how old the last good backup is, when the next one comes, and what runs now. */
export function BackupState({ status }: { readonly status: BackupStatus }): ReactNode {
  const { t } = useTranslation('backups');
  const when = useWhen();
  const { state, lastGoodAt, nextAt, running } = status;
  const { Icon, color } = marks[state];
  const last = lastGoodAt === null ? t('lastNone') : t('ago', { when: when(lastGoodAt), age: when(lastGoodAt, 'age') });
  const next = nextAt === null ? t('nextNone') : t('nextIf', { when: when(nextAt) });
  return (
    <Paper component="section" variant="outlined" aria-label={t(`state.${state}`)} sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start' }}>
        <Icon sx={{ color, fontSize: 32, mt: 0.25 }} />
        <Box role="status">
          <Typography variant="h2" sx={{ ...(state === 'late' && { color }) }}>
            {t(`state.${state}`)}
          </Typography>
          <Typography sx={{ color: 'text.secondary' }}>{t(`stateHint.${state}`)}</Typography>
        </Box>
        {state !== 'server' && (
          <Box component="dl" sx={factsStyle}>
            <dt>{t('last')}</dt>
            <dd>{last}</dd>
            <dt>{t('next')}</dt>
            <dd>{next}</dd>
          </Box>
        )}
      </Box>
      {running && <WorkBar work={running} />}
    </Paper>
  );
}

const factsStyle = {
  m: 0,
  ml: 'auto',
  flexShrink: 0,
  display: 'grid',
  gridTemplateColumns: 'auto auto',
  columnGap: 2,
  rowGap: 0.5,
  fontVariantNumeric: 'tabular-nums',
  '& dt': { color: 'text.secondary' },
  '& dd': { m: 0 },
} as const;
