import type { z } from 'zod';
import type { setupInput, SetupStatus } from '../../../shared/auth.ts';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { requireStrongPassword } from '../../platform/password-policy.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { startSession } from '../../platform/sessions.ts';
import { write } from '../../platform/write.ts';
import { nameFirstPlaces } from '../parts/parts.service.ts';
import { addStaff } from '../staff/staff.service.ts';
import { addUser } from '../users/users.service.ts';
import { insertShop, isShopThere } from './setup.repository.ts';

/** Is this a new data folder that waits for its shop? */
export async function setupStatus({ db }: Context): Promise<SetupStatus> {
  return { isNeeded: !(await isShopThere(db)) };
}

/**
 * The first run: the shop, its first administrator and their session, all or nothing (F31). There is no default password (F89).
 * @throws DomainError `setupDone` once a shop exists, `passwordTooWeak`.
 */
export async function setUp(context: Context, input: z.output<typeof setupInput>): Promise<{ readonly userId: number }> {
  const { app, now, carrier } = context;
  if (await isShopThere(context.db)) throw new DomainError('setupDone');
  requireStrongPassword(input.password, input);
  const passwordHash = await hashPassword(input.password, app.passwordCost);
  const { firstPlaces } = (await loadCatalogue(input.language)).parts;
  const roles: readonly Role[] = [...new Set<Role>(['administrator', ...input.roles])];
  const { userId, token } = await write(context, async (w) => {
    const { tx, record, touch } = w;
    const { shopName: name, shopPhone: phone, shopAddress: address, zone, language } = input;
    if (!(await insertShop(tx, { name, phone, address, zone, language, lockAfterMin: 10, createdAt: now })))
      throw new DomainError('setupDone');
    await nameFirstPlaces(tx, firstPlaces);
    await record({ subject: 'shop', subjectId: 1, kind: 'setUp', data: { name, zone, language } });
    // Slips are given to staff, so somebody who also goes out to customers is one.
    const staffId = roles.includes('technician') ? await addStaff(w, { ...opener, name: input.displayName, phone }, now) : null;
    const userId = await addUser(w, { ...input, roles, staffId, passwordHash }, now);
    const session = await startSession(tx, userId, input.seat, now);
    await record({ subject: 'session', subjectId: session.id, kind: 'signedIn', data: { userId, seat: input.seat } });
    touch('settings', 'users', 'staff', 'sessions');
    return { userId, token: session.token };
  });
  carrier.set(token);
  return { userId };
}

/** Whoever opens the shop is on no probation. */
const opener = { isTechnician: true, skills: '', region: '', outletId: null, employment: 'regular' } as const;
