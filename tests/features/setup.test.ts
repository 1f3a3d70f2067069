import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { describeSeat } from '../../electron/features/auth/auth.service.ts';
import { setUp, setupStatus } from '../../electron/features/setup/setup.service.ts';
import { setupInput } from '../../shared/auth.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { emptyTables } from '../support/tables.ts';

const input = (change: Partial<z.input<typeof setupInput>> = {}) =>
  setupInput.parse({
    shopName: '和平路家电维修',
    shopPhone: '022-27110000',
    shopAddress: '天津市和平区和平路8号',
    loginName: 'laozhou',
    displayName: '周师傅',
    password: 'er-yue-chun-feng-7',
    roles: ['technician', 'frontDesk', 'administrator'],
    seat: 'Chromium on Linux',
    ...change,
  });

describeOnEngines('the first run', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    await emptyTables(engine());
    shop.app.bus.publish(['settings']);
    shop.topics.length = 0;
  });

  const names = async () => (await engine().db.selectFrom('userAccount').select('loginName').execute()).map(({ loginName }) => loginName);

  test('makes the shop and its first administrator, and signs them in', async () => {
    const context = shop.nobody();
    expect(await setupStatus(context)).toEqual({ isNeeded: true });
    expect(await describeSeat(context)).toEqual({ user: null, isLocked: false, way: 'console', shop: null });
    await setUp(context, input());
    expect(await setupStatus(context)).toEqual({ isNeeded: false });
    const me = await describeSeat(context);
    expect(me.shop).toEqual({ name: '和平路家电维修', zone: 'Asia/Shanghai', language: 'zh-CN', lockAfterMin: 10 });
    expect(me.user).toMatchObject({ loginName: 'laozhou', displayName: '周师傅', roles: ['administrator', 'frontDesk', 'technician'] });
    const staff = await engine().db.selectFrom('staff').select(['id', 'name', 'isTechnician']).execute();
    expect(staff).toEqual([{ id: me.user?.staffId, name: '周师傅', isTechnician: 1 }]);
    expect(shop.topics.flat()).toContain('settings');
  });

  test('the places of a new shop have their names in its language', async () => {
    const placeNames = async () => (await engine().db.selectFrom('place').select('name').orderBy('id').execute()).map(({ name }) => name);
    await setUp(shop.nobody(), input({ language: 'en' }));
    expect(await placeNames()).toEqual([
      'Supplier',
      'Dispatch slip',
      'Opening and corrections',
      'Main store',
      'Customer',
      'Used up',
      'Scrapped',
      'In transit',
      'Old parts',
      'Tool room',
      'Tools in repair',
    ]);
    await emptyTables(engine());
    await setUp(shop.nobody(), input());
    expect(await placeNames()).toEqual([
      '供应商',
      '工单',
      '期初与调整',
      '主库',
      '客户',
      '领用消耗',
      '报废',
      '调拨在途',
      '旧件架',
      '工具房',
      '工具送修',
    ]);
  });

  test('a shop that exists is never set up again', async () => {
    await setUp(shop.nobody(), input());
    const second = shop.nobody();
    await refusal(setUp(second, input({ loginName: 'intruder' })), 'setupDone');
    expect(second.carrier.token).toBeUndefined();
    expect(await names()).toEqual(['laozhou']);
  });

  test('two seats that set up at the same moment make one shop', async () => {
    const outcomes = await Promise.allSettled([setUp(shop.nobody(), input()), setUp(shop.nobody(), input({ loginName: 'other' }))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await names()).toHaveLength(1);
  });

  test('a crash in the middle leaves no half shop', async () => {
    const { app } = shop;
    const crashing: typeof app.engine = {
      ...app.engine,
      transaction: (work) =>
        app.engine.transaction(async (tx) => {
          await work(tx);
          throw new Error('power cut');
        }),
    };
    const context = shop.nobody();
    await expect(setUp({ ...context, app: { ...app, engine: crashing } }, input())).rejects.toThrow('power cut');
    expect(context.carrier.token).toBeUndefined();
    expect(await setupStatus(context)).toEqual({ isNeeded: true });
    expect(await names()).toEqual([]);
    await setUp(context, input());
  });

  test('no password that somebody would guess, and none by default', async () => {
    for (const [password, weakness] of [
      ['password', 'common'],
      ['12345678', 'common'],
      ['88888888', 'common'],
      ['woaini5201314', 'common'],
      ['Admin2026!', 'common'],
      ['和平路家电维修2026', 'shopName'],
      ['my-LaoZhou-99', 'loginName'],
    ] as const) {
      expect(await refusal(setUp(shop.nobody(), input({ password })), 'passwordTooWeak'), password).toEqual({ weakness });
    }
    expect(setupInput.safeParse({ ...input(), password: '' }).success).toBe(false);
    expect(await setupStatus(shop.nobody())).toEqual({ isNeeded: true });
  });

  test('a zone that no machine knows is refused by its field', () => {
    const result = setupInput.safeParse({ ...input(), zone: 'Asia/Nowhere' });
    expect(result.error?.issues.map(({ path }) => path)).toEqual([['zone']]);
  });
});
