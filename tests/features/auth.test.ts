import { beforeAll, beforeEach, expect, test } from 'vitest';
import { changePassword, describeSeat, lock, signIn, signOut, unlock } from '../../electron/features/auth/auth.service.ts';
import { listSessions, revokeSession } from '../../electron/features/sessions/sessions.service.ts';
import { absoluteMs, findSession, hashToken, idleMs, isSessionAlive } from '../../electron/platform/sessions.ts';
import type { Role } from '../../shared/roles.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { makeApp, openShop, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('signing in', (engine, name) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const signInAs = (loginName: string, password = testPassword, token?: string) => {
    const context = shop.nobody(token);
    return signIn(context, { loginName, password, seat: 'Counter 1' }).then((me) => ({ me, token: context.carrier.token ?? '' }));
  };
  const isAlive = (token: string) => isSessionAlive(shop.app, token, shop.clock.now);

  test('gives the seat a new token, of which the database holds only the digest', async () => {
    const { me, token } = await signInAs('frontDesk');
    expect(me.user).toMatchObject({ loginName: 'frontDesk', roles: ['frontDesk'] });
    expect(me.shop?.name).toBe('晨光电器维修');
    expect(token).toHaveLength(43);
    const stored = await engine()
      .db.selectFrom('session')
      .select(['tokenHash', 'seat'])
      .where('tokenHash', '=', hashToken(token))
      .execute();
    expect(stored).toEqual([{ tokenHash: hashToken(token), seat: 'Counter 1' }]);
    const trail = await engine().db.selectFrom('auditEntry').select(['userId', 'sessionId', 'subject', 'subjectId']).execute();
    expect(trail).toEqual([{ userId: me.user?.id, sessionId: trail[0]?.subjectId, subject: 'session', subjectId: trail[0]?.subjectId }]);
  });

  test('a change of user at the same seat signs the one before out', async () => {
    const first = await signInAs('frontDesk');
    const second = await signInAs('supervisor', testPassword, first.token);
    expect(second.token).not.toBe(first.token);
    expect([await isAlive(first.token), await isAlive(second.token)]).toEqual([false, true]);
    const again = await signInAs('supervisor', testPassword, second.token);
    expect([await isAlive(second.token), await isAlive(again.token)]).toEqual([false, true]);
  });

  test('an unknown name, a wrong password and a disabled user get the same answer', async () => {
    await engine().transaction((tx) =>
      tx.updateTable('userAccount').set({ disabledAt: 1 }).where('loginName', '=', 'storekeeper').execute(),
    );
    for (const [name, password] of [
      ['nobody-here', testPassword],
      ['frontDesk', 'not-my-password'],
      ['storekeeper', testPassword],
    ] as const) {
      expect(await refusal(signInAs(name, password), 'wrongPassword')).toEqual({});
    }
  });

  // The whole day of 10,000 guesses on one engine, the first hours of it on the others.
  const guesses = name === 'sqlite' ? 10_000 : 1_000;
  test(`${guesses} guesses at the pace of 10,000 a day: at most 20 evaluated in any hour, and never locked for good`, async () => {
    const evaluated: number[] = [];
    for (let attempt = 0; attempt < guesses; attempt++) {
      const now = shop.clock.now + attempt * 8_640;
      const context = { ...shop.nobody(), now };
      const code = await signIn(context, { loginName: 'unknown-owner', password: 'guess', seat: '' }).then(
        () => 'in',
        (error: { code: string }) => error.code,
      );
      if (code === 'wrongPassword') evaluated.push(now);
      else expect(code).toBe('tooManyAttempts');
    }
    const inAnHour = evaluated.map((start) => evaluated.filter((at) => at >= start && at < start + hour).length);
    expect(Math.max(...inAnHour)).toBeLessThanOrEqual(20);
    expect(evaluated.length).toBeLessThanOrEqual(480);
    expect(evaluated.length).toBeGreaterThanOrEqual(guesses / 50);
  }, 120_000);

  test('the fifth failure makes everybody wait, also after a restart; the right password then clears the count', async () => {
    for (let i = 0; i < 5; i++) await refusal(signInAs('frontDesk', 'wrong-guess'), 'wrongPassword');
    expect(await refusal(signInAs('frontDesk'), 'tooManyAttempts')).toEqual({ waitSeconds: 30 });
    const restarted = makeApp(
      engine(),
      () => shop.clock.now,
      () => undefined,
    );
    await refusal(
      signIn({ ...shop.nobody(), app: restarted }, { loginName: 'frontDesk', password: testPassword, seat: '' }),
      'tooManyAttempts',
    );
    await signInAs('supervisor');
    shop.clock.advance(30_000);
    await signInAs('frontDesk');
    for (let i = 0; i < 4; i++) await refusal(signInAs('frontDesk', 'wrong-guess'), 'wrongPassword');
    await signInAs('frontDesk');
  });

  test('guesses sent all at once are counted one by one', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => signInAs('frontDesk', 'wrong-guess').catch((error: { code: string }) => error.code)),
    );
    expect(outcomes.filter((code) => code === 'wrongPassword')).toHaveLength(5);
    expect(outcomes.filter((code) => code === 'tooManyAttempts')).toHaveLength(7);
  });

  test('a clock that was set back keeps nobody out', async () => {
    shop.clock.advance(365 * 24 * hour);
    for (let i = 0; i < 5; i++) await refusal(signInAs('frontDesk', 'wrong-guess'), 'wrongPassword');
    shop.clock.advance(-365 * 24 * hour);
    await signInAs('frontDesk');
  });

  test('a session ends half an hour after the last call and twelve hours after signing in', async () => {
    const { token } = await signInAs('frontDesk');
    const found = async () => (await findSession(shop.app, token, shop.clock.now)) !== undefined;
    shop.clock.advance(idleMs - 1);
    expect(await found()).toBe(true);
    shop.clock.advance(idleMs);
    expect(await found()).toBe(false);

    const { token: second } = await signInAs('frontDesk');
    const end = shop.clock.now + absoluteMs;
    while (shop.clock.now + 20 * 60_000 < end) {
      shop.clock.advance(20 * 60_000);
      expect(await findSession(shop.app, second, shop.clock.now)).toBeDefined();
    }
    shop.clock.now = end;
    expect(await findSession(shop.app, second, shop.clock.now)).toBeUndefined();
  });

  test('asking whether a session lives does not prolong it', async () => {
    const { token } = await signInAs('frontDesk');
    shop.clock.advance(idleMs - 60_000);
    expect(await isAlive(token)).toBe(true);
    shop.clock.advance(60_000);
    expect(await isAlive(token)).toBe(false);
  });

  test('a disabled user and a changed role take effect at the next call', async () => {
    const { token } = await signInAs('frontDesk');
    const me = await findSession(shop.app, token, shop.clock.now);
    await engine().transaction((tx) =>
      tx
        .insertInto('userRole')
        .values({ userId: me?.actor.userId ?? 0, role: 'storekeeper' })
        .execute(),
    );
    expect((await findSession(shop.app, token, shop.clock.now))?.actor.roles).toEqual(['frontDesk', 'storekeeper']);
    await engine().transaction((tx) => tx.updateTable('userAccount').set({ disabledAt: 1 }).where('loginName', '=', 'frontDesk').execute());
    expect(await findSession(shop.app, token, shop.clock.now)).toBeUndefined();
  });

  test('signing out ends the session and empties the seat', async () => {
    const context = shop.as('frontDesk');
    const token = shop.users.frontDesk.token;
    await signOut(context);
    expect(context.carrier.token).toBeUndefined();
    expect(await isAlive(token)).toBe(false);
  });

  test('a locked seat shows whose it is and opens only with the password of that person', async () => {
    const context = shop.as('frontDesk');
    await lock(context);
    expect(await describeSeat(shop.nobody(shop.users.frontDesk.token))).toMatchObject({ isLocked: true, user: { loginName: 'frontDesk' } });
    await refusal(unlock(context, { password: 'wrong-guess' }), 'wrongPassword');
    expect(await unlock(context, { password: testPassword })).toMatchObject({ isLocked: false });
  });

  test('guessing at a locked seat is as slow as signing in', async () => {
    const context = shop.as('frontDesk');
    await lock(context);
    for (let i = 0; i < 5; i++) await refusal(unlock(context, { password: 'wrong-guess' }), 'wrongPassword');
    await refusal(unlock(context, { password: testPassword }), 'tooManyAttempts');
    await refusal(signInAs('frontDesk'), 'tooManyAttempts');
  });

  test('changing the password asks for the old one and signs the other seats out', async () => {
    const other = await signInAs('frontDesk');
    const context = shop.as('frontDesk');
    const newPassword = 'qiu-feng-sao-luo-ye';
    await refusal(changePassword(context, { oldPassword: 'wrong-guess', newPassword }), 'wrongPassword');
    expect(await refusal(changePassword(context, { oldPassword: testPassword, newPassword: 'qwerty123' }), 'passwordTooWeak')).toEqual({
      weakness: 'common',
    });
    await changePassword(context, { oldPassword: testPassword, newPassword });
    expect([await isAlive(other.token), await isAlive(shop.users.frontDesk.token)]).toEqual([false, true]);
    await refusal(signInAs('frontDesk'), 'wrongPassword');
    await signInAs('frontDesk', newPassword);
  });

  const seats = async (role: Role) => (await listSessions(shop.as(role))).map(({ displayName }) => displayName);

  test('everybody sees their own seats, an administrator all of them', async () => {
    await signInAs('frontDesk');
    expect(await seats('frontDesk')).toEqual(['frontDesk', 'frontDesk']);
    expect((await listSessions(shop.as('frontDesk'))).filter(({ isCurrent }) => isCurrent)).toMatchObject([
      { id: shop.users.frontDesk.sessionId },
    ]);
    expect(await seats('administrator')).toHaveLength(Object.keys(shop.users).length + 1);
    shop.clock.advance(idleMs);
    expect(await seats('administrator')).toEqual([]);
  });

  test('a revoked session is refused at its next call; nobody revokes the seat of another', async () => {
    const { sessionId, token } = shop.users.frontDesk;
    await refusal(revokeSession(shop.as('supervisor'), { id: sessionId }), 'notFound');
    expect(await isAlive(token)).toBe(true);
    await revokeSession(shop.as('administrator'), { id: sessionId });
    expect(await isAlive(token)).toBe(false);
    expect(shop.topics.at(-1)).toEqual(['sessions']);
    await refusal(revokeSession(shop.as('administrator'), { id: sessionId }), 'notFound');
    await revokeSession(shop.as('supervisor'), { id: shop.users.supervisor.sessionId });
  });
});
