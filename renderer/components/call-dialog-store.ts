import { useSyncExternalStore } from 'react';

/** What the dialog begins with: nobody, or the customer whose page it is. */
export interface CallDialogStart {
  readonly customer?: { readonly id: number; readonly name: string };
}

let open: CallDialogStart | undefined;
const listeners = new Set<() => void>();

/** Opens the dialog that notes a call, over whatever is on the screen; one that is open stays as it is. */
export function openCallDialog(start: CallDialogStart = {}): void {
  if (!open) change(start);
}

export function closeCallDialog(): void {
  change(undefined);
}

/** The open dialog's start, or undefined. */
export function useCallDialog(): CallDialogStart | undefined {
  return useSyncExternalStore(subscribe, () => open);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: CallDialogStart | undefined): void {
  open = next;
  for (const listener of listeners) listener();
}
