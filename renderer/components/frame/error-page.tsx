import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorReference, errorText } from '../../error-text.ts';
import { usePageTitle } from '../page-header.tsx';

export interface ErrorPageProps {
  readonly error: unknown;
  /** The number to tell the administrator; taken from the host's answer when not given. */
  readonly reference?: string;
  readonly onRetry?: () => unknown;
}

/** A whole page that failed: what happened, what to do, the reference number, "try again". */
export function ErrorPage({ error, reference, onRetry }: ErrorPageProps): ReactNode {
  const { t, i18n } = useTranslation();
  const ref = reference ?? errorReference(error);
  const isStaleScreen = error instanceof Error && /dynamically imported module|Loading chunk/i.test(error.message);
  return (
    <Box
      role="alert"
      sx={{ height: '100%', display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 1.5, p: 4, textAlign: 'center' }}
    >
      <Typography variant="h1">{t('error.title')}</Typography>
      <Typography sx={{ maxWidth: 480, color: 'text.secondary' }}>
        {isStaleScreen ? t('error.staleScreen') : errorText(i18n, error)}
      </Typography>
      {ref && <Typography sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>{t('error.reference', { ref })}</Typography>}
      <Box sx={{ display: 'flex', gap: 1 }}>
        {onRetry && !isStaleScreen && (
          <Button variant="contained" onClick={() => onRetry()}>
            {t('action.retry')}
          </Button>
        )}
        <Button variant={isStaleScreen ? 'contained' : 'text'} onClick={() => window.location.reload()}>
          {t('action.reload')}
        </Button>
      </Box>
    </Box>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const { t } = useTranslation();
  usePageTitle(t('error.notFoundTitle'));
  return (
    <Box sx={{ height: '100%', display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 1, p: 4 }}>
      <Typography variant="h1">{t('error.notFoundTitle')}</Typography>
      <Typography sx={{ color: 'text.secondary' }}>{t('error.notFound')}</Typography>
    </Box>
  );
}
