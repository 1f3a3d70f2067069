import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from '../../connection.ts';

/** Says that the host is away, as long as it is; it goes by itself. */
export function OfflineBanner(): ReactNode {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(connection.subscribe, connection.isOnline);
  const texts = `${t('frame.offline')}${t('error.network')}${t('error.unexpected')}`;
  return (
    <div role="status">
      {isOnline && <Box aria-hidden sx={{ ...waiting, '&::after': { content: JSON.stringify(texts) } }} />}
      {!isOnline && (
        <Alert severity="warning" variant="filled" icon={<CloudOff fontSize="small" />} sx={{ borderRadius: 0, py: 0 }}>
          {t('frame.offline')}
        </Alert>
      )}
    </div>
  );
}

// Where the system has no Chinese font, these sentences fetch their glyphs while the host is still there to give them. In pixels: a 1 would
// mean the whole page, which could then be scrolled out of its frame.
const waiting = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
