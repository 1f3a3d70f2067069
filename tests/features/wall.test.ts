import fc from 'fast-check';
import type { Insertable } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TimerTable } from '../../electron/db/schema/promises.ts';
import { shipPresets } from '../../electron/features/presets/ship-presets.service.ts';
import { addScreen, listScreens, readWall, revokeScreen } from '../../electron/features/wall/wall.service.ts';
import { callRouter } from '../../electron/rpc/call.ts';
import { startOfDay } from '../../shared/time.ts';
import { maskedName, wallColour, wallRegion, wallRowLimit } from '../../shared/wall.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { command, openShop, seatOf, shopZone } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const at = (hours: number) => startOfDay('2026-11-23', shopZone) + hours * hour;

describeOnEngines('screens on the wall', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at(9);
  });

  const letIn = async (name = '车间东墙') => {
    const { id, token } = await addScreen(shop.as('administrator'), { name });
    if (token === null) throw new Error('a new screen has a token');
    return { id, token };
  };
  const read = (token: string) => readWall(shop.nobody(), { token });

  async function versionId(): Promise<number> {
    await shipPresets(engine(), shop.clock.now);
    const { id } = await engine().db.selectFrom('presetVersion').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow();
    return id;
  }

  let phones = 0;
  /** A job with these clocks only. */
  async function job(timers: readonly Partial<Insertable<TimerTable>>[], name = '王建军', isDispatched = false): Promise<number> {
    const presetVersionId = await versionId();
    const { id } = await logCall(shop, await addCustomer(shop, name, `1390000${1000 + phones++}`));
    if (isDispatched) await dispatch(shop, id, { staffIds: [...shop.technicians] });
    await engine().transaction(async (tx) => {
      await tx.deleteFrom('timerPause').execute();
      await tx.deleteFrom('alert').execute();
      await tx.deleteFrom('timer').where('requestId', '=', id).execute();
      await tx.updateTable('serviceRequest').set({ presetVersionId }).where('id', '=', id).execute();
      for (const timer of timers)
        await tx
          .insertInto('timer')
          .values({
            requestId: id,
            workOrderId: null,
            presetVersionId,
            policy: 'finish',
            calendar: 'weekdays',
            state: 'running',
            startedAt: at(8),
            agreedAt: null,
            dueAt: at(12),
            amberAt: at(11),
            nextAt: null,
            stoppedAt: null,
            takenMs: null,
            missedAt: null,
            ...timer,
          })
          .execute();
    });
    shop.app.bus.publish(['requests']);
    return id;
  }

  test('R-000-10 the wall shows each job once by the clock that runs out first, the most late first, those that stand still last', async () => {
    const { token } = await letIn();
    const late = await job([{ dueAt: at(10), amberAt: at(9) }]);
    const soon = await job(
      [
        { dueAt: at(20), amberAt: at(19) },
        { dueAt: at(15), amberAt: at(13) },
        { dueAt: at(11), amberAt: at(10), state: 'stopped', stoppedAt: at(10) },
      ],
      '李明',
      true,
    );
    const later = await job([
      { dueAt: at(40), amberAt: at(39) },
      { state: 'paused', dueAt: at(9) },
    ]);
    const paused = await job([{ state: 'paused', dueAt: at(9), amberAt: at(9) }]);
    await job([{ state: 'cancelled' }]);
    const numbers = new Map((await engine().db.selectFrom('serviceRequest').select(['id', 'no']).execute()).map(({ id, no }) => [id, no]));
    shop.clock.now = at(14);
    const view = await read(token);
    expect(view).toMatchObject({ screen: '车间东墙', shopName: '晨光电器维修', language: 'zh-CN', zone: shopZone, now: at(14) });
    expect(view.rows.map(({ no }) => no)).toEqual([late, soon, later, paused].map((id) => numbers.get(id)));
    expect(view.counts).toEqual({ overdue: 1, soon: 1, today: 1, paused: 1 });
    expect(view.rows[1]).toMatchObject({ technicians: ['王建国', '李海波'], slipState: 'dispatched', dueAt: at(15), isPaused: false });
    expect(view.rows.map((row) => wallColour(row, view.now))).toEqual(['red', 'amber', 'green', 'paused']);
  });

  test('R-000-10 a job of before there were clocks stands with the time promised to the customer', async () => {
    const { token } = await letIn();
    const { id, no } = await logCall(shop, await addCustomer(shop), { promisedAt: at(8) });
    await engine().transaction(async (tx) => {
      await tx.deleteFrom('alert').execute();
      await tx.deleteFrom('timer').execute();
      await tx.updateTable('serviceRequest').set({ presetVersionId: null }).where('id', '=', id).execute();
    });
    shop.app.bus.publish(['requests']);
    const view = await read(token);
    expect(view.rows).toMatchObject([{ no, dueAt: at(8), requestState: 'classified', slipState: null }]);
    expect(view.counts).toMatchObject({ overdue: 1, today: 0 });
  });

  test('R-000-84 nothing on the wall tells whom it is about: no phone, no address, no full name, no text of the job', async () => {
    const { token } = await letIn();
    await job([{}], '欧阳建军');
    await engine().transaction(async (tx) => {
      await tx.updateTable('serviceRequest').set({ content: '门锁密码 998877', productText: '三门冰箱' }).execute();
      await tx.updateTable('customer').set({ region: '杨浦 13800138000' }).execute();
    });
    shop.app.bus.publish(['requests']);
    const told = JSON.stringify(await read(token));
    for (const secret of ['建军', '1380013', '139', '控江路', '501', '998877', '冰箱', '张三丰', token]) expect(told).not.toContain(secret);
    expect(told).toContain('欧阳**');
    const [row] = (await read(token)).rows;
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ['amberAt', 'customer', 'dueAt', 'holdReason', 'isPaused', 'no', 'region', 'requestState', 'slipState', 'technicians'].sort(),
    );
    expect(row?.region).toBe('杨浦');
  });

  test('R-000-84 a token that is wrong or was revoked shows nothing, and only its SHA-256 is stored', async () => {
    const { id, token } = await letIn();
    await read(token);
    for (const wrong of ['A'.repeat(43), `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, token.toLowerCase()])
      await expect(read(wrong)).rejects.toMatchObject({ code: 'notFound' });
    const stored = await engine().db.selectFrom('wallScreen').selectAll().executeTakeFirstOrThrow();
    expect(stored.tokenHash).not.toContain(token);
    expect(stored.lastSeenAt).toBe(shop.clock.now);
    for (const table of ['requestKey', 'event', 'auditEntry'] as const)
      expect(JSON.stringify(await engine().db.selectFrom(table).selectAll().execute())).not.toContain(token);
    await revokeScreen(shop.as('administrator'), { id });
    await expect(read(token)).rejects.toMatchObject({ code: 'notFound' });
    await expect(revokeScreen(shop.as('administrator'), { id })).rejects.toMatchObject({ code: 'notFound' });
    expect(await listScreens(shop.as('administrator'))).toMatchObject([{ name: '车间东墙', revokedAt: shop.clock.now }]);
  });

  test('F-82 a repeated command lets one screen in, and tells its token once', async () => {
    const body = { name: '前台' };
    const context = () => command(shop.as('administrator'), 'one-screen-one-key', body);
    const first = await addScreen(context(), body);
    const again = await addScreen(context(), body);
    expect(again).toEqual({ id: first.id, token: null });
    expect(await listScreens(shop.as('administrator'))).toHaveLength(1);
    expect(first.token).not.toBeNull();
    expect(JSON.stringify(await engine().db.selectFrom('requestKey').selectAll().execute())).not.toContain(first.token);
  });

  test('F86 a flood of wrong tokens is turned away, and the screens of the shop go on', async () => {
    const { token } = await letIn();
    shop.clock.advance(5 * 60_000);
    const wrong = () => read('B'.repeat(43)).catch(({ code }: { code: string }) => code);
    const codes = [];
    for (let i = 0; i < 40; i++) codes.push(await wrong());
    expect(codes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'notFound'));
    expect(new Set(codes.slice(30))).toEqual(new Set(['tooManyAttempts']));
    expect((await read(token)).screen).toBe('车间东墙');
    shop.clock.advance(60_000);
    expect(await wrong()).toBe('notFound');
  });

  test('the wall gets the most urgent jobs and says how many there are, and asks the database once for many screens', async () => {
    const { token } = await letIn();
    const other = await letIn('前台');
    const requestId = await job([]);
    const presetVersionId = await versionId();
    await engine().transaction(async (tx) => {
      const like = await tx.selectFrom('serviceRequest').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow();
      for (let i = 0; i < wallRowLimit + 20; i++) {
        const { id: _id, ...request } = like;
        const { id } = await tx
          .insertInto('serviceRequest')
          .values({ ...request, no: `SL20261123-9${String(i).padStart(3, '0')}` })
          .returning('id')
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('timer')
          .values({
            requestId: id,
            workOrderId: null,
            presetVersionId,
            policy: 'finish',
            calendar: 'weekdays',
            state: 'running',
            startedAt: at(7),
            agreedAt: null,
            dueAt: at(8) + i,
            amberAt: at(8),
            nextAt: null,
            stoppedAt: null,
            takenMs: null,
            missedAt: null,
          })
          .execute();
      }
    });
    shop.app.bus.publish(['requests']);
    const [first, second] = [await read(token), await read(other.token)];
    expect(first.rows).toHaveLength(wallRowLimit);
    expect(first.counts.overdue).toBe(wallRowLimit + 20);
    expect(second.rows).toBe(first.rows);
  });

  test('R-000-84 over the router: nobody needs to be signed in to read, and somebody must be to let a screen in', async () => {
    const { token } = await letIn();
    const nobody = { app: shop.app, carrier: seatOf() };
    const ask = (path: string, input: unknown, type: 'query' | 'mutation' = 'mutation') => callRouter({ type, path, input }, nobody);
    expect((await ask('wall.read', { token })).status).toBe(200);
    for (const input of [{}, { token: '' }, { token: `${token}x` }, { token: ['x'] }, { token, more: 1 }, null, { token: '\0'.repeat(43) }])
      expect((await ask('wall.read', input)).status, JSON.stringify(input)).toBe(400);
    expect((await ask('wall.screens', {}, 'query')).status).toBe(401);
    expect((await ask('wall.addScreen', { key: 'k'.repeat(16), body: { name: 'x' } })).status).toBe(401);
  });
});

describe('what the wall makes of names and times', () => {
  test.each([
    ['王建国', '王**'],
    ['欧阳修', '欧阳**'],
    ['Jo Carter', 'J**'],
    ['13800138000', '**'],
    ['\u200b\u202e李雷', '李**'],
    ['👍某人', '**'],
    ['', '**'],
    ['晨光贸易有限公司', '晨**'],
  ])('%s is %s', (name, shown) => expect(maskedName(name)).toBe(shown));

  test('R-000-84 no name shows more than its surname, and no region a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect([...maskedName(text).replaceAll('*', '')].length).toBeLessThanOrEqual(2);
        expect(wallRegion(text)).not.toMatch(/\d{3}/);
        expect(wallRegion(text).isWellFormed()).toBe(true);
      }),
    );
  });

  test('exactly at its time a job is still in time', () => {
    const row = { dueAt: 100, amberAt: 80, isPaused: false };
    expect([79, 80, 100, 101].map((now) => wallColour(row, now))).toEqual(['green', 'amber', 'amber', 'red']);
    expect(wallColour({ ...row, isPaused: true }, 500)).toBe('paused');
  });
});
