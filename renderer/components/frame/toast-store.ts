export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly severity: 'success' | 'info' | 'warning' | 'error';
  /** Shows an undo button that does this. */
  readonly undo?: () => unknown;
  /** Shows a button that leads to where it can be put right. */
  readonly way?: ToastWay;
  readonly durationMs: number;
}

export interface ToastWay {
  readonly label: string;
  readonly go: () => unknown;
}

export interface ToastOptions {
  readonly severity?: Toast['severity'];
  readonly undo?: () => unknown;
  readonly way?: ToastWay;
  readonly durationMs?: number;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Shows a short message at the foot of the screen, with "undo" when `undo` is given. `text` is already translated. */
export function showToast(text: string, options: ToastOptions = {}): number {
  const id = nextId;
  nextId += 1;
  const severity = options.severity ?? 'success';
  const durationMs = options.durationMs ?? (options.undo || severity === 'error' ? 10_000 : 4_000);
  change([...toasts.slice(-3), { id, text, severity, undo: options.undo, way: options.way, durationMs }]);
  return id;
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export const toastStore = {
  list: (): readonly Toast[] => toasts,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
