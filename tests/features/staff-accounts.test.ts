import { beforeAll, beforeEach, expect, test } from 'vitest';
import { exportAccounts, exportWages, listAccounts } from '../../electron/features/staff-accounts/account-lists.service.ts';
import {
  readPlanSheet,
  readReceipt,
  readStatement,
  recordAccountPrint,
} from '../../electron/features/staff-accounts/account-papers.service.ts';
import { waive } from '../../electron/features/staff-accounts/accounts.service.ts';
import { deduct, settlePlan, takeMonth, viewMonth } from '../../electron/features/staff-accounts/deductions.service.ts';
import { cancelPlan } from '../../electron/features/staff-accounts/plans.service.ts';
import { reverseAccount } from '../../electron/features/staff-accounts/reversals.service.ts';
import { savePerson, viewPerson } from '../../electron/features/staff/persons.service.ts';
import { readCompensation, recordLossPrint } from '../../electron/features/tools/loss-papers.service.ts';
import { findLost } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { returnTools } from '../../electron/features/tools/tool-return.service.ts';
import { listHeld } from '../../electron/features/tools/tools.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { accountListInput, planInput } from '../../shared/staff-accounts.ts';
import { savePersonInput } from '../../shared/staff.ts';
import { findLossInput } from '../../shared/tool-losses.ts';
import { returnToolsInput } from '../../shared/tools.ts';
import { account, book, owe, plan } from '../support/accounts.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

describeOnEngines('staff accounts', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const chief = () => shop.as('supervisor');
  const owed = async () => (await account(shop)).owedFen;
  const lines = async () => (await account(shop)).lines;
  const firstPlan = async () => {
    const [found] = (await account(shop)).plans;
    if (!found) throw new Error('there is no plan');
    return found;
  };
  const take = async (nth: number) => {
    const { id, version, rows } = await firstPlan();
    return deduct(keeper(), { id, version, rowId: rows[nth]?.id ?? 0, bookedOn: undefined });
  };
  const reverseLast = async () => {
    const lineId = (await lines()).findLast(({ mayReverse }) => mayReverse)?.id ?? 0;
    return reverseAccount(chief(), { lineId, reason: '记错人' });
  };
  const leave = async (leftOn: string) => {
    const { id, version, badgeNo, post, joinedOn, regularisedOn, dayWageFen } = await viewPerson(chief(), { staffId: shop.technicians[0] });
    const facts = { id, version, badgeNo, post, joinedOn, regularisedOn, dayWageFen, employment: 'leaving', leftOn };
    await savePerson(chief(), savePersonInput.parse(facts));
  };

  test('SM-11 what is owed is paid, waived with a reason, given back, and a mistake is taken back once', async () => {
    await owe(shop, 10_000);
    expect(await refusal(book(shop, 'paid', 10_001), 'guardFailed')).toMatchObject({ guard: 'moreThanOwed', field: 'amountFen' });
    expect(await refusal(book(shop, 'paid', 4_000, { way: null }), 'fieldsMissing')).toMatchObject({ fields: ['way'] });
    await book(shop, 'paid', 4_000);
    await waive(chief(), { staffId: shop.technicians[0], amountFen: 1_000, reason: '主动上报' });
    expect((await lines()).map(({ kind, owedFen }) => [kind, owedFen])).toEqual([
      ['compensation', 10_000],
      ['paid', 6_000],
      ['waived', 5_000],
    ]);
    expect(await refusal(book(shop, 'repaid', 4_001), 'guardFailed')).toMatchObject({ guard: 'moreThanPaid', paidFen: 4_000 });
    await book(shop, 'repaid', 500);
    expect(await account(shop)).toMatchObject({ owedFen: 5_500, paidFen: 3_500, freeFen: 5_500 });
    await reverseLast();
    expect((await lines()).slice(-2)).toMatchObject([
      { kind: 'repaid', isReversed: true, mayReverse: false },
      { kind: 'repaid', owedFen: 5_000, mayReverse: false },
    ]);
    const again = (await lines()).find(({ kind }) => kind === 'repaid')?.id ?? 0;
    await refusal(reverseAccount(chief(), { lineId: again, reason: '再来' }), 'commandNotAllowed');
    // what a loss charged is taken back with the loss
    const charge = (await lines())[0];
    expect(charge?.mayReverse).toBe(false);
    await refusal(reverseAccount(chief(), { lineId: charge?.id ?? 0, reason: '不赔' }), 'commandNotAllowed');
  });

  test('R-000-76 a deposit is given back or set off only when its tool is back, and from its own kind', async () => {
    const staffId = shop.technicians[0];
    const driver = await addKind(shop, { name: '电批', depositFen: 30_000 });
    const other = await addKind(shop, { name: '热风枪', depositFen: 5_000 });
    await comeIn(shop, driver, 1, ['DP-01']);
    expect(await refusal(book(shop, 'depositPaid', 30_000), 'guardFailed')).toMatchObject({ guard: 'depositKindMissing', field: 'itemId' });
    expect((await book(shop, 'depositPaid', 30_000, { itemId: driver })).no).toMatch(/^YJ/);
    await give(shop, [{ itemId: driver, toolNo: 'DP-01' }]);
    expect((await account(shop)).deposits).toEqual([
      { itemId: other, name: '热风枪', depositFen: 5_000, outQty: 0, neededFen: 0, heldFen: 0, plannedFen: 0 },
      { itemId: driver, name: '电批', depositFen: 30_000, outQty: 1, neededFen: 30_000, heldFen: 30_000, plannedFen: 0 },
    ]);
    expect(await refusal(book(shop, 'depositRefunded', 1, { itemId: driver }), 'guardFailed')).toMatchObject({ guard: 'toolStillOut' });
    const [held] = await listHeld(keeper(), { staffId });
    const back = { staffId, signedBy: '王建国', isSigned: true, lines: [{ issueId: held?.issueId, placeId: await roomId(shop) }] };
    await returnTools(keeper(), returnToolsInput.parse(back));
    expect(await refusal(book(shop, 'depositRefunded', 1, { itemId: other }), 'guardFailed')).toMatchObject({ guard: 'moreThanHeld' });
    await owe(shop, 8_600);
    expect(await refusal(book(shop, 'depositOffset', 8_601, { itemId: driver, way: null }), 'guardFailed')).toMatchObject({
      guard: 'moreThanOwed',
    });
    await book(shop, 'depositOffset', 8_600, { itemId: driver, way: null });
    await book(shop, 'depositRefunded', 21_400, { itemId: driver });
    expect(await account(shop)).toMatchObject({ heldFen: 0, owedFen: 0 });
    // a receipt whose deposit is gone cannot be taken back any more
    const receipt = (await lines()).find(({ kind }) => kind === 'depositPaid')?.id ?? 0;
    expect(await refusal(reverseAccount(chief(), { lineId: receipt, reason: '错' }), 'guardFailed')).toMatchObject({
      guard: 'moreThanHeld',
    });
  });

  test('R-000-78 a debt is taken in at most four months, the last row settles it, and only a new plan changes a plan', async () => {
    await owe(shop, 10_000);
    const facts = { staffId: shop.technicians[0], totalFen: 10_000, months: 5, firstMonth: '2026-11', signedBy: '王建国', isSigned: true };
    expect(planInput.safeParse(facts).success).toBe(false);
    expect(await refusal(plan(shop, 10_001, 3), 'guardFailed')).toMatchObject({ guard: 'moreThanOwed' });
    expect(await refusal(plan(shop, 10_000, 3, { firstMonth: '2026-10' }), 'guardFailed')).toMatchObject({ guard: 'monthPast' });
    const first = await plan(shop, 10_000, 3);
    // what a plan takes already is not taken by another
    expect(await refusal(plan(shop, 1_000, 3), 'guardFailed')).toMatchObject({ guard: 'moreThanOwed' });
    expect((await firstPlan()).rows.map(({ month, amountFen }) => [month, amountFen])).toEqual([
      ['2026-11', 3_333],
      ['2026-12', 3_333],
      ['2027-01', 3_334],
    ]);
    await refusal(take(1), 'commandNotAllowed');
    await take(0);
    await plan(shop, 6_667, 2, { firstMonth: '2026-12', replaces: { id: first.id, version: 2 } });
    await take(0);
    await take(1);
    const { owedFen, plans } = await account(shop);
    expect(owedFen).toBe(0);
    expect(plans.map(({ state }) => state)).toEqual(['settled', 'replaced']);
  });

  test('R-000-78 what a plan takes is paid through the plan: month by month, or the rest at once', async () => {
    await owe(shop, 10_000);
    await plan(shop, 9_000, 3);
    expect(await account(shop)).toMatchObject({ owedFen: 10_000, freeFen: 1_000 });
    expect(await refusal(book(shop, 'paid', 1_001), 'guardFailed')).toMatchObject({ guard: 'plannedAlready', freeFen: 1_000 });
    await book(shop, 'paid', 1_000);
    await take(0);
    const { id, version } = await firstPlan();
    await settlePlan(keeper(), { id, version, way: 'cash' });
    expect(await account(shop)).toMatchObject({ owedFen: 0, paidFen: 10_000, plans: [{ state: 'settled', leftFen: 0 }] });
    expect((await lines()).slice(-2)).toMatchObject([
      { kind: 'paid', way: 'cash', amountFen: 3_000 },
      { kind: 'paid', way: 'cash', amountFen: 3_000 },
    ]);
    // the month that was taken last can be taken back, and is due again
    await reverseLast();
    expect(await firstPlan()).toMatchObject({ state: 'open', leftFen: 3_000 });
    await take(2);
    expect(await firstPlan()).toMatchObject({ state: 'settled' });
    expect(await owed()).toBe(0);
  });

  test('R-000-78 a found tool is not paid for: what was paid is given back, and its plan ends first', async () => {
    const loss = await owe(shop, 10_000);
    await plan(shop, 10_000, 4);
    await take(0);
    const found = findLossInput.parse({ id: loss.id, version: 2, placeId: await roomId(shop), reason: '在车上找到' });
    await refusal(findLost(keeper(), found), 'guardFailed');
    const { id, version } = await firstPlan();
    await cancelPlan(chief(), { id, version, reason: '工具找到' });
    expect(await refusal(findLost(keeper(), found), 'guardFailed')).toMatchObject({ guard: 'lossPaid' });
    await book(shop, 'repaid', 2_500);
    await findLost(keeper(), found);
    expect(await account(shop)).toMatchObject({ owedFen: 0, paidFen: 0 });
  });

  test('R-000-78 nothing is planned for months without a wage, nor for less than a fen a month', async () => {
    await owe(shop, 10_000);
    expect(await refusal(plan(shop, 3, 4), 'guardFailed')).toMatchObject({ guard: 'lessThanMonths', field: 'totalFen' });
    await refusal(plan(shop, 10_000, 3, { isSigned: false }), 'signatureMissing');
    await plan(shop, 10_000, 4);
    await leave('2026-12-31');
    const [row] = await listAccounts(chief(), accountListInput.parse({}));
    expect(row).toMatchObject({ name: '王建国', isPastLeaving: true, nextMonth: '2026-11', nextFen: 2_500, plannedFen: 10_000 });
    const { id, version } = await firstPlan();
    const replaces = { id, version };
    expect(await refusal(plan(shop, 10_000, 3, { replaces }), 'guardFailed')).toMatchObject({ guard: 'afterLeaving', field: 'months' });
    await plan(shop, 10_000, 2, { replaces });
    expect((await account(shop)).plans.map(({ state }) => state)).toEqual(['open', 'replaced']);
  });

  test('R-000-78 all deductions of a month are taken in one act: exactly those that were seen', async () => {
    const [first, second] = shop.technicians;
    await owe(shop, 10_000);
    await owe(shop, 601, second);
    await plan(shop, 10_000, 3);
    await plan(shop, 601, 2, { staffId: second, source: 'bonus', signedBy: '李海波' });
    const driver = await addKind(shop, { name: '电批', depositFen: 30_000 });
    await plan(shop, 30_000, 3, { staffId: second, basis: 'deposit', itemId: driver, firstMonth: '2026-12' });
    const november = await viewMonth(chief(), { month: '2026-11' });
    expect(november.rows.map(({ staffId, nth, months, amountFen }) => [staffId, nth, months, amountFen])).toEqual(
      expect.arrayContaining([
        [first, 1, 3, 3_333],
        [second, 1, 2, 300],
      ]),
    );
    expect(november).toMatchObject({ dueFen: 3_633, takenFen: 0 });
    const rowIds = november.rows.map(({ id }) => id);
    expect(await refusal(takeMonth(keeper(), { month: '2026-11', rowIds, totalFen: 3_634 }), 'guardFailed')).toMatchObject({
      guard: 'monthChanged',
    });
    await refusal(takeMonth(keeper(), { month: '2026-11', rowIds: rowIds.slice(1), totalFen: 3_633 }), 'guardFailed');
    expect(await takeMonth(keeper(), { month: '2026-11', rowIds, totalFen: 3_633 })).toEqual({ rows: 2, totalFen: 3_633 });
    expect(await viewMonth(chief(), { month: '2026-11' })).toMatchObject({ dueFen: 0, takenFen: 3_633 });
    await refusal(takeMonth(keeper(), { month: '2026-11', rowIds, totalFen: 3_633 }), 'guardFailed');
    // what nobody took in December comes again in January, in order
    const january = await viewMonth(chief(), { month: '2027-01' });
    expect(january.rows.map(({ month }) => month).toSorted()).toEqual(['2026-12', '2026-12', '2026-12', '2027-01', '2027-01']);
    await takeMonth(keeper(), { month: '2027-01', rowIds: january.rows.map(({ id }) => id), totalFen: january.dueFen });
    expect(await account(shop)).toMatchObject({ owedFen: 0, plans: [{ state: 'settled' }] });
    const theirs = await account(shop, second);
    expect(theirs).toMatchObject({ owedFen: 0, heldFen: 20_000 });
    // a deposit that is paid by months has its receipts too
    expect(theirs.lines.filter(({ kind }) => kind === 'depositPaid').map(({ no }) => no.slice(0, 2))).toEqual(['YJ', 'YJ']);
  });

  test('SM-11 everybody with what is held and owed, and the wage office’s list with badges, as files to the fen', async () => {
    const { id, version } = await viewPerson(chief(), { staffId: shop.technicians[0] });
    await savePerson(chief(), savePersonInput.parse({ id, version, badgeNo: 'A-007', post: '安装工', employment: 'probation' }));
    await owe(shop, 10_000);
    await plan(shop, 10_000, 3);
    expect((await listAccounts(chief(), accountListInput.parse({ query: 'a-007' }))).map(({ name }) => name)).toEqual(['王建国']);
    expect((await listAccounts(chief(), accountListInput.parse({ query: '李海波' }))).length).toBe(0);
    expect((await listAccounts(chief(), accountListInput.parse({ query: '李海波', onlyOpen: false }))).length).toBe(1);
    const sheet = async ({ fileName, base64 }: { readonly fileName: string; readonly base64: string }) =>
      (await readSpreadsheet(Buffer.from(base64, 'base64'), fileName)).rows;
    const [, person] = await sheet(await exportAccounts(chief(), accountListInput.parse({})));
    expect(person?.slice(0, 6)).toEqual(['A-007', '王建国', '安装工', '0', '100', '100']);
    const [heads, row] = await sheet(await exportWages(chief(), { month: '2026-11' }));
    expect(heads).toEqual(['工号', '姓名', '月份', '扣款计划', '期次', '从哪里扣', '扣款事由', '金额', '扣款日期']);
    expect(row).toEqual(['A-007', '王建国', '2026-11', expect.stringMatching(/^KK/), '1/3', '工资', '欠款', '33.33', '']);
  });

  test('F-11 receipt, sheet of deductions, statement and compensation sheet say what they are for, and reprints are counted', async () => {
    const driver = await addKind(shop, { name: '电批', depositFen: 30_000 });
    await book(shop, 'depositPaid', 30_000, { itemId: driver });
    const loss = await owe(shop, 10_000);
    const made = await plan(shop, 10_000, 3);
    const [deposit, charge] = await lines();
    const receipt = await readReceipt(keeper(), { id: deposit?.id ?? 0 });
    expect(receipt).toMatchObject({ receipt: { name: '王建国', itemName: '电批', amountFen: 30_000, way: 'cash' }, printCount: 0 });
    await refusal(readReceipt(keeper(), { id: charge?.id ?? 0 }), 'notFound');
    expect(await readPlanSheet(keeper(), { id: made.id })).toMatchObject({
      plan: { totalFen: 10_000, rows: [{}, {}, {}] },
      owedFen: 10_000,
    });
    expect(await readStatement(keeper(), { staffId: shop.technicians[0] })).toMatchObject({
      account: { heldFen: 30_000, owedFen: 10_000 },
    });
    expect(await readCompensation(keeper(), { id: loss.id })).toMatchObject({ loss: { amountFen: 10_000, factor: 100 }, printCount: 0 });
    const paper = { paper: 'A5', copies: 2, reason: '' };
    for (const nth of [1, 2]) {
      expect(await recordAccountPrint(keeper(), { subject: 'staffAccountLine', id: deposit?.id ?? 0, ...paper })).toEqual({ nth });
      expect(await recordAccountPrint(keeper(), { subject: 'deductionPlan', id: made.id, ...paper })).toEqual({ nth });
      expect(await recordLossPrint(keeper(), { id: loss.id, ...paper })).toEqual({ nth });
    }
    await refusal(recordAccountPrint(keeper(), { subject: 'deductionPlan', id: 9_999, ...paper }), 'notFound');
  });
});
