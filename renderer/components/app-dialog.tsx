import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { ShortcutLayer, useShortcut } from './frame/shortcuts.tsx';

export interface AppDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Escape and a click beside the dialog; what was typed stays with the caller. */
  readonly onClose: () => void;
  readonly maxWidth?: 'xs' | 'sm' | 'md' | 'lg';
  /** `DialogContent` and `DialogActions`. */
  readonly children: ReactNode;
}

/** However long a form is, its buttons stay in sight: only its content scrolls. */
const formStyle = { '& > form': { display: 'flex', flexDirection: 'column', minHeight: 0, gap: 0 } } as const;

/** Every dialog: named by its title, closed with Escape, and while it is open only its own shortcuts work. */
export function AppDialog({ open, title, onClose, maxWidth = 'xs', children }: AppDialogProps): ReactNode {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} maxWidth={maxWidth} aria-labelledby={titleId} slotProps={{ paper: { sx: formStyle } }}>
      <DialogTitle id={titleId} component="h2" variant="h2" sx={{ pb: 1 }}>
        {title}
      </DialogTitle>
      {open && (
        <ShortcutLayer>
          <EscapeCloses onClose={onClose} />
          {children}
        </ShortcutLayer>
      )}
    </Dialog>
  );
}

/** Escape that the dialog itself does not hear, because the focus was on a button that was switched off meanwhile. */
function EscapeCloses({ onClose }: { readonly onClose: () => void }): ReactNode {
  useShortcut('Escape', onClose);
  return null;
}
