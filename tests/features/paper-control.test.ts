import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkHandover, listOutPapers } from '../../electron/features/handovers/handover-check.service.ts';
import {
  confirmHandover,
  createHandover,
  listHandovers,
  readHandoverPrintData,
  recordHandoverPrint,
  viewHandover,
} from '../../electron/features/handovers/handovers.service.ts';
import { exportNumbers, listUnmatchedPapers, viewNumbers } from '../../electron/features/numbers/numbers.service.ts';
import { changeRange, listRanges } from '../../electron/features/numbers/ranges.service.ts';
import { exportVoids, listVoids } from '../../electron/features/numbers/voids.service.ts';
import { changeReprintReasons, exportPrints, listPrintPeople, listPrints } from '../../electron/features/prints/prints.service.ts';
import { listRequests } from '../../electron/features/requests/requests.service.ts';
import { voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { recordPrint } from '../../electron/features/work-orders/work-orders-print.service.ts';
import { listWorkOrders } from '../../electron/features/work-orders/work-orders.service.ts';
import { documentKinds } from '../../shared/document-kinds.ts';
import { handoverListInput } from '../../shared/handovers.ts';
import { voidListInput } from '../../shared/numbers.ts';
import type { NumberRange } from '../../shared/numbers.ts';
import { printListInput } from '../../shared/prints.ts';
import { requestListInput } from '../../shared/requests.ts';
import { workOrderListInput } from '../../shared/work-orders.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const today = '2026-11-21';

describeOnEngines('paper control', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const boss = () => shop.as('serviceManager');
  const newSlip = async () => dispatch(shop, (await logCall(shop, await addCustomer(shop))).id);
  const newSlips = async (count: number) => {
    const slips = [];
    for (let i = 0; i < count; i++) slips.push(await newSlip());
    return slips;
  };
  const print = (ids: readonly number[], reason = '') =>
    recordPrint(shop.as('supervisor'), { ids: [...ids], paper: 'A5', copies: 1, reason });
  const rangeOf = async (kind: NumberRange['kind']) => (await listRanges(boss())).find((range) => range.kind === kind)!;
  const change = async (facts: Partial<NumberRange>) => {
    const kind = facts.kind ?? 'workOrder';
    const { current, prefix, digits, startAt } = { ...(await rangeOf(kind)), ...facts };
    return changeRange(boss(), { kind, current, prefix, digits, startAt });
  };
  const numbersOf = (kind: NumberRange['kind'] = 'workOrder') => viewNumbers(boss(), { kind, from: today, to: today });
  const slipsFor = async (query: string) =>
    (await listWorkOrders(shop.as('supervisor'), workOrderListInput.parse({ query }))).rows.map(({ no }) => no);

  test('R-001-14 every kind of document has its range and its page of numbers', async () => {
    expect((await listRanges(boss())).map(({ kind }) => kind)).toEqual(documentKinds);
    for (const kind of documentKinds) expect(await numbersOf(kind)).toMatchObject({ missing: 0 });
  });

  test('R-001-14 a changed range makes the next numbers; those that were given stay and are found by old and new letters', async () => {
    const old = await newSlip();
    expect(await rangeOf('workOrder')).toMatchObject({ prefix: 'WX', digits: 4, next: 'WX20261121-0002', current: 0 });
    const range = await change({ prefix: 'PGD', digits: 3, startAt: 50 });
    expect(range).toMatchObject({ prefix: 'PGD', next: 'PGD20261121-002', formerly: ['WX'] });
    const next = await newSlip();
    expect(next.no).toBe('PGD20261121-002');
    shop.clock.advance(24 * 3_600_000);
    expect((await rangeOf('workOrder')).next).toBe('PGD20261122-050');
    expect((await newSlip()).no).toBe('PGD20261122-050');
    expect(await slipsFor(old.no ?? '')).toEqual([old.no]);
    expect(await slipsFor('pgd20261121 002')).toEqual([next.no]);
    expect((await slipsFor('20261121')).toSorted()).toEqual(['PGD20261121-002', 'WX20261121-0001']);
    expect(await slipsFor('0001')).toContain(old.no);
    expect(await slipsFor('0002')).toContain(next.no);
    expect(await slipsFor('002')).toContain(next.no);
    const requests = await listRequests(shop.as('supervisor'), requestListInput.parse({ query: 'PGD20261121-002' }));
    expect(requests.rows).toHaveLength(1);
    expect((await viewNumbers(boss(), { kind: 'workOrder', from: today, to: '2026-11-22' })).rows).toMatchObject([
      { day: '2026-11-22', first: 'PGD20261122-050', last: 'PGD20261122-050', count: 1, missing: [] },
      { day: today, first: 'WX20261121-0001', last: 'PGD20261121-002', count: 2, missing: [] },
    ]);
  });

  test('R-001-14 letters mean one form for ever, and two people do not overwrite each other', async () => {
    await change({ prefix: 'QX' });
    expect(await refusal(change({ kind: 'request', prefix: 'QX' }), 'guardFailed')).toMatchObject({
      guard: 'prefixTaken',
      field: 'prefix',
    });
    expect(await refusal(change({ kind: 'request', prefix: 'WX' }), 'guardFailed')).toMatchObject({ guard: 'prefixTaken' });
    await refusal(change({ current: 0, prefix: 'ABCD' }), 'staleVersion');
    expect(await change({ prefix: 'WX' })).toMatchObject({ formerly: ['QX'] });
    const audit = await engine().db.selectFrom('auditEntry').select('changes').where('procedure', '=', 'test').orderBy('id').execute();
    expect(audit.map(({ changes }) => JSON.parse(changes) as object)).toContainEqual({
      numberPrefix: ['WX', 'QX'],
      numberKind: ['workOrder', 'workOrder'],
    });
  });

  test('R-001-14 the page of numbers counts voids and names what is missing; the export says the same', async () => {
    const [, second, third] = await newSlips(4);
    await voidSlip(shop.as('supervisor'), { id: second?.id ?? 0, version: 1, reason: '写错地址' });
    expect(await numbersOf()).toMatchObject({ count: 4, voided: 1, missing: 0 });
    // nothing in the program takes a number away; somebody in the database did
    await engine().transaction((tx) =>
      tx
        .updateTable('workOrder')
        .set({ no: 'X' })
        .where('id', '=', third?.id ?? 0)
        .execute(),
    );
    expect((await numbersOf()).rows).toMatchObject([
      { first: 'WX20261121-0001', last: 'WX20261121-0004', count: 3, missing: ['WX20261121-0003'] },
    ]);
    expect((await exportNumbers(boss(), { kind: 'workOrder', from: today, to: today })).fileName).toMatch(/^单号-.*\.xlsx$/);
  });

  test('R-001-14 voided numbers stand in a list with reason, who and when', async () => {
    const slip = await newSlip();
    await voidSlip(shop.as('supervisor'), { id: slip.id, version: 1, reason: '客户改期' });
    const list = async (filter: object) => (await listVoids(boss(), voidListInput.parse(filter))).rows;
    expect(await list({})).toMatchObject([
      { kind: 'workOrder', no: slip.no, reason: '客户改期', at: shop.clock.now, userName: expect.any(String) },
    ]);
    expect(await list({ kind: 'request' })).toEqual([]);
    expect(await list({ from: today, to: today })).toHaveLength(1);
    expect(await list({ to: '2026-11-20' })).toEqual([]);
    expect((await exportVoids(boss(), { kind: null, from: null, to: null })).base64).not.toBe('');
  });

  test('R-001-14 a reprint of a slip needs its reason, which stands in the list of prints; the shop chooses for which forms', async () => {
    const [first, second] = await newSlips(2);
    const ids = [first?.id ?? 0, second?.id ?? 0];
    expect(await print(ids)).toEqual(ids.map((workOrderId) => ({ workOrderId, nth: 1 })));
    expect(await refusal(print(ids), 'fieldsMissing')).toMatchObject({ fields: ['reason'] });
    expect(await print(ids, '弄湿了')).toEqual(ids.map((workOrderId) => ({ workOrderId, nth: 2 })));
    const list = async (filter: object) => (await listPrints(boss(), printListInput.parse(filter))).rows;
    expect(await list({ onlyReprints: true })).toMatchObject([
      { subject: 'workOrder', no: second?.no, nth: 2, reason: '弄湿了', paper: 'A5' },
      { no: first?.no, nth: 2 },
    ]);
    expect(await list({})).toHaveLength(4);
    expect(await list({ subject: 'request' })).toEqual([]);
    const [person] = await listPrintPeople(boss());
    expect(await list({ userId: person?.id })).toHaveLength(4);
    const pages = await listPrints(boss(), printListInput.parse({ limit: 3 }));
    expect(pages.rows).toHaveLength(3);
    expect(await list({ limit: 3, cursor: pages.nextCursor ?? '' })).toHaveLength(1);
    expect((await exportPrints(boss(), { subject: null, userId: null, from: null, to: null, onlyReprints: true })).fileName).toMatch(
      /^打印记录/,
    );
    await changeReprintReasons(boss(), { subjects: [] });
    expect(await print(ids.slice(0, 1))).toMatchObject([{ nth: 3 }]);
  });

  test('R-001-14 unmatched papers of every form stand in one list until they come back', async () => {
    const [first, second] = await newSlips(2);
    await print([first?.id ?? 0, second?.id ?? 0]);
    const list = async () => (await listUnmatchedPapers(boss(), { kind: null })).map(({ no }) => no);
    expect(await list()).toEqual([first?.no, second?.no]);
    await voidSlip(shop.as('supervisor'), { id: first?.id ?? 0, version: 1, reason: '不修了' });
    expect(await list()).toEqual([second?.no]);
  });

  const handOver = (numbers: readonly (string | undefined)[], fromId = shop.technicians[0], toId = shop.technicians[1]) =>
    createHandover(shop.as('supervisor'), {
      kind: 'workOrder',
      fromId,
      toId,
      at: shop.clock.now,
      note: '',
      numbers: numbers.map((no) => no ?? ''),
    });

  test('R-000-58 R-000-52 a hand-over list stores from, to and count and lists the missing numbers with what is known of them', async () => {
    const [first, second, third, fourth] = await newSlips(4);
    await voidSlip(shop.as('supervisor'), { id: second?.id ?? 0, version: 1, reason: '写错' });
    const { id, no } = await handOver([fourth?.no, first?.no?.toLowerCase().replace('-', ' ')]);
    expect(no).toBe('JJ20261121-0001');
    const view = await viewHandover(boss(), { id });
    expect(view).toMatchObject({ count: 2, state: 'open', fromId: shop.technicians[0], toId: shop.technicians[1] });
    expect(view.days).toMatchObject([
      {
        day: today,
        first: first?.no,
        last: fourth?.no,
        count: 2,
        missing: [
          { no: second?.no, place: 'voided' },
          { no: third?.no, place: 'out' },
        ],
      },
    ]);
    expect((await listHandovers(boss(), handoverListInput.parse({ query: third?.no }))).rows).toEqual([]);
    expect((await listHandovers(boss(), handoverListInput.parse({ query: fourth?.no }))).rows).toMatchObject([
      { no, count: 2, refused: 0 },
    ]);
    expect(await readHandoverPrintData(boss(), { id })).toMatchObject({ handover: { no }, printCount: 0 });
    expect(await recordHandoverPrint(shop.as('supervisor'), { id, paper: 'A4', copies: 1, reason: '' })).toEqual({ nth: 1 });
    expect(await listOutPapers(shop.as('supervisor'), { kind: 'workOrder', staffId: null, day: today })).toEqual([third?.no]);
  });

  test('R-000-58 no number is handed over twice unless it came back, and none that there is not', async () => {
    const [first, second] = await newSlips(2);
    const [giver, receiver] = shop.technicians;
    const { id } = await handOver([first?.no]);
    expect(await refusal(handOver([first?.no]), 'guardFailed')).toMatchObject({ guard: 'paperHeld', field: 'numbers', no: first?.no });
    expect(await refusal(handOver(['WX20261121-0099']), 'guardFailed')).toMatchObject({ guard: 'numberUnknown' });
    expect(await refusal(handOver([second?.no], giver, giver), 'guardFailed')).toMatchObject({ guard: 'samePerson' });
    const check = await checkHandover(shop.as('supervisor'), {
      kind: 'workOrder',
      fromId: giver,
      numbers: [first?.no ?? '', 'x', second?.no ?? '', second?.no ?? ''],
    });
    expect(check.papers.map(({ problem }) => problem)).toEqual(['held', 'unknown', null, 'twice']);
    await handOver([first?.no], receiver, giver);
    await handOver([first?.no]);
    expect((await viewHandover(boss(), { id })).lines).toHaveLength(1);
  });

  test('R-000-58 the receiver refuses single papers with the reason: they stay with the giver', async () => {
    const [first, second] = await newSlips(2);
    const { id, version } = await handOver([first?.no, second?.no]);
    const [line] = (await viewHandover(boss(), { id })).lines;
    const refused = [{ lineId: line?.id ?? 0, reason: '没有客户签字' }];
    expect(await refusal(confirmHandover(shop.as('supervisor'), { id, version, refused }), 'guardFailed')).toMatchObject({
      guard: 'receiverConfirms',
    });
    await confirmHandover(boss(), { id, version, refused });
    expect(await viewHandover(boss(), { id })).toMatchObject({
      state: 'confirmed',
      lines: [
        { no: first?.no, refuseReason: '没有客户签字' },
        { no: second?.no, refusedAt: null },
      ],
    });
    await refusal(confirmHandover(boss(), { id, version: version + 1, refused: [] }), 'guardFailed');
    expect((await handOver([first?.no])).no).toBe('JJ20261121-0002');
  });
});
