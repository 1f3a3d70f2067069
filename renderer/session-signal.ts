import { hostError } from './rpc-error.ts';

/** Who may go on: `open` nothing known against it, `locked` the screen asks for the password, `signedOut` the session is over, `restoring`
 * nobody gets in while a backup takes the place of the data. */
export type SessionSignal = 'open' | 'locked' | 'signedOut' | 'restoring';

let signal: SessionSignal = 'open';
const listeners = new Set<() => void>();

export const sessionSignal = {
  get: (): SessionSignal => signal,
  set: (next: SessionSignal): void => {
    if (signal === next) return;
    signal = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Looks at every error of a query or a command: a session that ended or was locked brings its screen up over the page. */
export function noticeSessionError(error: unknown): void {
  const code = hostError(error)?.code;
  if (code === 'notSignedIn') sessionSignal.set('signedOut');
  if (code === 'sessionLocked') sessionSignal.set('locked');
  if (code === 'restoring') sessionSignal.set('restoring');
}
