import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readBoardDay } from '../../electron/features/board/board.service.ts';
import { listProposals } from '../../electron/features/board/proposals.service.ts';
import { createCustomer } from '../../electron/features/customers/customers.service.ts';
import { saveRegion } from '../../electron/features/regions/regions.service.ts';
import { addAbsence, saveSkills } from '../../electron/features/staff/staff-plans.service.ts';
import { changeStaff } from '../../electron/features/staff/staff.service.ts';
import { voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { saveRegionInput } from '../../shared/regions.ts';
import type { Urgency } from '../../shared/requests.ts';
import { addAbsenceInput, saveSkillsInput } from '../../shared/staff-plans.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const saturday = '2026-11-21';
const monday = '2026-11-23';

describeOnEngines('the dispatch board', (engine) => {
  let shop: Shop;
  let caller: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    caller = await addCustomer(shop);
  });

  const boardOn = (day: string) => readBoardDay(shop.as('supervisor'), { day });
  /** Monday 09:00 and so many hours. */
  const onMonday = (hours: number) => shop.clock.now + (48 + hours) * hour;
  const call = async (urgency: Urgency, hours: number, changes = {}) =>
    (await logCall(shop, caller, { urgency, promisedAt: onMonday(hours), ...changes })).id;
  const proposals = async (requestId: number, at: number | null = null) => listProposals(shop.as('supervisor'), { requestId, at });
  const kinds = (reasons: readonly { readonly kind: string }[] | undefined) => reasons?.map(({ kind }) => kind);

  test('a day has its working windows, its people and its slips; a closed day has none', async () => {
    const made = await dispatch(shop, await call('general', 2), {
      plannedAt: onMonday(1),
      plannedUntil: onMonday(3),
      staffIds: [...shop.technicians],
    });
    const { windows, people, slips, waiting } = await boardOn(monday);
    expect(windows.length).toBeGreaterThan(0);
    expect(windows.every(({ from, to }) => from >= 0 && from < to && to <= 1440)).toBe(true);
    expect(new Map(people.map(({ name, openSlips }) => [name, openSlips]))).toEqual(
      new Map([
        ['李海波', 1],
        ['王建国', 1],
      ]),
    );
    expect(slips).toMatchObject([
      {
        id: made.id,
        staffIds: [...shop.technicians],
        plannedAt: onMonday(1),
        plannedUntil: onMonday(3),
        work: '检查压缩机',
        isConfirmed: false,
      },
    ]);
    expect(waiting).toEqual([]);
    expect((await boardOn('2026-11-22')).slips).toEqual([]);
    await voidSlip(shop.as('supervisor'), { id: made.id, version: 1, reason: '派错' });
    expect(await boardOn(monday)).toMatchObject({ slips: [], waiting: [{ urgency: 'general', isUnpaidProject: false }] });
  });

  test('a job over midnight is on both days', async () => {
    await dispatch(shop, await call('general', 2), { plannedAt: onMonday(13), plannedUntil: onMonday(20) });
    for (const day of [monday, '2026-11-24']) expect((await boardOn(day)).slips).toHaveLength(1);
    expect((await boardOn('2026-11-25')).slips).toEqual([]);
  });

  test('R-002-27 R-004-29 what waits is sorted by urgency class, then by due time', async () => {
    const late = await call('general', 1);
    const general = await call('general', 9);
    const important = await call('important', 8);
    const urgent = await call('urgent', 9);
    const sooner = await call('urgent', 3);
    expect((await boardOn(saturday)).waiting.map(({ id }) => id)).toEqual([sooner, urgent, important, late, general]);
  });

  test('whoever is away is marked with the part of the day and why', async () => {
    const away = { staffId: shop.technicians[1], fromOn: saturday, toOn: monday, reason: '探亲' };
    await addAbsence(shop.as('supervisor'), addAbsenceInput.parse(away));
    const person = (await boardOn(monday)).people.find(({ id }) => id === shop.technicians[1]);
    expect(person?.away).toEqual([{ from: 0, to: 1440, reason: '探亲' }]);
    expect((await boardOn('2026-11-24')).people.every(({ away: off }) => off.length === 0)).toBe(true);
  });

  test('R-004-33 R-003-20 important work goes by skill, general work by open jobs, each with its reasons', async () => {
    const [first, second] = shop.technicians;
    await saveSkills(
      shop.as('supervisor'),
      saveSkillsInput.parse({ staffId: first, skills: [{ skill: '冰箱', trainedOn: '2026-01-05' }] }),
    );
    await saveSkills(shop.as('supervisor'), saveSkillsInput.parse({ staffId: second, skills: [{ skill: '空调' }] }));
    await dispatch(shop, await call('general', 2), { staffIds: [first], plannedAt: onMonday(1) });
    const important = await proposals(await call('important', 4), onMonday(5));
    expect(important.map(({ staffId }) => staffId)).toEqual([first, second]);
    expect(kinds(important[0]?.reasons)).toEqual(['skill', 'load', 'free']);
    const general = await proposals(await call('general', 4), onMonday(5));
    expect(general.map(({ staffId }) => staffId)).toEqual([second, first]);
    expect(general[0]?.reasons[0]).toEqual({ kind: 'load', count: 0 });
  });

  test('R-004-31 R-004-33 urgent work goes to somebody who is able now; whoever is late or away comes behind', async () => {
    const [first, second] = shop.technicians;
    await dispatch(shop, await call('general', 2), { staffIds: [first], plannedAt: onMonday(1), plannedUntil: onMonday(4) });
    const urgent = await call('urgent', 2);
    const now = await proposals(urgent, onMonday(2));
    expect(now.map(({ staffId, isFree }) => [staffId, isFree])).toEqual([
      [second, true],
      [first, false],
    ]);
    expect(now[1]?.reasons[0]).toEqual({ kind: 'busyUntil', at: onMonday(4) });
    const off = { staffId: second, fromOn: monday, toOn: monday, reason: '培训' };
    await addAbsence(shop.as('supervisor'), addAbsenceInput.parse(off));
    const away = await proposals(urgent, onMonday(2));
    expect(away.map(({ staffId }) => staffId)).toEqual([first, second]);
    expect(kinds(away[1]?.reasons)?.[0]).toBe('absent');
    shop.clock.advance(72 * hour);
    const busy = (await proposals(urgent)).find(({ staffId }) => staffId === first);
    expect(busy?.reasons).toContainEqual({ kind: 'late', count: 1 });
  });

  test('R-002-56 R-002-80 the region’s representative is proposed first, and whoever works in the region before others', async () => {
    const [first, second] = shop.technicians;
    const region = saveRegionInput.parse({ name: '杨浦', representativeId: second });
    await saveRegion(shop.as('supervisor'), region);
    const fields = { phone: '', isTechnician: true, skills: '', outletId: null, isActive: true };
    await changeStaff(shop.as('administrator'), { id: first, version: 1, name: '王建国', region: '杨浦', ...fields });
    const customer = createCustomerInput.parse({ name: '李四', region: '杨浦', phones: [{ shownAs: '13900139000' }] });
    const { id: customerId } = await createCustomer(shop.as('frontDesk'), customer);
    const { id } = await logCall(shop, customerId, { urgency: 'general' });
    const [best, next] = await proposals(id);
    expect(best).toMatchObject({ staffId: second, preassigned: 'representative' });
    expect(kinds(best?.reasons)?.[0]).toBe('representative');
    expect(next?.reasons).toContainEqual({ kind: 'region' });
  });

  test('R-003-02 whoever has no valid pass is proposed last', async () => {
    const [first, second] = shop.technicians;
    await saveSkills(
      shop.as('supervisor'),
      saveSkillsInput.parse({ staffId: second, skills: [{ skill: '冰箱', validUntil: '2027-01-01' }] }),
    );
    await dispatch(shop, await call('general', 2), { staffIds: [second], plannedAt: onMonday(1) });
    const ranked = await proposals(await call('general', 4), onMonday(5));
    expect(ranked.map(({ staffId, isTrained }) => [staffId, isTrained])).toEqual([
      [second, true],
      [first, false],
    ]);
  });
});
