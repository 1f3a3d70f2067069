import type { FileOut } from '../../../shared/fields.ts';
import { grouped } from '../../../shared/seats.ts';
import type { allowPlainInput, LanView, PairingView, SeatRow, UpdateLanInput } from '../../../shared/seats.ts';
import type { z } from 'zod';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { hostIdentity } from '../../platform/lan/host-identity.ts';
import { lanDesk } from '../../platform/lan/lan-desk.ts';
import { lanInterfaces, putLanSettings, readLanSettings } from '../../platform/lan/lan-settings.ts';
import type { LanSettings } from '../../platform/lan/lan-settings.ts';
import { readShop } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { findSeats, revokeSeatById } from './seats.repository.ts';

type Done = Record<string, never>;

/** How this host serves the LAN: interfaces, addresses for seats, its fingerprint. */
export async function describeLan({ app }: ActorContext): Promise<LanView> {
  const [{ hostId, pin }, { interfaces: chosen, ...settings }] = await Promise.all([hostIdentity(app), readLanSettings(app)]);
  const { listeners, apply } = lanDesk(app);
  return {
    ...settings,
    isAvailable: apply !== undefined,
    interfaces: lanInterfaces().map((one) => ({ ...one, isChosen: chosen.includes(one.name) })),
    listeners: listeners.map(({ address, port, isTls, failure }) => ({
      url: `${isTls ? 'https' : 'http'}://${address.includes(':') ? `[${address}]` : address}:${port}`,
      isTls,
      failure,
    })),
    hostId,
    fingerprint: grouped(pin),
  };
}

/** Switches the LAN on or off and chooses its interfaces; the listeners follow after the commit. */
export async function updateLan(context: ActorContext, input: UpdateLanInput): Promise<Done> {
  return changeLan(context, (before) => ({ ...before, ...input, interfaces: [...new Set(input.interfaces)].sort() }));
}

/**
 * F101: unencrypted seats only by the owner's own words; switching it off needs none.
 * @throws DomainError `confirmationWrong` unless the shop's name was typed.
 */
export async function allowPlain(context: ActorContext, { isPlain, typedName }: z.output<typeof allowPlainInput>): Promise<Done> {
  const { name } = await readShop(context.app);
  if (isPlain && typedName.normalize('NFKC') !== name.normalize('NFKC')) throw new DomainError('confirmationWrong', { field: 'typedName' });
  return changeLan(context, (before) => ({ ...before, isPlain }));
}

async function changeLan(context: ActorContext, change: (before: LanSettings) => LanSettings): Promise<Done> {
  const { app } = context;
  const done = await write(context, async ({ tx, record, touch }): Promise<Done> => {
    const before = await readLanSettings(app, tx);
    const after = change(before);
    await putLanSettings(app, tx, after);
    const plain = ({ interfaces, ...rest }: LanSettings) => ({ ...rest, interfaces: interfaces.join(', ') });
    await record({ subject: 'seats', subjectId: 1, kind: 'lanChanged', changes: changesBetween(plain(before), plain(after)) });
    touch('seats');
    return {};
  });
  await lanDesk(app).apply?.();
  return done;
}

/** Shows a code for ten minutes, five tries and one seat (F102). It is in no record, only in this host's memory. */
export async function openPairing(context: ActorContext): Promise<Done> {
  const { app, actor, now } = context;
  return write(context, async ({ record, touch }) => {
    lanDesk(app).pairing.open(actor.userId, now);
    await record({ subject: 'seats', subjectId: 1, kind: 'pairingOpened' });
    touch('seats');
    return {};
  });
}

export async function closePairing(context: ActorContext): Promise<Done> {
  return write(context, async ({ record, touch }) => {
    lanDesk(context.app).pairing.close();
    await record({ subject: 'seats', subjectId: 1, kind: 'pairingClosed' });
    touch('seats');
    return {};
  });
}

export async function currentPairing({ app, now }: ActorContext): Promise<PairingView | null> {
  const found = lanDesk(app).pairing.current(now);
  return found ? { code: found.code, until: found.until, triesLeft: found.triesLeft } : null;
}

/** The certificate of the shop's authority, for browsers of the LAN. It is public. */
export async function shopCertificate({ app }: ActorContext): Promise<FileOut> {
  const { authorityPem } = await hostIdentity(app);
  return { fileName: 'after-sales-counter.crt', base64: Buffer.from(authorityPem).toString('base64') };
}

export async function listSeats({ app, db }: ActorContext): Promise<readonly SeatRow[]> {
  const rows = await findSeats(db, (await hostIdentity(app)).hostId);
  return rows.map(({ displayName, revokedAt, ...row }) => ({ ...row, pairedBy: displayName, isRevoked: revokedAt !== null }));
}

/**
 * Sends a seat away for good: its next call is refused.
 * @throws DomainError `notFound` for one that is gone already.
 */
export async function revokeSeat(context: ActorContext, { id }: { readonly id: number }): Promise<{ readonly id: number }> {
  return write(context, async ({ tx, record, touch }) => {
    const name = await revokeSeatById(tx, id, context.now);
    if (name === undefined) throw new DomainError('notFound', { what: 'seat', id });
    await record({ subject: 'seat', subjectId: id, kind: 'revoked', data: { name } });
    touch('seats', 'sessions');
    return { id };
  });
}
