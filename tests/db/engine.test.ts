import { expect, test } from 'vitest';
import { describeOnEngines } from '../support/engines.ts';

describeOnEngines('the engine seam', (engine) => {
  test('columns are camelCase in TypeScript', async () => {
    const { db } = engine();
    await engine().transaction((tx) => tx.insertInto('setting').values({ key: 'a', value: '1', version: 1 }).execute());
    expect(await db.selectFrom('place').select(['code', 'isStocked']).where('code', '=', 'A').execute()).toEqual([{ code: 'A', isStocked: 1 }]);
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

  test('two-character grams are found, newest first', async () => {
    const { textIndex, db } = engine();
    await engine().transaction(async (tx) => {
      await textIndex.put(tx, 'request_text', 1, ['冰箱', '箱不', '不制', '制冷']);
      await textIndex.put(tx, 'request_text', 2, ['冰箱', '箱漏', '漏水']);
    });
    expect(await textIndex.match(db, 'request_text', ['冰箱'], 10)).toEqual([2, 1]);
    expect(await textIndex.match(db, 'request_text', ['冰箱', '制冷'], 10)).toEqual([1]);
    expect(await textIndex.match(db, 'request_text', ['漏*'], 10)).toEqual([2]);
    expect(await textIndex.match(db, 'request_text', ['冰箱'], 10, 2)).toEqual([1]);
  });
});
