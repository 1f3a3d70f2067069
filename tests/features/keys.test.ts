import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallOrigin } from '../../electron/context.ts';
import { confirmPrinted, keyStatus, showRecoveryCode } from '../../electron/features/keys/keys.service.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import type { Role } from '../../shared/roles.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop, testKeys, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('the recovery code', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const from = (way: CallOrigin['way'], role: Role = 'administrator') => {
    const context = shop.as(role);
    return { ...context, carrier: { ...context.carrier, from: { way, address: '' } } };
  };
  const atHost = (role?: Role) => from('console', role);
  /** Everything that the database holds about it. */
  const everything = async () => {
    const { db } = engine();
    const rows = [
      await db.selectFrom('event').selectAll().execute(),
      await db.selectFrom('auditEntry').selectAll().execute(),
      await db.selectFrom('setting').selectAll().execute(),
      await db.selectFrom('requestKey').selectAll().execute(),
    ];
    return JSON.stringify(rows);
  };

  test('F103 is shown at the host after the own password; the trail says that it was, and holds no sign of it', async () => {
    expect(await showRecoveryCode(atHost(), { password: testPassword })).toEqual({ code: testKeys.recoveryCode });
    const trail = await engine().db.selectFrom('event').select(['userId', 'subject', 'kind']).execute();
    expect(trail).toEqual([{ userId: shop.users.administrator.id, subject: 'recoveryCode', kind: 'shown' }]);
    const kept = (await everything()) + shop.logged.join('\n');
    for (const group of testKeys.recoveryCode.split('-')) expect(kept).not.toContain(group);
  });

  test('F103 is refused from any other machine, whatever the password, and nothing is recorded', async () => {
    for (const context of [shop.as('administrator'), from('tls'), from('plain')])
      expect(await refusal(showRecoveryCode(context, { password: testPassword }), 'guardFailed')).toEqual({ guard: 'atHostOnly' });
    expect(await engine().db.selectFrom('event').selectAll().execute()).toEqual([]);
  });

  test('F86 a wrong password is refused, the fifth makes everybody wait, and the right one forgets the failures', async () => {
    for (let nth = 0; nth < 4; nth++) await refusal(showRecoveryCode(atHost(), { password: 'a-wrong-guess' }), 'wrongPassword');
    await showRecoveryCode(atHost(), { password: testPassword });
    for (let nth = 0; nth < 5; nth++) await refusal(showRecoveryCode(atHost(), { password: 'a-wrong-guess' }), 'wrongPassword');
    expect(await refusal(showRecoveryCode(atHost(), { password: testPassword }), 'tooManyAttempts')).toEqual({ waitSeconds: 30 });
  });

  test('counts as printed once somebody said so, and only as long as it is the same code', async () => {
    expect((await keyStatus(atHost())).printed).toBeNull();
    await confirmPrinted(atHost(), { wasTyped: true });
    expect(await keyStatus(atHost())).toMatchObject({
      printed: { at: shop.clock.now, by: 'administrator', wasTyped: true },
      isAtHost: true,
      shop: { name: '晨光电器维修' },
    });
    expect(shop.topics.at(-1)).toEqual(['keys']);
    const other = { ...atHost(), app: { ...shop.app, keys: keysOf(Buffer.alloc(20, 8)) } };
    expect((await keyStatus(other)).printed).toBeNull();
  });
});
