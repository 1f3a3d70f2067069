import Close from '@mui/icons-material/Close';
import Replay from '@mui/icons-material/Replay';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Uploads } from './use-uploads.ts';

/** What is on its way, with its progress, and what was refused, with the reason. */
export function UploadLines({ uploads }: { readonly uploads: Uploads }): ReactNode {
  const { t } = useTranslation('attachments');
  if (uploads.list.length === 0) return null;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1, p: 0 }}>
      {uploads.list.map(({ key, name, state, part, text, mayRetry }) => (
        <Box component="li" key={key} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 36 }}>
          {state === 'refused' ? (
            <Typography role="alert" sx={{ flex: 1, minWidth: 0, color: 'error.main', overflowWrap: 'anywhere' }}>
              {t('refused', { name, text })}
            </Typography>
          ) : (
            <>
              <Typography noWrap sx={{ flex: 1, minWidth: 0 }}>
                {name}
              </Typography>
              {state === 'waiting' && <Typography sx={{ color: 'text.secondary' }}>{t('waiting')}</Typography>}
              {state === 'sending' && (
                <LinearProgress
                  aria-label={t('sending', { name })}
                  variant={part > 0 && part < 1 ? 'determinate' : 'indeterminate'}
                  value={part * 100}
                  sx={{ width: 160 }}
                />
              )}
            </>
          )}
          {mayRetry && (
            <IconButton size="small" aria-label={t('again', { name })} onClick={() => uploads.retry(key)}>
              <Replay fontSize="small" />
            </IconButton>
          )}
          <IconButton size="small" aria-label={t(state === 'refused' ? 'dismiss' : 'cancel', { name })} onClick={() => uploads.drop(key)}>
            <Close fontSize="small" />
          </IconButton>
        </Box>
      ))}
    </Box>
  );
}
