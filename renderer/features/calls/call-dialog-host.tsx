import { lazy, Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { closeCallDialog, useCallDialog } from '../../components/call-dialog-store.ts';
import { ShortcutLayer } from '../../components/frame/shortcuts.tsx';

const CallDialog = lazy(async () => ({ default: (await import('./call-dialog.tsx')).CallDialog }));

/** The one place where the dialog stands, over pages and other dialogs; its shortcuts lie above theirs. */
export function CallDialogHost(): ReactNode {
  const start = useCallDialog();
  useEffect(() => closeCallDialog, []); // whoever signs in next begins without it
  if (!start) return null;
  return (
    <ShortcutLayer>
      <Suspense fallback={null}>
        <CallDialog start={start} onClose={closeCallDialog} />
      </Suspense>
    </ShortcutLayer>
  );
}
