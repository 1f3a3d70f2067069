import { createHmac, randomBytes } from 'node:crypto';
import { masterBytes, toRecoveryCode } from '../../../shared/recovery-code.ts';

/** Every key of a shop. All come from one master secret, so its recovery code brings all of them back. */
export interface Keys {
  /** 32 bytes: the database file (R-004-17). */
  readonly database: Buffer;
  /** 32 bytes: attachments and uploads. */
  readonly files: Buffer;
  /** 32 bytes: the chain over audit, ledger and money rows (F120). The shop's first; it stays when the recovery code changes. */
  readonly chain: Buffer;
  /** 32 bytes: seals, in the database, what outlives a recovery code. */
  readonly wrap: Buffer;
  /** 32 bytes: says in the open whether two secrets are the same one. */
  readonly check: Buffer;
  /** As it is printed; also the passphrase of the shop's backups. */
  readonly recoveryCode: string;
}

/** A new master secret: 160 random bits. */
export function newMaster(): Buffer {
  return randomBytes(masterBytes);
}

/** Each key is an HMAC-SHA-256 of its name: Electron's BoringSSL has that, and none tells anything about another. */
export function keysOf(master: Uint8Array): Keys {
  const derive = (name: string) => createHmac('sha256', master).update(`after-sales-counter ${name}`).digest();
  return {
    database: derive('database'),
    files: derive('files'),
    chain: derive('chain'),
    wrap: derive('wrap'),
    check: derive('check'),
    recoveryCode: toRecoveryCode(master),
  };
}
