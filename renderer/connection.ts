/**
 * Is the host there? A failed request or a broken event stream starts a probe of the host every second and a half;
 * the first answer ends it. Nothing waits for the probe: it only decides about the banner and about fetching again.
 */
const probeEveryMs = 1_500;
const probeTimeoutMs = 2_000;

let online = true;
let probing = false;
const listeners = new Set<() => void>();
const resumeListeners = new Set<() => void>();

export const connection = {
  isOnline: (): boolean => online,
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

async function hostAnswers(): Promise<boolean> {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(probeTimeoutMs) });
    return true;
  } catch {
    return false; // any failure to get an answer means the same here
  }
}

function setOnline(next: boolean): void {
  if (online === next) return;
  online = next;
  for (const listener of listeners) listener();
}
