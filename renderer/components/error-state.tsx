import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorReference, errorText } from '../error-text.ts';

/** A part of a screen that could not be loaded: what happened, the reference number, "try again". Takes the error of a query. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => unknown }): ReactNode {
  const { t, i18n } = useTranslation();
  const ref = errorReference(error);
  return (
    <Alert
      // No screen of a sound shop shows this: the tests that walk over all screens look for it.
      data-state="failed"
      severity="error"
      variant="outlined"
      sx={{ m: 2, alignItems: 'center' }}
      action={
        onRetry && (
          <Button color="inherit" onClick={() => onRetry()}>
            {t('action.retry')}
          </Button>
        )
      }
    >
      <Typography sx={{ fontWeight: 600 }}>{t('error.loadFailed')}</Typography>
      {errorText(i18n, error)} {ref && t('error.reference', { ref })}
    </Alert>
  );
}
