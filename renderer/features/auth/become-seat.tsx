import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopBridge } from '../../bridge.ts';

/** The first choice on a new computer of a shop that has its host already: this one is a seat of it. */
export function BecomeSeat(): ReactNode {
  const { t } = useTranslation('seats');
  const bridge = desktopBridge();
  if (!bridge) return null;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2, display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <Button variant="outlined" onClick={() => void bridge.actAsSeat({ kind: 'become', what: 'seat' })}>
        {t('gate.becomeSeat')}
      </Button>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('gate.becomeSeatHint')}
      </Typography>
    </Box>
  );
}
