import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { viewCaller } from '../../electron/features/customers/customers.service.ts';
import { replacePart, viewItemFile } from '../../electron/features/installed-items/item-file.service.ts';
import { addInstalledItem, changeInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { choosePreset } from '../../electron/features/presets/presets-choice.service.ts';
import { itemPolicy, presetForCall } from '../../electron/features/presets/presets-view.service.ts';
import { changeProject, createProject } from '../../electron/features/projects/projects.service.ts';
import { correctRequest } from '../../electron/features/requests/requests-log.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import {
  countExpiringList,
  exportExpiring,
  listExpiring,
  refreshWarranties,
} from '../../electron/features/warranties/warranties.service.ts';
import { readPrintData } from '../../electron/features/work-orders/work-orders-print.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { addInstalledItemInput, replacePartInput, updateInstalledItemInput } from '../../shared/installed-items.ts';
import { logRequestInput, updateRequestInput } from '../../shared/requests.ts';
import { createProjectInput, updateProjectInput } from '../../shared/projects.ts';
import { addDays } from '../../shared/time.ts';
import { warrantyListInput } from '../../shared/warranty-list.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

/** The shop opens on 2026-11-21. */
describeOnEngines('warranties in use', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const add = async (facts: object) =>
    (await addInstalledItem(shop.as('frontDesk'), addInstalledItemInput.parse({ customerId, model: 'X', ...facts }))).id;
  const change = async (id: number, version: number, facts: object) =>
    changeInstalledItem(shop.as('frontDesk'), updateInstalledItemInput.parse({ id, version, model: 'X', ...facts }));
  const warrantyOf = async (id: number) => (await viewItemFile(shop.as('frontDesk'), { id })).item.warranty;
  const linesOf = async (id: number) =>
    engine()
      .db.selectFrom('warranty')
      .select(['lineCode', 'part', 'startOn', 'freeUntil', 'rule'])
      .where('itemId', '=', id)
      .orderBy('id')
      .execute();
  const addProject = async (days: object) =>
    (await createProject(shop.as('supervisor'), createProjectInput.parse({ customerId, name: '一期', ...days }))).id;

  test('R-002-17 an item of an engineering trade accepted on 2024-03-01 is covered until 2025-02-28, and that is stored', async () => {
    const id = await add({ kind: 'equipment', trade: 'engineering-a', acceptedOn: '2024-03-01' });
    expect((await warrantyOf(id)).answers).toMatchObject([
      { status: 'expired', until: '2025-02-28', rule: 'R-002-17', price: 'full', line: 'engineering-a.goods' },
    ]);
    expect(await linesOf(id)).toEqual([
      { lineCode: 'engineering-a.goods', part: '', startOn: '2024-03-01', freeUntil: '2025-02-28', rule: 'R-002-17' },
    ]);
    await change(id, 1, { kind: 'equipment', trade: 'engineering-a', acceptedOn: '2026-03-01' });
    expect(await linesOf(id)).toMatchObject([{ startOn: '2026-03-01', freeUntil: '2027-02-28' }]);
    expect((await warrantyOf(id)).answers).toMatchObject([{ status: 'covered', freeUntil: '2027-02-28', price: 'free', daysLeft: 99 }]);
  });

  test('R-002-17 the acceptance of the project dates its items, without writing each line twice', async () => {
    const projectId = await addProject({ trade: 'engineering-a', acceptedOn: '2026-03-01' });
    const [plain, own] = [await add({ projectId }), await add({ projectId, acceptedOn: '2026-06-01' })];
    expect((await warrantyOf(plain)).answers).toMatchObject([{ status: 'covered', freeUntil: '2027-02-28' }]);
    expect(await linesOf(plain)).toEqual([]);
    expect(await linesOf(own)).toMatchObject([{ freeUntil: '2027-05-31' }]);
    const later = updateProjectInput.parse({ id: projectId, version: 1, name: '一期', trade: 'engineering-a', acceptedOn: '2026-04-01' });
    await changeProject(shop.as('supervisor'), later);
    const lines = await engine().db.selectFrom('warranty').select(['itemId', 'freeUntil']).orderBy('freeUntil').execute();
    expect(lines).toEqual([
      { itemId: null, freeUntil: '2027-03-31' },
      { itemId: own, freeUntil: '2027-05-31' },
    ]);
  });

  test('R-002-44 without the card the completion starts the term; after it the price is cost', async () => {
    const projectId = await addProject({ completedOn: '2024-01-31', acceptedOn: '2024-12-31' });
    const facts = { projectId, trade: 'renovation-a', cardTermUnit: 'years', cardTermCount: 2 };
    const id = await add({ ...facts, cardState: 'shown' });
    expect((await warrantyOf(id)).answers).toMatchObject([{ status: 'covered', freeUntil: '2026-12-30', price: 'free' }]);
    await change(id, 1, { ...facts, cardState: 'lost', cardStartOn: '2026-01-01' });
    const [answer] = (await warrantyOf(id)).answers;
    expect(answer).toMatchObject({ status: 'expired', until: '2026-01-30', price: 'cost', rule: 'R-002-44' });
    expect(answer?.steps).toContainEqual({ key: 'cardLost', rule: 'R-002-44', values: { start: 'completion' } });
  });

  test('R-003-70 the term on the card replaces the year and the three months of the standard', async () => {
    const facts = { trade: 'phone', category: '手机', purchasedOn: '2026-01-10' };
    const id = await add(facts);
    const days = async () => (await linesOf(id)).map(({ part, freeUntil }) => [part, freeUntil]);
    expect(await days()).toEqual([
      ['', '2027-01-09'],
      ['附件', '2026-04-09'],
    ]);
    await change(id, 1, { ...facts, cardState: 'shown', cardTermUnit: 'months', cardTermCount: 18, cardStartOn: '2026-02-01' });
    expect(await days()).toEqual([
      ['', '2027-07-31'],
      ['附件', '2027-07-31'],
    ]);
    expect((await warrantyOf(id)).answers[0]).toMatchObject({ rule: 'R-003-70', isCauseOpen: true });
    expect((await warrantyOf(id)).keepBoxUntil).toBe('2027-01-09');
  });

  test('R-003-72 a gift has neither warranty nor a line that could end', async () => {
    const id = await add({ trade: 'phone', purchasedOn: '2026-01-10', isGift: true });
    expect((await warrantyOf(id)).answers).toMatchObject([{ status: 'gift', rule: 'R-003-72', price: 'quoteFirst' }]);
    expect(await linesOf(id)).toEqual([]);
    const plain = await add({ isGift: true, warrantyUntil: '2027-01-01' });
    expect((await warrantyOf(plain)).answers).toMatchObject([{ status: 'gift', price: 'full' }]);
  });

  test('R-002-81 a replaced key part has its full term again, that part only', async () => {
    const id = await add({ trade: 'it-b', kind: 'equipment', acceptedOn: '2024-03-01' });
    const replace = async (facts: object) =>
      replacePart(
        shop.as('supervisor'),
        replacePartInput.parse({ itemId: id, part: '主板', failedOn: '2026-10-01', runningOn: '2026-10-05', ...facts }),
      );
    await replace({ part: '电源', isBuyersFault: true });
    expect((await warrantyOf(id)).answers).toMatchObject([{ part: '', freeUntil: '2027-03-01' }]);
    await replace({});
    expect((await warrantyOf(id)).answers).toMatchObject([
      { part: '', freeUntil: '2027-03-01', rule: 'R-002-77' },
      { part: '主板', freeUntil: '2029-10-04', rule: 'R-002-81' },
    ]);
    expect(await linesOf(id)).toMatchObject([
      { part: '', freeUntil: '2027-03-01' },
      { part: '主板', startOn: '2026-10-05', freeUntil: '2029-10-04' },
    ]);
    const file = await viewItemFile(shop.as('frontDesk'), { id });
    expect(file.replacements.map(({ part, userName, isBuyersFault }) => [part, userName, isBuyersFault])).toEqual([
      ['主板', 'supervisor', false],
      ['电源', 'supervisor', true],
    ]);
    await expect(replace({ runningOn: '2026-11-22' })).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'inFuture' } });
    const foreign = await dispatch(shop, (await logCall(shop, customerId)).id);
    await expect(replace({ workOrderId: foreign.id })).rejects.toMatchObject({ code: 'notFound' });
  });

  test('intake, request and slip say at once whether it is covered, until when, by which rule', async () => {
    const id = await add({ trade: 'supply', acceptedOn: '2024-03-01' });
    const { id: requestId } = await logCall(shop, customerId, { installedItemId: id });
    const slip = await dispatch(shop, requestId);
    const expected = {
      source: 'policy',
      policy: 'supply',
      answers: [{ status: 'covered', freeUntil: '2029-02-28', rule: 'R-002-70', price: 'free' }],
    };
    expect((await viewCaller(shop.as('frontDesk'), { id: customerId })).items[0]?.warranty).toMatchObject(expected);
    expect((await viewRequest(shop.as('frontDesk'), { id: requestId })).installedItem?.warranty).toMatchObject(expected);
    expect((await readPrintData(shop.as('supervisor'), { ids: [slip.id] }))[0]?.item?.warranty).toMatchObject(expected);
  });

  test('R-002-37 a repair keeps what the look-up gave on the day of the call, and the slip says the same', async () => {
    const [old, long] = [await add({ warrantyUntil: '2026-11-21' }), await add({ trade: 'supply', acceptedOn: '2024-03-01' })];
    const { id } = await logCall(shop, customerId, { installedItemId: old });
    const said = async (requestId = id) => (await viewRequest(shop.as('frontDesk'), { id: requestId })).warrantySaid;
    const lastDay = { part: '', text: 'covered', day: '2026-11-21', price: 'free', isCauseOpen: false, rule: '' };
    expect(await said()).toEqual({ at: shop.clock.now, answers: [lastDay] });

    shop.clock.advance(2 * 86_400_000);
    expect((await viewRequest(shop.as('frontDesk'), { id })).installedItem?.warranty.answers).toMatchObject([{ status: 'expired' }]);
    expect((await said())?.answers).toEqual([lastDay]);
    const slip = await dispatch(shop, id);
    const onSlip = [{ status: 'covered', freeUntil: '2026-11-21', price: 'free' }];
    expect((await viewWorkOrder(shop.as('technician'), { id: slip.id })).item?.warranty.answers).toMatchObject(onSlip);
    expect((await readPrintData(shop.as('supervisor'), { ids: [slip.id] }))[0]?.item?.warranty.answers).toMatchObject(onSlip);

    const correct = async (changes: object) => {
      const { version, ...request } = await viewRequest(shop.as('frontDesk'), { id });
      const facts = Object.fromEntries(Object.keys(updateRequestInput.shape).map((name) => [name, request[name as keyof typeof request]]));
      return correctRequest(shop.as('frontDesk'), updateRequestInput.parse({ ...facts, id, version, installedItemId: old, ...changes }));
    };
    await correct({ content: '门关不严' });
    expect((await said())?.answers).toEqual([lastDay]);
    await correct({ installedItemId: long });
    expect((await said())?.answers).toMatchObject([{ text: 'covered', day: '2029-02-28', rule: 'R-002-70' }]);

    const unknown = await logCall(shop, customerId, { installedItemId: null });
    expect((await said(unknown.id))?.answers).toEqual([]);
    expect(await said((await logCall(shop, customerId, { type: 'consulting' })).id)).toBeNull();
  });

  test('R-002-37 where neither item nor project names a policy the preset of the job gives policy and price, and an own one still wins', async () => {
    await choosePreset(shop.as('administrator'), { scope: 'shop', code: 'appliances', takesKeyRule: false });
    const plain = await add({ invoicedOn: '2024-03-01', cardState: 'shown', cardTermUnit: 'years', cardTermCount: 1 });
    const own = await add({ trade: 'phone', purchasedOn: '2024-03-01' });
    const others = await add({ isOwnSale: false, invoicedOn: '2026-11-01', cardState: 'shown', cardTermUnit: 'years', cardTermCount: 1 });
    const byHand = await add({ warrantyUntil: '2026-01-01' });
    const projectId = await addProject({ trade: 'supply', acceptedOn: '2026-01-01' });
    const inProject = await add({ projectId });
    const see = async (installedItemId: number) => {
      const { id } = await logCall(shop, customerId, { installedItemId });
      const slip = await dispatch(shop, id);
      const { installedItem, warrantySaid } = await viewRequest(shop.as('frontDesk'), { id });
      const onSlip = (await viewWorkOrder(shop.as('supervisor'), { id: slip.id })).item?.warranty;
      const printed = (await readPrintData(shop.as('supervisor'), { ids: [slip.id] }))[0]?.item?.warranty;
      const subject = { customerId, projectId: null, installedItemId };
      const asked = (await presetForCall(shop.as('frontDesk'), subject)).item?.warranty;
      expect([onSlip, printed, asked]).toEqual([installedItem?.warranty, installedItem?.warranty, installedItem?.warranty]);
      expect(warrantySaid?.answers.map(({ price }) => price)).toEqual(installedItem?.warranty.answers.map(({ price }) => price));
      return installedItem?.warranty;
    };
    expect(await see(plain)).toMatchObject({ policy: 'appliance', answers: [{ status: 'expired', until: '2025-02-28', price: 'full' }] });
    expect((await see(plain))?.answers[0]?.steps[0]?.key).toBe('byPreset');
    expect((await see(own))?.answers[0]).toMatchObject({ status: 'expired', rule: 'R-003-69', price: 'quoteFirst' });
    expect(await see(others)).toMatchObject({ source: 'none' });
    expect((await see(byHand))?.answers).toMatchObject([{ status: 'expired', price: 'full' }]);
    expect(await see(inProject)).toMatchObject({ policy: 'supply', answers: [{ status: 'covered', rule: 'R-002-70' }] });

    // the price after the warranty is the preset's, and jobs keep the preset and the look-up that they were opened with
    const old = await logCall(shop, customerId, { installedItemId: plain });
    await choosePreset(shop.as('administrator'), { scope: 'shop', code: 'it-b', takesKeyRule: false });
    expect((await see(byHand))?.answers).toMatchObject([{ price: 'partsAtCost' }]);
    const kept = await viewRequest(shop.as('frontDesk'), { id: old.id });
    expect([kept.installedItem?.warranty.policy, kept.warrantySaid?.answers[0]?.price]).toEqual(['appliance', 'full']);
  });

  test('a new item begins with the policy of the preset of its customer or shop, unless its project names one', async () => {
    const first = async (projectId: number | null) => (await itemPolicy(shop.as('frontDesk'), { customerId, projectId })).policy;
    expect(await first(null)).toBe('furniture');
    await choosePreset(shop.as('administrator'), { scope: 'shop', code: 'appliances', takesKeyRule: false });
    expect(await first(null)).toBe('appliance');
    const [named, silent] = [await addProject({ trade: 'supply' }), await addProject({})];
    expect([await first(named), await first(silent)]).toEqual([null, 'appliance']);
  });

  test('R-002-37 a repair without name, phone, address, content or wish is refused, each by its name', () => {
    const five = { contactName: '张三丰', phone: '13800138000', address: '控江路1号', content: '不制冷', serviceWanted: '上门维修' };
    const rest = { type: 'repair', branch: 'complaint', urgency: 'general', channel: 'phone', lodgedBy: 'customer', faultClass: 'unknown' };
    const whole = { customerId: 1, ...five, ...rest, promisedAt: shop.clock.now };
    expect(logRequestInput.safeParse(whole).success).toBe(true);
    for (const name of Object.keys(five))
      expect(logRequestInput.safeParse({ ...whole, [name]: ' ' }).error?.issues.map(({ path }) => path.join('.'))).toEqual([name]);
  });

  test('R-002-70 what ends in the next thirty days is listed, the soonest first, in pages, by line, and as a sheet', async () => {
    for (const days of [31, 30, 0, 12, 12, -1]) await add({ warrantyUntil: addDays('2026-11-21', days) });
    await add({ trade: 'supply', acceptedOn: '2021-12-01', brand: '海尔', category: '冷柜' });
    const ask = async (input: object) => listExpiring(shop.as('frontDesk'), warrantyListInput.parse(input));
    const left = async (input: object) => (await ask(input)).rows.map(({ daysLeft }) => daysLeft);
    expect(await left({})).toEqual([0, 9, 12, 12, 30]);
    expect(await left({ from: '2026-11-20', to: '2026-11-21' })).toEqual([-1, 0]);
    expect((await ask({ line: 'supply.equipment' })).rows).toMatchObject([
      { customerName: '张三丰', phone: '13800138000', itemText: '海尔 冷柜 X', freeUntil: '2026-11-30', daysLeft: 9, rule: 'R-002-70' },
    ]);
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof ask>> = await ask({ limit: 2, ...(cursor === '' ? {} : { cursor }) });
      seen.push(...page.rows.map(({ daysLeft }) => daysLeft));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([0, 9, 12, 12, 30]);
    expect(await countExpiringList(shop.as('frontDesk'), warrantyListInput.parse({}))).toEqual({ total: 5, isMore: false });
    const sheet = await exportExpiring(shop.as('supervisor'), warrantyListInput.parse({}));
    expect(sheet.fileName).toMatch(/\.xlsx$/);
    expect(warrantyListInput.safeParse({ from: '2026-12-01', to: '2026-11-01' }).success).toBe(false);
  });

  test('what is stored is what dating it anew gives, for any item', async () => {
    const day = fc.constantFrom('', '2020-02-29', '2024-03-01', '2026-01-31');
    const facts = fc.record({
      trade: fc.constantFrom(null, 'engineering-a', 'engineering-b', 'it-b', 'renovation-c', 'phone', 'appliance'),
      acceptedOn: day,
      purchasedOn: day,
      cardStartOn: day,
      warrantyUntil: day,
      isGift: fc.boolean(),
      cardState: fc.constantFrom(null, 'shown', 'lost'),
      cardTermUnit: fc.constantFrom(null, 'lifetime'),
    });
    const property = fc.asyncProperty(facts, async (made) => {
      const id = await add(made);
      const stored = await linesOf(id);
      await engine().transaction((tx) => refreshWarranties(tx, { itemIds: [id] }));
      expect(await linesOf(id)).toEqual(stored);
      const { answers } = await warrantyOf(id);
      for (const { part, freeUntil } of stored) {
        const answer = answers.find((one) => one.part === part);
        expect(answer?.freeUntil ?? '').toBe(freeUntil);
        expect(['covered', 'expired', 'notStarted']).toContain(answer?.status);
      }
    });
    await fc.assert(property, { numRuns: 25, seed: 20261121 });
  });
});
