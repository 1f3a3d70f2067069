import { beforeAll, beforeEach, expect, test } from 'vitest';
import { askReplacement, listReplacementsNumbered } from '../../electron/features/replacements/replacements.service.ts';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import { createStocktake } from '../../electron/features/stocktakes/stocktake-new.service.ts';
import { viewStocktake } from '../../electron/features/stocktakes/stocktakes.service.ts';
import { askReplacementInput } from '../../shared/replacements.ts';
import type { Role } from '../../shared/roles.ts';
import { createStocktakeInput } from '../../shared/stocktakes.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, issue, receive } from '../support/stock.ts';

describeOnEngines('search for papers', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  test('F-12 F-13 F-26 the number on a paper of the store leads to it, for whoever may open it', async () => {
    const part = await addPart(shop, { code: 'YSJ-01', name: '压缩机' });
    await receive(shop, part, 5, 1000);
    const slip = (await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id)).id;
    const { documentId, documentNo = '' } = await issue(shop, slip, part, 1);
    const asked = { workOrderId: slip, itemId: part, qty: 1, cause: 'lost', reason: '丢失', responsibleId: shop.technicians[0] };
    const control = await askReplacement(shop.as('storekeeper'), askReplacementInput.parse(asked));
    const { no: controlNo } = (await listReplacementsNumbered(shop.as('storekeeper'), 'BH', 1))[0] ?? { no: '' };
    const counting = createStocktakeInput.parse({ kind: 'parts', mode: 'full' });
    const { id: stocktakeId } = await createStocktake(shop.as('storekeeper'), counting);
    const { no: stocktakeNo } = await viewStocktake(shop.as('storekeeper'), { id: stocktakeId });
    const found = async (no: string, role: Role) =>
      (await searchEverything(shop.as(role), { query: no })).map(({ kind, id, title }) => [kind, id, title]);
    expect(await found(documentNo, 'storekeeper')).toEqual([['issueNote', documentId, documentNo]]);
    expect(await found(controlNo.toLowerCase(), 'supervisor')).toEqual([['replacement', control.id, controlNo]]);
    expect(await found(stocktakeNo, 'storekeeper')).toEqual([['stocktake', stocktakeId, stocktakeNo]]);
    for (const no of [documentNo, controlNo, stocktakeNo]) expect(await found(no, 'technician')).toEqual([]);
  });
});
