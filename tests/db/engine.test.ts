import { expect, test } from 'vitest';
import { describeOnEngines, openFileEngine } from '../support/engines.ts';

describeOnEngines('the engine seam', (engine) => {
  test('columns are camelCase in TypeScript', async () => {
    const { db } = engine();
    await engine().transaction((tx) => tx.insertInto('setting').values({ key: 'a', value: '1', version: 1 }).execute());
    expect(await db.selectFrom('place').select(['code', 'isStocked']).where('code', '=', 'A').execute()).toEqual([
      { code: 'A', isStocked: 1 },
    ]);
  });

  test('a failed transaction leaves nothing', async () => {
    await expect(
      engine().transaction(async (tx) => {
        await tx.insertInto('setting').values({ key: 'gone', value: '1', version: 1 }).execute();
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await engine().db.selectFrom('setting').select('key').where('key', '=', 'gone').execute()).toEqual([]);
  });

  const whole = (token: string) => ({ token, prefix: false });

  test('two-character grams are found, newest first', async () => {
    const { textIndex, db } = engine();
    await engine().transaction(async (tx) => {
      await textIndex.put(tx, 'request_text', 1, ['冰箱', '箱不', '不制', '制冷']);
      await textIndex.put(tx, 'request_text', 2, ['冰箱', '箱漏', '漏水']);
    });
    expect(await textIndex.match(db, 'request_text', [whole('冰箱')], 10)).toEqual([2, 1]);
    expect(await textIndex.match(db, 'request_text', [whole('冰箱'), whole('制冷')], 10)).toEqual([1]);
    expect(await textIndex.match(db, 'request_text', [{ token: '漏', prefix: true }], 10)).toEqual([2]);
    expect(await textIndex.match(db, 'request_text', [whole('冰箱')], 10, 2)).toEqual([1]);
  });
});

test('a reading handle of the embedded engine refuses to write, and sees only what is committed', async () => {
  const { engine, close } = await openFileEngine();
  try {
    await expect(engine.db.insertInto('setting').values({ key: 'x', value: '1', version: 1 }).execute()).rejects.toThrow('only reads');
    const read = () => engine.db.selectFrom('setting').select('value').where('key', '=', 'y').execute();
    await engine.transaction(async (tx) => {
      await tx.insertInto('setting').values({ key: 'y', value: '1', version: 1 }).execute();
      expect(await read()).toEqual([]);
    });
    expect(await read()).toEqual([{ value: '1' }]);
  } finally {
    await close();
  }
});
