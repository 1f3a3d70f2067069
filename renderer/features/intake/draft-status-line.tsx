import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftStatus } from '../../components/draft-saver.ts';
import { useWhen } from '../../components/when.tsx';

/** Says quietly that what is typed is kept; loudly while it is not. */
export function DraftStatusLine({ status }: { readonly status: DraftStatus }): ReactNode {
  const { t } = useTranslation('intake');
  const when = useWhen();
  const isFailed = status.kind === 'failed';
  const text =
    status.kind === 'kept'
      ? t('draft.kept', { time: when(status.at, 'time') })
      : status.kind === 'saving'
        ? t('draft.saving')
        : isFailed
          ? t('draft.failed')
          : '';
  return (
    <Typography
      variant="body2"
      role="status"
      sx={{ color: isFailed ? 'warning.main' : 'text.secondary', fontWeight: isFailed ? 600 : 400 }}
    >
      {text}
    </Typography>
  );
}
