import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Alert from '@mui/material/Alert';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from '../../connection.ts';

/** Says that the host is away, as long as it is; it goes by itself. */
export function OfflineBanner(): ReactNode {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(connection.subscribe, connection.isOnline);
  return (
    <div role="status">
      {!isOnline && (
        <Alert severity="warning" variant="filled" icon={<CloudOff fontSize="small" />} sx={{ borderRadius: 0, py: 0 }}>
          {t('frame.offline')}
        </Alert>
      )}
    </div>
  );
}
