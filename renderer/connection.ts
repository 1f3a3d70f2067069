import { desktopBridge } from './bridge.ts';

/**
 * Is the host there? A failed request, a broken event stream or one that fell silent starts a probe of the host every second and a half;
 * the first answer ends it. Nothing waits for the probe: it only decides about the banner and about fetching again.
 */
const probeEveryMs = 1_500;
/** A silence is noticed after one and a half seconds, so the banner stands within three (F74). */
const probeTimeoutMs = 1_200;

let online = true;
let outdated = false;
let probing = false;
const listeners = new Set<() => void>();
const resumeListeners = new Set<() => void>();

export const connection = {
  isOnline: (): boolean => online,
  /** F77: the host is of another version than this page. */
  isOutdated: (): boolean => outdated,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Called each time the host answers again after it was away. */
  onResume: (listener: () => void): (() => void) => {
    resumeListeners.add(listener);
    return () => resumeListeners.delete(listener);
  },
};

/** A request got an answer, whatever it was. */
export function reportAnswer(): void {
  if (online) return;
  setOnline(true);
  for (const listener of resumeListeners) listener();
}

/** A request or the event stream broke without an answer. */
export function reportNoAnswer(): void {
  if (!probing) void probeUntilAnswer();
}

async function probeUntilAnswer(): Promise<void> {
  probing = true;
  try {
    while (!(await hostAnswers())) {
      setOnline(false);
      await new Promise((resolve) => setTimeout(resolve, probeEveryMs));
    }
  } finally {
    probing = false;
  }
  reportAnswer();
}

/** In a window the main process knows; elsewhere the host itself is asked. */
async function hostAnswers(): Promise<boolean> {
  const bridge = desktopBridge();
  if (bridge) return (await bridge.seatState()).kind !== 'away';
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(probeTimeoutMs) });
    return true;
  } catch {
    return false; // any failure to get an answer means the same here
  }
}

/** The host was updated while this page stood open (F77). */
export function reportOutdated(): void {
  if (outdated) return;
  outdated = true;
  for (const listener of listeners) listener();
}

/** At a desktop seat the main process watches the host. Returns the way to stop. */
export function watchSeat(): () => void {
  const stop = desktopBridge()?.onSeatState(({ kind }) => {
    if (kind === 'away') reportNoAnswer();
    if (kind === 'online') reportAnswer();
  });
  return stop ?? (() => undefined);
}

function setOnline(next: boolean): void {
  if (online === next) return;
  online = next;
  for (const listener of listeners) listener();
}
