import { randomBytes } from 'node:crypto';
import { pairingSide } from './pairing-key.ts';
import type { PairingSecret } from './pairing-key.ts';

/** A code is good for so long, so many tries and one seat. */
export const pairingMs = 10 * 60_000;
const pairingTries = 5;
/** Between the two messages of one try. */
const answerMs = 60_000;

export interface OpenPairing {
  readonly code: string;
  readonly until: number;
  readonly triesLeft: number;
  /** Who opened it and will stand as the one who let the seat in. */
  readonly openedBy: number;
}

export type PairingRefusal = 'noCode' | 'wrongCode';

/** The host's side of letting a seat in; lives in the memory of the one host whose key the seat is going to pin. */
export interface PairingDesk {
  open(openedBy: number, now: number): void;
  close(): void;
  current(now: number): OpenPairing | undefined;
  /** First message: counts as a try whatever comes of it. */
  begin(
    share: string,
    facts: { readonly pin: string; readonly hostId: string },
    now: number,
  ): { id: string; share: string } | PairingRefusal;
  /** Second message. The code is used up by the right proof, before anything is written. */
  finish(id: string, proof: string, now: number): { readonly openedBy: number; readonly proof: string } | PairingRefusal;
}

interface Code extends OpenPairing {
  readonly waiting: Map<string, { readonly secret: PairingSecret; readonly until: number }>;
}

export function createPairingDesk(): PairingDesk {
  let code: Code | undefined;
  const alive = (now: number) => (code && now < code.until && now >= code.until - pairingMs ? code : undefined);
  return {
    open(openedBy, now) {
      code = { code: newCode(), until: now + pairingMs, triesLeft: pairingTries, openedBy, waiting: new Map() };
    },
    close() {
      code = undefined;
    },
    current(now) {
      const found = alive(now);
      return found && (found.triesLeft > 0 || found.waiting.size > 0) ? found : undefined;
    },
    begin(share, facts, now) {
      const found = alive(now);
      if (!found || found.triesLeft === 0) return 'noCode';
      code = { ...found, triesLeft: found.triesLeft - 1 };
      const side = pairingSide({ ...facts, code: found.code });
      const secret = side.agree(share);
      if (!secret) return 'wrongCode';
      const id = randomBytes(16).toString('hex');
      found.waiting.set(id, { secret, until: now + answerMs });
      return { id, share: side.share };
    },
    finish(id, proof, now) {
      const found = alive(now);
      const tried = found?.waiting.get(id);
      found?.waiting.delete(id);
      if (!found || !tried || now >= tried.until) return 'noCode';
      if (!tried.secret.isProof('seat', proof)) return 'wrongCode';
      code = undefined;
      return { openedBy: found.openedBy, proof: tried.secret.proofOf('host') };
    },
  };
}

/** Eight digits, each code as likely as any other. */
function newCode(): string {
  for (;;) {
    const number = randomBytes(4).readUInt32BE();
    if (number < 4_200_000_000) return String(number % 100_000_000).padStart(8, '0');
  }
}
