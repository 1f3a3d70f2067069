import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppDialog } from '../app-dialog.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { forgetCall } from '../kept-calls/kept-calls.ts';
import type { KeptCall } from '../kept-calls/kept-store.ts';
import { When } from '../when.tsx';

export interface KeptCallsDialogProps {
  readonly calls: readonly KeptCall[];
  readonly sending: string | undefined;
  readonly isOnline: boolean;
  readonly onSend: (key: string) => unknown;
  readonly onClose: () => void;
}

/** The calls that wait on this seat, one by one, with what the host said against each. */
export function KeptCallsDialog({ calls, sending, isOnline, onSend, onClose }: KeptCallsDialogProps): ReactNode {
  const { t } = useTranslation(['seats', 'common']);
  const [leaving, setLeaving] = useState<KeptCall>();
  const stateOf = ({ key, failure }: KeptCall) =>
    key === sending ? t('seats:kept.sending') : failure === null ? t('seats:kept.waiting') : t('seats:kept.failed', { reason: failure });
  return (
    <AppDialog open title={t('seats:kept.title')} maxWidth="sm" onClose={onClose}>
      <DialogContent>
        {calls.length === 0 && <Typography>{t('seats:kept.none')}</Typography>}
        <Box component="ul" aria-label={t('seats:kept.title')} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
          {calls.map((call) => (
            <Box component="li" key={call.key} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{call.title}</Typography>
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  <When at={call.at} /> · {t('seats:kept.other', { name: call.userName })}
                </Typography>
                <Typography variant="body2" sx={{ color: call.failure === null ? 'text.secondary' : 'error.main' }}>
                  {stateOf(call)}
                </Typography>
              </Box>
              {call.failure !== null && isOnline && <Button onClick={() => onSend(call.key)}>{t('seats:kept.retry')}</Button>}
              <Button color="error" aria-label={`${t('seats:kept.discard')} ${call.title}`} onClick={() => setLeaving(call)}>
                {t('seats:kept.discard')}
              </Button>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.close')}</Button>
      </DialogActions>
      {leaving && (
        <ConfirmDialog
          open
          action={t('seats:kept.discard')}
          thing={t('seats:kept.discardThing', { title: leaving.title })}
          consequence={t('seats:kept.discardConsequence')}
          isDestructive
          onConfirm={() => void forgetCall(leaving.key).then(() => setLeaving(undefined))}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </AppDialog>
  );
}
