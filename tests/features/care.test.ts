import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { lookAtFile, lookAtMachine } from '../../electron/features/care/care-watch.service.ts';
import { confirmClock, lookAtClock } from '../../electron/features/care/clock.service.ts';
import { readDiagnosis } from '../../electron/features/care/diagnosis.service.ts';
import { listFindings } from '../../electron/features/care/findings.service.ts';
import { takeNumber } from '../../electron/platform/sequences.ts';
import { createCare } from '../../electron/platform/care/care.ts';
import type { Machine } from '../../electron/platform/care/machine.ts';
import { findSession } from '../../electron/platform/sessions.ts';
import { withGate } from '../../electron/db/write-gate.ts';
import type { Role } from '../../shared/roles.ts';
import { alertListInput } from '../../shared/timer-views.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const gigabyte = 1_000_000_000;

/** A machine that a test turns as it likes. */
function standIn() {
  const state = { free: 100 * gigabyte, database: gigabyte, wal: 0, identity: '1:1' as string | undefined };
  const machine: Machine = {
    freeBytes: async () => state.free,
    fileBytes: async (file) => (file.endsWith('-wal') ? state.wal : state.database),
    fileIdentity: async () => state.identity,
  };
  return { state, machine };
}

describeOnEngines('self-care', (engine) => {
  let shop: Shop;
  let host: ReturnType<typeof standIn>['state'];
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    const { state, machine } = standIn();
    host = state;
    const { engine: gated, gate } = withGate(engine());
    Object.assign(shop.app, { engine: gated, care: createCare({ machine, gate, databaseFile: '/data/counter.db' }) });
    await shop.reset();
  });

  const shownTo = async (role: Role) => (await listFindings(shop.as(role))).map(({ kind }) => kind);
  const toldTo = async (role: Role) =>
    (await listAlerts({ ...shop.as(role), now: shop.clock.now + 3 * day }, alertListInput.parse({}))).rows.map(({ kind }) => kind);

  test('F07 below 2 GB or three times the database the administrator is warned, once, until there is room again', async () => {
    await lookAtMachine(shop.app);
    expect(await shownTo('administrator')).toEqual([]);
    host.free = 2.9 * gigabyte;
    await lookAtMachine(shop.app);
    await lookAtMachine(shop.app);
    expect(await shownTo('administrator')).toEqual(['diskLow']);
    expect(await shownTo('frontDesk')).toEqual([]);
    expect(await toldTo('administrator')).toEqual(['careDiskLow']);
    expect(await toldTo('frontDesk')).toEqual([]);
    host.free = 3.1 * gigabyte;
    await lookAtMachine(shop.app);
    expect([await shownTo('administrator'), await toldTo('administrator')]).toEqual([[], []]);
    host.database = 0;
    host.free = 1.9 * gigabyte;
    await lookAtMachine(shop.app);
    expect(await shownTo('administrator')).toEqual(['diskLow']);
  });

  test('F24 a write-ahead log above 64 MB is an alarm', async () => {
    host.wal = 64 * 1024 * 1024;
    await lookAtMachine(shop.app);
    expect(await shownTo('administrator')).toEqual([]);
    host.wal += 1;
    await lookAtMachine(shop.app);
    expect([await shownTo('administrator'), await toldTo('administrator')]).toEqual([['walLarge'], ['careWalLarge']]);
  });

  test.each([
    ['deleted or renamed', undefined],
    ['replaced', '1:2'],
  ] as const)('F17 a database file that is %s under our hands stops all writes, and everybody is told', async (_how, identity) => {
    await lookAtFile(shop.app);
    await lookAtFile(shop.app);
    await addCustomer(shop);
    host.identity = identity;
    await lookAtFile(shop.app);
    await expect(addCustomer(shop, '李四', '13900139000')).rejects.toMatchObject({ code: 'databaseGone' });
    for (const role of ['frontDesk', 'administrator'] as const) expect(await shownTo(role)).toEqual(['databaseGone']);
    // what is on the screen can still be looked up, also by a session that would be renewed
    shop.clock.advance(5 * minute);
    expect(await findSession(shop.app, 'token-of-frontDesk', shop.clock.now)).toBeDefined();
    const { lines } = await readDiagnosis(shop.as('administrator'));
    expect(lines[0]).toEqual({ says: 'writes.act', values: { reason: 'databaseGone' }, todo: 'restart' });
  });

  test('F28 a clock that was set back is told to all and to the administrator until it is right, or said to be right', async () => {
    await lookAtClock(shop.app);
    await addCustomer(shop);
    shop.clock.advance(-2 * minute);
    await lookAtClock(shop.app);
    expect(await shownTo('frontDesk')).toEqual([]);
    shop.clock.advance(-1);
    await lookAtClock(shop.app);
    expect(await shownTo('frontDesk')).toEqual(['clockBack']);
    expect(await toldTo('administrator')).toEqual(['careClockBack']);
    // a new entry with the wrong time does not make it right
    shop.clock.advance(-10 * day);
    await addCustomer(shop, '李四', '13900139000');
    await lookAtClock(shop.app);
    expect(await shownTo('frontDesk')).toEqual(['clockBack']);
    shop.clock.advance(11 * day);
    await lookAtClock(shop.app);
    expect([await shownTo('frontDesk'), await toldTo('administrator')]).toEqual([[], []]);
  });

  test('F29 a clock that ran ahead and was put right leaves nothing stuck', async () => {
    await lookAtClock(shop.app);
    const rightTime = shop.clock.now;
    shop.clock.advance(400 * day);
    await lookAtClock(shop.app);
    await engine().transaction((tx) =>
      tx
        .updateTable('session')
        .set({ lastSeenAt: shop.clock.now, expiresAt: shop.clock.now + 12 * hour })
        .execute(),
    );
    await addCustomer(shop);
    shop.clock.now = rightTime + minute;
    await lookAtClock(shop.app);
    expect(await shownTo('frontDesk')).toEqual(['clockBack']);
    await confirmClock(shop.as('administrator'));
    await lookAtClock(shop.app);
    expect(await shownTo('frontDesk')).toEqual([]);
    // the session goes on, and ends by idleness and after twelve hours like any other
    expect(await findSession(shop.app, 'token-of-frontDesk', shop.clock.now)).toBeDefined();
    const { expiresAt, lastSeenAt } = await engine()
      .db.selectFrom('session')
      .select(['expiresAt', 'lastSeenAt'])
      .where('id', '=', shop.users.frontDesk.sessionId)
      .executeTakeFirstOrThrow();
    expect([lastSeenAt, expiresAt]).toEqual([shop.clock.now, shop.clock.now + 12 * hour]);
    shop.clock.advance(31 * minute);
    expect(await findSession(shop.app, 'token-of-frontDesk', shop.clock.now)).toBeUndefined();
  });

  test('F28 numbers count on whatever the clock does', async () => {
    const take = () => engine().transaction((tx) => takeNumber(tx, 'request', shop.clock.now, 'Asia/Shanghai'));
    const numbers = [await take()];
    shop.clock.advance(day);
    numbers.push(await take());
    shop.clock.advance(-day);
    numbers.push(await take());
    expect(numbers).toEqual(['SL20261121-0001', 'SL20261122-0001', 'SL20261121-0002']);
  });
});
