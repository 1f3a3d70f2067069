import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissToast, toastStore } from './toast-store.ts';
import type { Toast } from './toast-store.ts';

/** The stack of messages of `showToast`; one per application. It waits while the pointer or the focus is on it. */
export function Toasts(): ReactNode {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.list);
  const [held, setHeld] = useState(false);
  return (
    <Box
      role="region"
      aria-label={t('frame.notifications')}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={{ position: 'fixed', bottom: 16, left: '50%', transform: 'translateX(-50%)', display: 'grid', gap: 1, zIndex: 'snackbar' }}
    >
      <Box aria-live="polite" sx={{ display: 'grid', gap: 1 }}>
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} held={held} />
        ))}
      </Box>
    </Box>
  );
}

function ToastItem({ toast, held }: { readonly toast: Toast; readonly held: boolean }): ReactNode {
  const { t } = useTranslation();
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.durationMs);
    return () => clearTimeout(timer);
  }, [toast, held]);
  const ways = [toast.way, toast.undo && { label: t('action.undo'), go: toast.undo }].filter((way) => way !== undefined);
  return (
    <Alert
      role={toast.severity === 'error' ? 'alert' : 'status'}
      severity={toast.severity}
      variant="filled"
      onClose={() => dismissToast(toast.id)}
      closeText={t('frame.dismiss')}
      action={ways.map((way) => (
        <Button
          key={way.label}
          color="inherit"
          onClick={() => {
            dismissToast(toast.id);
            way.go();
          }}
        >
          {way.label}
        </Button>
      ))}
      sx={{ minWidth: 280, maxWidth: 560, boxShadow: 3, alignItems: 'center' }}
    >
      {toast.text}
    </Alert>
  );
}
