import { z } from 'zod';
import { id, line, requiredLine } from './fields.ts';

export const updateLanInput = z.strictObject({
  isOn: z.boolean(),
  /** Names of network interfaces; seats reach the host through these only. */
  interfaces: z.array(requiredLine(80)).max(20),
  port: z.number().int().min(1024).max(65_000),
});
export type UpdateLanInput = z.output<typeof updateLanInput>;

/** Plain HTTP in the LAN: the shop's name is typed to switch it on (section 7 D, F101). */
export const allowPlainInput = z.strictObject({ isPlain: z.boolean(), typedName: line(80) });
export const seatIdInput = z.strictObject({ id });

export interface LanInterfaceView {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly isChosen: boolean;
}

export interface LanListenerView {
  /** What a person types at a seat, e.g. `https://192.168.1.7:4173`. */
  readonly url: string;
  readonly isTls: boolean;
  /** System's code of what keeps it from listening. */
  readonly failure: string | null;
}

/** Settings > seats: how this host serves the LAN. */
export interface LanView {
  /** False where this program cannot serve, e.g. a host that was started for one address. */
  readonly isAvailable: boolean;
  readonly isOn: boolean;
  readonly isPlain: boolean;
  readonly port: number;
  readonly interfaces: readonly LanInterfaceView[];
  readonly listeners: readonly LanListenerView[];
  readonly hostId: string;
  /** SHA-256 of the host's key in groups of four, as seats show it. */
  readonly fingerprint: string;
}

/** The code that is open now, for the owner's eyes. */
export interface PairingView {
  readonly code: string;
  readonly until: number;
  readonly triesLeft: number;
}

export interface SeatRow {
  readonly id: number;
  readonly name: string;
  readonly pairedAt: number;
  readonly pairedBy: string;
  readonly lastSeenAt: number;
  /** e.g. `0.1.0;1` */
  readonly lastVersion: string;
  readonly lastAddress: string;
  readonly isRevoked: boolean;
}

/** Four characters each, so that two people can compare it by reading it aloud. */
export function grouped(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/.{1,4}/g) ?? []).join(' ');
}

const hex = (characters: number) => z.string().regex(new RegExp(`^[0-9a-f]{${characters}}$`));

/** Messages of pairing, over TLS and before anybody is known. */
export const pairBegin = z.strictObject({ share: hex(64) });
export const pairBegun = z.strictObject({ id: hex(32), share: hex(64) });
export const pairFinish = z.strictObject({ id: hex(32), proof: hex(64), name: requiredLine(80) });
export const pairFinished = z.strictObject({ proof: hex(64), token: z.string().min(43).max(64), shopName: z.string() });
/** What a host says of itself to whoever asks. */
export const hostGreeting = z.looseObject({ status: z.literal('ok'), hostId: hex(32).optional(), version: z.string() });
