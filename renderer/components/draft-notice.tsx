import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDraft } from './use-form-draft.ts';
import { useWhen } from './when.tsx';

/** The quiet line that says that a draft is kept (or was restored), with the way to throw it away. */
export function DraftNotice({ draft }: { readonly draft: FormDraft }): ReactNode {
  const { t } = useTranslation();
  const when = useWhen();
  const text = noticeText();
  if (text === undefined) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Typography variant="body2" role="status" sx={{ color: draft.status.kind === 'failed' ? 'warning.main' : 'text.secondary' }}>
        {text}
      </Typography>
      <Button size="small" color="inherit" onClick={() => void draft.discard()}>
        {t('form.draftDiscard')}
      </Button>
    </Box>
  );

  function noticeText(): string | undefined {
    switch (draft.status.kind) {
      case 'saving':
        return t('form.draftSaving');
      case 'failed':
        return t('form.draftFailed');
      case 'kept':
        return t('form.draftKept', { time: when(draft.status.at, 'time') });
      case 'clean':
        return draft.restoredAt === undefined ? undefined : t('form.draftRestored', { time: when(draft.restoredAt) });
    }
  }
}
