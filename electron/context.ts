import type { Role } from '../shared/roles.ts';
import type { Db, Engine } from './db/engine.ts';
import type { Care } from './platform/care/care.ts';
import type { Bus } from './platform/bus.ts';
import type { Keys } from './platform/keys/keys.ts';
import type { Log } from './platform/log.ts';

/** Whoever gives the command. */
export interface Actor {
  readonly userId: number;
  readonly sessionId: number;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly staffId: number | null;
}

/** What the whole application shares; made once by `main.ts` or `host.ts`. */
export interface App {
  readonly engine: Engine;
  /** Epoch milliseconds; injected so that tests choose the time. */
  readonly now: () => number;
  readonly bus: Bus;
  readonly log: Log;
  /** Folder for uploads and other files of the host. */
  readonly dataFolder: string;
  /** With which its data are sealed. */
  readonly keys: Keys;
  /** What it knows of its machine and its data. */
  readonly care: Care;
  /** log2 of scrypt's N; lower only in tests. */
  readonly passwordCost: number;
  /** The server that holds the data, and whether it was named at the start; absent: the file in the data folder. */
  readonly server?: { readonly address: string; readonly isForced: boolean };
  /** Ends everything and opens it again, where this host can do so by itself. */
  readonly restart?: () => void;
}

/** Where a call came from. */
export interface CallOrigin {
  /** At the host itself, or out of the LAN: encrypted, or readable by everybody there. */
  readonly way: 'console' | 'tls' | 'plain';
  /** The seat's address; empty in a window of the host. */
  readonly address: string;
}

/** How a host keeps a seat's session token: a cookie over HTTP, memory of the main process on the desktop. */
export interface TokenCarrier {
  readonly token: string | undefined;
  /** Known wherever a host took the call. */
  readonly from?: CallOrigin;
  set(token: string | undefined): void;
}

/** One call: everything a service needs, and nothing about how the call arrived. */
export interface Context {
  readonly app: App;
  readonly db: Db;
  /** Instant at which the call began; one call has one time. */
  readonly now: number;
  readonly actor: Actor | null;
  /** Path of the procedure, for the audit trail. */
  readonly procedure: string;
  /** Client-made key of a write (see `platform/write.ts`) and the digest of its body. */
  readonly requestKey: string | undefined;
  readonly bodyHash: string;
  readonly carrier: TokenCarrier;
}

/** A context whose actor is known: what every procedure behind a permission gets. */
export type ActorContext = Context & { readonly actor: Actor };
