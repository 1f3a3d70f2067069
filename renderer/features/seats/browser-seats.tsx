import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { downloadFile } from '../../download.ts';
import { errorText } from '../../error-text.ts';

/** The shop's certificate for browsers of the LAN, and how it is installed (section 7 B). */
export function BrowserSeats(): ReactNode {
  const { t, i18n } = useTranslation('seats');
  const client = useTRPCClient();
  const [isLoading, setLoading] = useState(false);
  const download = async () => {
    setLoading(true);
    try {
      downloadFile(await client.seats.certificate.query());
    } catch (error) {
      showToast(errorText(i18n, error), { severity: 'error' });
    } finally {
      setLoading(false);
    }
  };
  const steps = [t('browser.steps.fetch'), t('browser.steps.windows'), t('browser.steps.mac'), t('browser.steps.open')];
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('browser.hint')}
      </Typography>
      <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.25 }}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </Box>
      <Button variant="outlined" loading={isLoading} onClick={() => void download()}>
        {t('browser.download')}
      </Button>
    </>
  );
}
