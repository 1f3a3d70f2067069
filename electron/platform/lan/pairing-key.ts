import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';

/** What both sides know before they exchange anything. */
export interface PairingFacts {
  /** Eight digits, read from the host's screen and typed at the seat. */
  readonly code: string;
  /** SHA-256 of the key at the host's end of this very connection, as each side sees it. */
  readonly pin: string;
  readonly hostId: string;
}

/** One side of one try. */
export interface PairingSide {
  /** Public share, hexadecimal. */
  readonly share: string;
  /** @returns the common secret, or undefined when the other share is none. */
  agree(theirShare: string): PairingSecret | undefined;
}

export interface PairingSecret {
  proofOf(who: 'seat' | 'host'): string;
  isProof(who: 'seat' | 'host', proof: string): boolean;
}

const { Point } = ristretto255;
const shareForm = /^[0-9a-f]{64}$/;

/**
 * Password-authenticated key agreement in the manner of CPace over ristretto255: the generator comes from the code and from the key that
 * the connection ends at. Whoever stands between sees another key on each side, so nothing agrees (F102), and a recorded exchange cannot be
 * tried against all codes afterwards, as it could with a plain HMAC of eight digits: each guess costs one of the five tries.
 */
export function pairingSide({ code, pin, hostId }: PairingFacts): PairingSide {
  const generator = ristretto255_hasher.hashToCurve(lengthed(code, pin, hostId), { DST: 'after-sales-counter pairing 1' });
  const secret = ristretto255_hasher.hashToScalar(randomBytes(64));
  const share = generator.multiply(secret).toHex();
  return {
    share,
    agree(theirShare) {
      if (!shareForm.test(theirShare)) return undefined;
      const common = pointOf(theirShare)?.multiply(secret);
      if (!common || common.equals(Point.ZERO)) return undefined;
      // the lower share first, so that both sides write the same
      const key = createHash('sha256')
        .update(lengthed(hostId, pin, ...[share, theirShare].sort(), common.toHex()))
        .digest();
      const proofOf = (who: string) => createHmac('sha256', key).update(who).digest('hex');
      return { proofOf, isProof: (who, proof) => isEqual(proofOf(who), proof) };
    },
  };
}

function pointOf(hex: string) {
  try {
    return Point.fromHex(hex);
  } catch {
    return undefined; // no point of the group
  }
}

function lengthed(...texts: readonly string[]): Uint8Array {
  return Buffer.concat(texts.flatMap((text) => [Uint8Array.of(text.length >> 8, text.length & 0xff), Buffer.from(text, 'utf8')]));
}

function isEqual(ours: string, theirs: string): boolean {
  const [a, b] = [Buffer.from(ours), Buffer.from(theirs)];
  return a.length === b.length && timingSafeEqual(a, b);
}
