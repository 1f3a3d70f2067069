import type { App } from '../../context.ts';
import { createPairingDesk } from './pairing.ts';
import type { PairingDesk } from './pairing.ts';

/** Where this host listens for seats, or why it does not. */
export interface LanListener {
  readonly address: string;
  readonly port: number;
  readonly isTls: boolean;
  /** System's code of the failure, e.g. `EADDRINUSE`. */
  readonly failure: string | null;
}

/** What services and servers of one running host tell each other about the LAN. */
export interface LanDesk {
  readonly pairing: PairingDesk;
  listeners: readonly LanListener[];
  /** Brings the listeners in line with the settings; absent where this program serves no LAN. */
  apply: (() => Promise<void>) | undefined;
}

const desks = new WeakMap<App, LanDesk>();

export function lanDesk(app: App): LanDesk {
  const known = desks.get(app);
  if (known) return known;
  const desk: LanDesk = { pairing: createPairingDesk(), listeners: [], apply: undefined };
  desks.set(app, desk);
  return desk;
}
