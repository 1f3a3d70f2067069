import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActorContext } from '../../electron/context.ts';
import { takeNumber } from '../../electron/platform/sequences.ts';
import { write, writeOwn } from '../../electron/platform/write.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { command, openShop, shopZone } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const key = 'a1b2c3d4e5f60718';

describeOnEngines('write', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const makeOne = (context: ActorContext) =>
    write(context, async ({ tx, record, touch }) => {
      const no = await takeNumber(tx, 'request', context.now, shopZone);
      await record({ subject: 'request', subjectId: 7, kind: 'logged', data: { no }, changes: { name: ['', '张三'] } });
      touch('requests');
      return { no };
    });
  const count = async (table: 'event' | 'auditEntry' | 'requestKey' | 'documentSequence') =>
    (await engine().db.selectFrom(table).selectAll().execute()).length;

  test('leaves an event, an audit row and a topic', async () => {
    const context = shop.as('frontDesk');
    expect(await makeOne(context)).toEqual({ no: 'SL20261121-0001' });
    const [event] = await engine().db.selectFrom('event').selectAll().execute();
    expect(event).toMatchObject({ at: shop.clock.now, userId: context.actor.userId, subject: 'request', subjectId: 7, kind: 'logged' });
    expect(JSON.parse(event?.data ?? '')).toEqual({ no: 'SL20261121-0001' });
    const [entry] = await engine().db.selectFrom('auditEntry').selectAll().execute();
    expect(entry).toMatchObject({ sessionId: context.actor.sessionId, procedure: 'test', subject: 'request', subjectId: 7 });
    expect(JSON.parse(entry?.changes ?? '')).toEqual({ name: ['', '张三'] });
    expect(shop.topics).toEqual([['requests']]);
  });

  test('a key that comes twice has one effect and one answer', async () => {
    const context = command(shop.as('frontDesk'), key, { name: 'a' });
    const first = await makeOne(context);
    expect(await makeOne(context)).toEqual(first);
    expect([await count('event'), await count('auditEntry'), await count('requestKey')]).toEqual([1, 1, 1]);
    expect(shop.topics).toEqual([['requests']]);
  });

  test('the answer is still known after a restart of the host', async () => {
    const context = command(shop.as('frontDesk'), key, {});
    const first = await makeOne(context);
    const restarted = { ...context, app: { ...shop.app }, now: context.now + 60_000 };
    expect(await makeOne(restarted)).toEqual(first);
  });

  test('five calls at once with one key have one effect', async () => {
    const context = command(shop.as('frontDesk'), key, { name: 'a' });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => makeOne(context)));
    expect(new Set(answers.map(({ no }) => no))).toEqual(new Set(['SL20261121-0001']));
    expect(await count('event')).toBe(1);
    expect(await makeOne(command(shop.as('frontDesk'), `${key}-next`, {}))).toEqual({ no: 'SL20261121-0002' });
  });

  test('a key with another body, by another person or for another procedure is refused and does nothing', async () => {
    await makeOne(command(shop.as('frontDesk'), key, { name: 'a' }));
    await refusal(makeOne(command(shop.as('frontDesk'), key, { name: 'b' })), 'requestKeyReused');
    await refusal(makeOne(command(shop.as('supervisor'), key, { name: 'a' })), 'requestKeyReused');
    await refusal(makeOne({ ...command(shop.as('frontDesk'), key, { name: 'a' }), procedure: 'other' }), 'requestKeyReused');
    expect(await count('event')).toBe(1);
  });

  test('work that fails leaves no event, no audit row, no number and no key, so it can be tried again', async () => {
    const context = command(shop.as('frontDesk'), key, {});
    const failing = write(context, async ({ tx, record, touch }) => {
      await takeNumber(tx, 'request', context.now, shopZone);
      await record({ subject: 'request', subjectId: 1, kind: 'logged' });
      touch('requests');
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect([await count('event'), await count('auditEntry'), await count('requestKey'), await count('documentSequence')]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(shop.topics).toEqual([]);
    expect(await makeOne(context)).toEqual({ no: 'SL20261121-0001' });
  });

  test('a write that records nothing is a fault of ours', async () => {
    await expect(write(shop.as('frontDesk'), async () => 1)).rejects.toThrow('records what happened');
  });

  test('more happenings than one statement takes are all kept', async () => {
    await write(shop.as('frontDesk'), async ({ record }) => {
      for (let i = 1; i <= 1001; i++) await record({ subject: 'customer', subjectId: i, kind: 'imported' });
    });
    expect([await count('event'), await count('auditEntry')]).toEqual([1001, 1001]);
  });

  test('what a person keeps for themselves leaves no trail, but keeps to its key', async () => {
    const context = command(shop.as('frontDesk'), key, {});
    const keep = () => writeOwn(context, async ({ tx }) => takeNumber(tx, 'request', context.now, shopZone));
    expect([await keep(), await keep()]).toEqual(['SL20261121-0001', 'SL20261121-0001']);
    expect([await count('event'), await count('auditEntry')]).toEqual([0, 0]);
  });
});
