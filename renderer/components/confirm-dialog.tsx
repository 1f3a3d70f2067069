import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppDialog } from './app-dialog.tsx';
import { useShortcut } from './frame/shortcuts.tsx';

export interface ConfirmDialogProps {
  readonly open: boolean;
  /** The verb, also on the button: 作废. */
  readonly action: string;
  /** The thing by its name: 派工单 WX20261121-0003. */
  readonly thing: string;
  /** What follows from it, in one sentence. */
  readonly consequence?: ReactNode;
  /** Asks for a reason in words: `required` or `optional`. */
  readonly reason?: 'required' | 'optional';
  readonly isDestructive?: boolean;
  readonly isPending?: boolean;
  readonly onConfirm: (reason: string) => unknown;
  readonly onClose: () => void;
}

/** Asks once before something that matters, and names the thing. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { t } = useTranslation();
  return (
    <AppDialog open={props.open} title={t('confirm.title', { action: props.action, thing: props.thing })} onClose={props.onClose}>
      <ConfirmBody {...props} />
    </AppDialog>
  );
}

function ConfirmBody({ action, consequence, reason, isDestructive, isPending, onConfirm, onClose }: ConfirmDialogProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = () => {
    if (isPending) return;
    if (reason === 'required' && text.trim() === '') setMissing(true);
    else onConfirm(text.trim());
  };
  useShortcut('Ctrl+Enter', confirm, { label: 'common:shortcut.save' });
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {consequence && <Typography component="div">{consequence}</Typography>}
        {reason && (
          <TextField
            label={t('confirm.reasonLabel')}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setMissing(false);
            }}
            multiline
            minRows={2}
            autoFocus
            required={reason === 'required'}
            error={isMissing}
            helperText={isMissing ? t('confirm.reasonRequired') : undefined}
            slotProps={{ htmlInput: { maxLength: 300 } }}
            sx={{ mt: 1 }}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button variant="contained" color={isDestructive ? 'error' : 'primary'} loading={isPending} onClick={confirm} autoFocus={!reason}>
          {action}
        </Button>
      </DialogActions>
    </>
  );
}
