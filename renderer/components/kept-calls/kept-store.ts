import type { LogRequestInput } from '../../../shared/requests.ts';
import { desktopBridge } from '../../bridge.ts';

/** A call that was taken while the host was away. */
export interface KeptCall {
  /** Request key: however often it is sent, the host logs one request. */
  readonly key: string;
  readonly body: LogRequestInput;
  readonly title: string;
  readonly at: number;
  readonly userId: number;
  readonly userName: string;
  /** What the host said against it, in words. */
  readonly failure: string | null;
}

/** Where a seat keeps calls; sealed, because they hold names and telephone numbers. */
export interface KeptStore {
  load(): Promise<readonly KeptCall[]>;
  save(call: KeptCall): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * The main process seals for a desktop seat; a browser seals with a key that no script can read out. Over plain HTTP a browser gives neither,
 * so nothing is offered there; a window of the host itself has no host that could be away.
 */
export async function openKeptStore(): Promise<KeptStore | undefined> {
  const bridge = desktopBridge();
  if (bridge) return (await bridge.seatState()).kind === 'host' ? undefined : desktopStore(bridge.keptCalls);
  return window.isSecureContext ? browserStore() : undefined;
}

function desktopStore(act: NonNullable<Window['counter']>['keptCalls']): KeptStore {
  let turn: Promise<unknown> = Promise.resolve();
  const load = async () => JSON.parse((await act({ kind: 'read' })) || '[]') as readonly KeptCall[];
  const change = (next: (calls: readonly KeptCall[]) => readonly KeptCall[]) => {
    const write = async () => {
      await act({ kind: 'write', text: JSON.stringify(next(await load())) });
    };
    const done = turn.then(write);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    load,
    save: (call) => change((calls) => [...calls.filter(({ key }) => key !== call.key), call]),
    remove: (key) => change((calls) => calls.filter((call) => call.key !== key)),
  };
}

interface Sealed {
  readonly id: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

const databaseName = 'counter-kept';
const keyId = 'key';

function browserStore(): KeptStore {
  return {
    async load() {
      const database = await open();
      const [key, sealed] = await Promise.all([keyOf(database), ask<Sealed[]>(database, 'readonly', 'calls', (store) => store.getAll())]);
      const calls = await Promise.all(sealed.map((one) => unseal(key, one)));
      return calls.filter((call) => call !== undefined).sort((a, b) => a.at - b.at);
    },
    async save(call) {
      const database = await open();
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const bytes = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce },
        await keyOf(database),
        new TextEncoder().encode(JSON.stringify(call)),
      );
      await ask(database, 'readwrite', 'calls', (store) => store.put({ id: call.key, nonce, bytes } satisfies Sealed));
    },
    async remove(key) {
      await ask(await open(), 'readwrite', 'calls', (store) => store.delete(key));
    },
  };
}

/** What was sealed with a key that is gone is nobody's any more. */
async function unseal(key: CryptoKey, { nonce, bytes }: Sealed): Promise<KeptCall | undefined> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, bytes);
    return JSON.parse(new TextDecoder().decode(text)) as KeptCall;
  } catch (error) {
    console.warn('a kept call cannot be opened', error);
    return undefined;
  }
}

/** The browser keeps the key and lets scripts use it, but gives it to none. */
async function keyOf(database: IDBDatabase): Promise<CryptoKey> {
  const known = await ask<CryptoKey | undefined>(database, 'readonly', 'keys', (store) => store.get(keyId));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // another window may have been quicker
  await ask(database, 'readwrite', 'keys', (store) => store.add(made, keyId)).catch(() => undefined);
  return ask<CryptoKey>(database, 'readonly', 'keys', (store) => store.get(keyId));
}

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys');
      request.result.createObjectStore('calls', { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/** One request in a transaction of its own; a write is done when it lies on the disk. */
function ask<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  store: 'keys' | 'calls',
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = act(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
    transaction.onabort = () => reject(transaction.error ?? new Error('not stored'));
  });
}
