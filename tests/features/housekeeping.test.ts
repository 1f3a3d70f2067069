import { beforeAll, beforeEach, expect, test } from 'vitest';
import { tidy } from '../../electron/platform/housekeeping.ts';
import { write } from '../../electron/platform/write.ts';
import { describeOnEngines } from '../support/engines.ts';
import { command, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const day = 86_400_000;

describeOnEngines('housekeeping', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  test('old request keys and long ended sessions go, living ones stay', async () => {
    const use = (key: string) =>
      write(command(shop.as('supervisor'), key, {}), async ({ record }) => {
        await record({ subject: 'setting', subjectId: 1, kind: 'changed' });
        return 1;
      });
    await use('old-key-1234567890');
    shop.clock.advance(13 * day);
    await use('new-key-1234567890');
    shop.clock.advance(2 * day);
    await tidy(shop.app);
    const keys = await engine().db.selectFrom('requestKey').select('key').execute();
    expect(keys).toEqual([{ key: 'new-key-1234567890' }]);
    const sessions = async () => (await engine().db.selectFrom('session').select('id').execute()).length;
    expect(await sessions()).toBeGreaterThan(0);
    shop.clock.advance(100 * day);
    await tidy(shop.app);
    expect(await sessions()).toBe(0);
  });
});
