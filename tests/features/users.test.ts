import { beforeAll, beforeEach, expect, test } from 'vitest';
import { signIn } from '../../electron/features/auth/auth.service.ts';
import { changeUser, createUser, listUsers, resetPassword } from '../../electron/features/users/users.service.ts';
import { isSessionAlive } from '../../electron/platform/sessions.ts';
import { createUserInput } from '../../shared/auth.ts';
import type { CreateUserInput, UpdateUserInput, UserRow } from '../../shared/auth.ts';
import { roles } from '../../shared/roles.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { command, openShop, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const key = 'a1b2c3d4e5f60718';
const password = 'dong-xue-wu-sheng-4';

describeOnEngines('users', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const input = (change: Partial<CreateUserInput> = {}) =>
    createUserInput.parse({ loginName: 'xiaochen', displayName: '小陈', password, roles: ['frontDesk'], ...change });
  const create = (change?: Partial<CreateUserInput>) => createUser(shop.as('administrator'), input(change));
  const find = async (loginName: string) =>
    (await listUsers(shop.as('administrator'))).find((user) => user.loginName === loginName) as UserRow;
  const change = async (loginName: string, fields: Partial<UpdateUserInput>) => {
    const { id, version, displayName, roles, staffId, isDisabled } = await find(loginName);
    return changeUser(shop.as('administrator'), { id, version, displayName, roles: [...roles], staffId, isDisabled, ...fields });
  };
  const signInAs = (loginName: string, secret = password) => signIn(shop.nobody(), { loginName, password: secret, seat: '' });

  test('a new user can sign in and has their roles', async () => {
    const [technician] = shop.technicians;
    const { id } = await create({ roles: ['storekeeper', 'frontDesk', 'frontDesk'], staffId: technician });
    expect(await find('xiaochen')).toEqual({
      id,
      loginName: 'xiaochen',
      displayName: '小陈',
      roles: ['frontDesk', 'storekeeper'],
      staffId: technician,
      isDisabled: false,
      version: 1,
    });
    expect((await signInAs('xiaochen')).user).toMatchObject({ id, roles: ['frontDesk', 'storekeeper'], staffId: technician });
    expect(shop.topics[0]).toEqual(['users']);
  });

  test('a name that is taken, a weak password or an unknown member of staff leaves no user', async () => {
    expect(await refusal(create({ loginName: 'frontDesk' }), 'loginNameTaken')).toEqual({ loginName: 'frontDesk' });
    expect(await refusal(create({ password: 'xiaochen-2026' }), 'passwordTooWeak')).toEqual({ weakness: 'loginName' });
    expect(await refusal(create({ password: '晨光电器维修ok' }), 'passwordTooWeak')).toEqual({ weakness: 'shopName' });
    await refusal(create({ staffId: 999_999 }), 'notFound');
    expect(await listUsers(shop.as('administrator'))).toHaveLength(roles.length);
  });

  test('a double click makes one user', async () => {
    const context = command(shop.as('administrator'), key, {});
    const [first, second] = await Promise.all([createUser(context, input()), createUser(context, input())]);
    expect(first).toEqual(second);
    expect(await listUsers(shop.as('administrator'))).toHaveLength(roles.length + 1);
  });

  test('a change is kept with its old and new values; a stale one is refused with the current record', async () => {
    const before = await find('frontDesk');
    await change('frontDesk', { displayName: '前台一', roles: ['supervisor', 'frontDesk'] });
    expect(await find('frontDesk')).toMatchObject({ displayName: '前台一', roles: ['frontDesk', 'supervisor'], version: 2 });
    const { changes } = await engine()
      .db.selectFrom('auditEntry')
      .select('changes')
      .where('subject', '=', 'user')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(changes)).toEqual({ displayName: ['frontDesk', '前台一'], roles: ['frontDesk', 'frontDesk supervisor'] });
    const { current } = await refusal(change('frontDesk', { version: before.version }), 'staleVersion');
    expect(current).toMatchObject({ displayName: '前台一', version: 2 });
  });

  test('a disabled user is signed out everywhere and stays so when enabled again', async () => {
    const { token } = shop.users.frontDesk;
    await change('frontDesk', { isDisabled: true });
    await refusal(signInAs('frontDesk', testPassword), 'wrongPassword');
    expect((await listUsers(shop.as('administrator'))).at(-1)).toMatchObject({ loginName: 'frontDesk', isDisabled: true });
    shop.clock.advance(1000);
    await change('frontDesk', { displayName: '离职' });
    const { disabledAt } = await engine()
      .db.selectFrom('userAccount')
      .select('disabledAt')
      .where('loginName', '=', 'frontDesk')
      .executeTakeFirstOrThrow();
    expect(disabledAt).toBe(shop.clock.now - 1000);
    await change('frontDesk', { isDisabled: false });
    expect(await isSessionAlive(shop.app, token, shop.clock.now)).toBe(false);
    await signInAs('frontDesk', testPassword);
  });

  test('the last administrator keeps the role and stays enabled', async () => {
    await refusal(change('administrator', { isDisabled: true }), 'lastAdministrator');
    await refusal(change('administrator', { roles: ['frontDesk'] }), 'lastAdministrator');
    await create({ roles: ['administrator'] });
    await change('administrator', { roles: ['frontDesk'] });
    await refusal(change('xiaochen', { isDisabled: true }), 'lastAdministrator');
  });

  test('two administrators who dismiss each other at the same moment leave one', async () => {
    await create({ roles: ['administrator'] });
    const outcomes = await Promise.allSettled([
      change('administrator', { roles: ['frontDesk'] }),
      change('xiaochen', { roles: ['frontDesk'] }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const users = await listUsers(shop.as('administrator'));
    expect(users.filter(({ roles }) => roles.includes('administrator'))).toHaveLength(1);
  });

  test('a reset password signs the user out everywhere, ends the waiting, and the old one no longer works', async () => {
    const { id, token } = shop.users.frontDesk;
    for (let i = 0; i < 5; i++) await refusal(signInAs('frontDesk', 'wrong-guess'), 'wrongPassword');
    await resetPassword(shop.as('administrator'), { id, password });
    expect(await isSessionAlive(shop.app, token, shop.clock.now)).toBe(false);
    await refusal(signInAs('frontDesk', testPassword), 'wrongPassword');
    await signInAs('frontDesk', password);
    await refusal(resetPassword(shop.as('administrator'), { id, password: 'frontdesk-99' }), 'passwordTooWeak');
    await refusal(resetPassword(shop.as('administrator'), { id: 999_999, password }), 'notFound');
  });

  test('no password and no hash of one is kept in the trail', async () => {
    await create();
    await resetPassword(shop.as('administrator'), { id: shop.users.frontDesk.id, password });
    const trail = JSON.stringify([
      await engine().db.selectFrom('event').selectAll().execute(),
      await engine().db.selectFrom('auditEntry').selectAll().execute(),
    ]);
    expect(trail).not.toContain(password);
    expect(trail).not.toContain('scrypt');
  });
});
