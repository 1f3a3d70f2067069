import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tabular } from '../../theme.ts';

interface ReadingSlipsProps {
  readonly read: number;
  readonly total: number;
  readonly onCancel: () => void;
}

/** A few slips are there at once; many show how far they are, and can be called off. */
const isMany = 20;

export function ReadingSlips({ read, total, onCancel }: ReadingSlipsProps): ReactNode {
  const { t } = useTranslation(['print', 'reports']);
  if (total <= isMany) return <Typography sx={{ p: 3, color: 'text.secondary' }}>{t('print:page.laying')}</Typography>;
  const text = t('reports:morning.reading', { done: read, total });
  return (
    <Box sx={{ p: 3, display: 'grid', gap: 1.5, maxWidth: 420 }}>
      <Typography aria-live="polite" sx={tabular}>
        {read < total ? text : t('print:page.laying')}
      </Typography>
      <LinearProgress variant="determinate" aria-label={text} value={(read * 100) / total} />
      <Button variant="outlined" onClick={onCancel} sx={{ justifySelf: 'start' }}>
        {t('reports:morning.cancel')}
      </Button>
    </Box>
  );
}
