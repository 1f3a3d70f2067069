import { openKeptStore } from './kept-store.ts';
import type { KeptCall, KeptStore } from './kept-store.ts';

export interface KeptCalls {
  /** This seat can keep calls. */
  readonly isPossible: boolean;
  readonly calls: readonly KeptCall[];
  /** Key of the one that is being sent. */
  readonly sending: string | undefined;
}

let state: KeptCalls = { isPossible: false, calls: [], sending: undefined };
let store: KeptStore | undefined;
let opening: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** The calls that wait on this seat, for `useSyncExternalStore`. */
export const keptCalls = {
  get: (): KeptCalls => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Reads what was kept before; asking again costs nothing. */
export function openKeptCalls(): Promise<void> {
  opening ??= (async () => {
    store = await openKeptStore();
    if (store) change({ isPossible: true, calls: await store.load() });
  })().catch((error: unknown) => console.warn('calls cannot be kept on this seat', error));
  return opening;
}

/** Keeps a call until the host has it. @throws when it could not be stored: then it is not kept. */
export async function keepCall(call: KeptCall): Promise<void> {
  if (!store) throw new Error('this seat keeps no calls');
  await store.save(call);
  change({ calls: [...state.calls.filter(({ key }) => key !== call.key), call] });
}

export async function forgetCall(key: string): Promise<void> {
  await store?.remove(key);
  change({ calls: state.calls.filter((call) => call.key !== key) });
}

/** What one try came to: the number it got, what the host said against it, or that nobody answered. */
export type SendOutcome = { readonly no: string } | { readonly failure: string } | 'noAnswer';

/**
 * Sends what waits, oldest first, each under its own request key (F74): a call is taken off this seat only after the host has said that it
 * has it, and one that was refused stays with the reason. Ends at the first that nobody answers.
 */
export async function sendKeptCalls(
  send: (call: KeptCall) => Promise<SendOutcome>,
  wanted: (call: KeptCall) => boolean = ({ failure }) => failure === null,
): Promise<readonly string[]> {
  if (state.sending !== undefined) return [];
  const numbers: string[] = [];
  try {
    for (const call of state.calls.filter(wanted)) {
      change({ sending: call.key });
      const outcome = await send(call);
      if (outcome === 'noAnswer') break;
      if ('no' in outcome) {
        numbers.push(outcome.no);
        await forgetCall(call.key);
      } else await keepCall({ ...call, failure: outcome.failure });
    }
  } finally {
    change({ sending: undefined });
  }
  return numbers;
}

function change(next: Partial<KeptCalls>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}
