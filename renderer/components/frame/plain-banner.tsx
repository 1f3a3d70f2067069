import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** F101: says all the time that this seat's connection can be read by others; what is not allowed here is refused by the host. */
export function PlainBanner(): ReactNode {
  const { t } = useTranslation('seats');
  if (window.isSecureContext) return null;
  return (
    <Alert severity="error" variant="filled" sx={{ borderRadius: 0, py: 0 }}>
      {t('plainBanner')}
    </Alert>
  );
}
