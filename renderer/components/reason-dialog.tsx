import type { ReactNode } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { ConfirmDialogProps } from './confirm-dialog.tsx';

/** A command that needs its reason in words (void, reopen, reassign). */
export function ReasonDialog(props: Omit<ConfirmDialogProps, 'reason'>): ReactNode {
  return <ConfirmDialog {...props} reason="required" />;
}
