import { beforeAll, beforeEach, expect, test } from 'vitest';
import { summarizeHome } from '../../electron/features/home/home.service.ts';
import { correctRequest } from '../../electron/features/requests/requests-log.service.ts';
import { countRequestList, listRequests, viewRequest } from '../../electron/features/requests/requests.service.ts';
import { undispatchedStates } from '../../shared/request-lifecycle.ts';
import { requestCountInput, requestListInput } from '../../shared/requests.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const list = (changes: object = {}) => requestListInput.parse(changes);

describeOnEngines('questions and opinions', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  test('SM-01 they wait for no dispatch, and a slip for one is refused with its reason', async () => {
    const customerId = await addCustomer(shop);
    const repair = await logCall(shop, customerId);
    for (const type of ['consulting', 'opinion'] as const) {
      const { id } = await logCall(shop, customerId, { type });
      await expect(dispatch(shop, id)).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'needsNoSlip', type } });
      expect(await viewRequest(shop.as('supervisor'), { id })).toMatchObject({ state: 'classified', version: 1 });
    }
    const queue = list({ states: undispatchedStates, needsSlip: true, sort: 'urgency' });
    expect((await listRequests(shop.as('supervisor'), queue)).rows.map(({ id }) => id)).toEqual([repair.id]);
    const toDispatch = requestCountInput.parse({ states: undispatchedStates, needsSlip: true });
    expect(await countRequestList(shop.as('supervisor'), toDispatch)).toEqual({ total: 1, isMore: false });
    const home = await summarizeHome(shop.as('supervisor'));
    expect(home.undispatched.map(({ id }) => id)).toEqual([repair.id]);
    // their promised times count all the same
    expect(home.dueSoon).toHaveLength(3);
  });

  test('R-003-37 a question that needs a repair becomes one under its number and stands in the queue', async () => {
    const { id, no } = await logCall(shop, await addCustomer(shop), { type: 'consulting' });
    const { contactName, phone, address, content, serviceWanted, branch, urgency, channel, lodgedBy, faultClass, promisedAt } =
      await viewRequest(shop.as('frontDesk'), { id });
    const facts = { contactName, phone, address, content, serviceWanted, branch, urgency, channel, lodgedBy, faultClass, promisedAt };
    const unknown = { isQualityIssue: false, installedItemId: null, productText: '', projectId: null, ownerUserId: null };
    await correctRequest(shop.as('frontDesk'), { ...facts, ...unknown, id, version: 1, type: 'repair' });
    const { undispatched } = await summarizeHome(shop.as('supervisor'));
    expect(undispatched).toMatchObject([{ id, no, type: 'repair' }]);
    await dispatch(shop, id);
    const { state, version } = await viewRequest(shop.as('supervisor'), { id });
    expect(state).toBe('dispatched');
    // while somebody is on the way it cannot become a question again
    const back = correctRequest(shop.as('frontDesk'), { ...facts, ...unknown, id, version, type: 'consulting' });
    await expect(back).rejects.toMatchObject({ code: 'requestHasOpenSlips' });
  });
});
