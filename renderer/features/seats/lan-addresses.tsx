import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanListenerView, LanView } from '../../../shared/seats.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { tabular } from '../../theme.ts';

/** What is typed at a seat, and by which fingerprint the host is known. */
export function LanAddresses({ lan }: { readonly lan: LanView }): ReactNode {
  const { t } = useTranslation('seats');
  const stateOf = ({ failure, isTls }: LanListenerView) =>
    failure === null
      ? isTls
        ? t('address.encrypted')
        : t('address.plain')
      : t('address.failed', { failure: failure === 'EADDRINUSE' ? t('address.busy') : failure });
  return (
    <>
      {lan.listeners.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('address.none')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
        {lan.listeners.map((listener) => (
          <Box component="li" key={listener.url} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Typography sx={{ ...tabular, fontSize: 18, fontWeight: 600 }}>{listener.url}</Typography>
            <StatusChip label={stateOf(listener)} tone={listener.failure === null && listener.isTls ? 'done' : 'attention'} />
          </Box>
        ))}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('address.fingerprint')}
      </Typography>
      <Typography sx={{ fontFamily: 'monospace', maxWidth: 420, overflowWrap: 'anywhere' }}>{lan.fingerprint}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('address.fingerprintHint')}
      </Typography>
    </>
  );
}
