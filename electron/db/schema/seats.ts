import type { Generated } from 'kysely';

/** Machines in the LAN that were paired with a host by its code; of the token only the SHA-256 is stored. */
export interface SeatTable {
  id: Generated<number>;
  hostId: string;
  name: string;
  tokenHash: string;
  pairedAt: number;
  pairedBy: number;
  lastSeenAt: number;
  /** As the seat says it: version of the program and of the protocol. */
  lastVersion: string;
  lastAddress: string;
  revokedAt: number | null;
}
