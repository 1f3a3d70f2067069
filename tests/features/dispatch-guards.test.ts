import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActorContext } from '../../electron/context.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { addAbsence, saveSkills } from '../../electron/features/staff/staff-plans.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { dispatchSlip, reassignSlip, rescheduleSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { readDispatchLog, viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { noOverrides } from '../../shared/dispatch-guards.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import type { Hindrance, OverrideReasons } from '../../shared/dispatch-guards.ts';
import { addAbsenceInput, saveSkillsInput } from '../../shared/staff-plans.ts';
import { dispatchInput } from '../../shared/work-orders.ts';
import type { DispatchInput } from '../../shared/work-orders.ts';
import { addCustomer, anyway, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const today = '2026-11-21';

describeOnEngines('what stands against a dispatch', (engine) => {
  let shop: Shop;
  let caller: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    caller = await addCustomer(shop);
  });

  const plain = { reasons: noOverrides } as const;
  const because = (changes: Partial<OverrideReasons>) => ({ reasons: { ...noOverrides, ...changes } });
  const newCall = async (changes = {}) => (await logCall(shop, caller, changes)).id;
  const view = (id: number) => viewWorkOrder(shop.as('supervisor'), { id });
  const at = (hours: number) => shop.clock.now + hours * hour;
  const hindrances = async (work: Promise<unknown>): Promise<readonly Hindrance[]> => {
    const failure = await work.then(
      () => undefined,
      (error: { readonly code: string; readonly details: { readonly hindrances: readonly Hindrance[] } }) => error,
    );
    expect(failure?.code).toBe('hindered');
    return failure?.details.hindrances ?? [];
  };

  test('an overlap is refused and names the slip in the way; with a reason it is made, and the reason stands on it', async () => {
    const first = await dispatch(shop, await newCall(), { plannedAt: at(1), plannedUntil: at(3), ...plain });
    const call = await newCall();
    const clash = { plannedAt: at(2), plannedUntil: at(4) };
    const [overlap] = await hindrances(dispatch(shop, call, { ...clash, ...plain }));
    expect(overlap).toMatchObject({
      kind: 'overlap',
      staffName: '王建国',
      isFinal: false,
      slips: [{ no: first.no, customerName: '张三丰' }],
    });
    // nothing was written: no number, no line of the log, no state
    expect(await readDispatchLog(shop.as('supervisor'), { day: today })).toHaveLength(1);
    expect((await viewRequest(shop.as('supervisor'), { id: call })).state).toBe('classified');
    const made = await dispatch(shop, call, { ...clash, ...because({ overlap: '两单同一小区' }) });
    expect(made.no).toBe('WX20261121-0002');
    expect(await view(made.id)).toMatchObject({ overlapReason: '两单同一小区', trainingReason: '' });
    expect((await view(made.id)).timeline[0]?.data).toMatchObject({ overridden: { overlap: '两单同一小区' } });
  });

  test('one job may begin when the other ends; a job without an end takes the usual hour; a voided one is no obstacle', async () => {
    const first = await dispatch(shop, await newCall(), { plannedAt: at(1), ...plain });
    await dispatch(shop, await newCall(), { plannedAt: at(2), ...plain });
    const call = await newCall();
    await hindrances(dispatch(shop, call, { plannedAt: at(1.5), ...plain }));
    await dispatch(shop, call, { plannedAt: at(1.5), staffIds: [shop.technicians[1]], ...plain });
    await voidSlip(shop.as('supervisor'), { id: first.id, version: 1, reason: '派错' });
    await dispatch(shop, await newCall(), { plannedAt: at(1), ...plain });
  });

  test('a reason that was not needed is forgotten', async () => {
    const { id } = await dispatch(shop, await newCall(), because({ overlap: '多写的', training: '多写的' }));
    expect(await view(id)).toMatchObject({ overlapReason: '', trainingReason: '' });
  });

  test('two seats that dispatch at once never double-book silently: one is told of the other', async () => {
    const calls = [await newCall(), await newCall(), await newCall()];
    const seats = ['supervisor', 'serviceManager', 'supervisor'] as const;
    const plan = async (context: ActorContext, requestId: number) => {
      const input: DispatchInput = {
        requestId,
        requestVersion: 1,
        staffIds: [shop.technicians[0], shop.technicians[1]],
        plannedAt: at(2),
        lines: ['检查'],
      };
      return dispatchSlip(context, dispatchInput.parse(input));
    };
    const outcomes = await Promise.allSettled(calls.map((id, nth) => plan(shop.as(seats[nth] ?? 'supervisor'), id)));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
    expect(refused.map(({ code }) => code)).toEqual(['hindered', 'hindered']);
    expect(await readDispatchLog(shop.as('supervisor'), { day: today })).toHaveLength(1);
  });

  test('two seats that move slips to the same time at once: one is told', async () => {
    const one = await dispatch(shop, await newCall(), { plannedAt: at(1), ...plain });
    const other = await dispatch(shop, await newCall(), { plannedAt: at(3), ...plain });
    const move = (id: number) =>
      rescheduleSlip(shop.as('supervisor'), {
        id,
        version: 1,
        plannedAt: at(6),
        staffIds: null,
        reason: '客户改期',
        toldAt: null,
        ...plain,
      });
    const outcomes = await Promise.allSettled([move(one.id), move(other.id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a slip that is moved is not in its own way, and another one is', async () => {
    const first = await dispatch(shop, await newCall(), { plannedAt: at(1), plannedUntil: at(3), ...plain });
    const move = (plannedAt: number, version: number) =>
      rescheduleSlip(shop.as('supervisor'), {
        id: first.id,
        version,
        plannedAt,
        staffIds: null,
        reason: '客户改期',
        toldAt: null,
        ...plain,
      });
    await move(at(2), 1);
    await dispatch(shop, await newCall(), { plannedAt: at(6), ...plain });
    expect(await hindrances(move(at(5), 2))).toMatchObject([{ kind: 'overlap' }]);
  });

  test('reassigning asks only about whoever is new on the slip', async () => {
    const [first, second] = shop.technicians;
    const { id } = await dispatch(shop, await newCall(), { plannedAt: at(1), ...plain });
    await dispatch(shop, await newCall(), { plannedAt: at(1), ...because({ overlap: '同一小区' }) });
    await reassignSlip(shop.as('supervisor'), { id, version: 1, staffIds: [first, second], reason: '要两个人', ...plain });
    await dispatch(shop, await newCall(), { plannedAt: at(4), staffIds: [second], ...plain });
    const late = await dispatch(shop, await newCall(), { plannedAt: at(4), staffIds: [first], ...plain });
    const give = { id: late.id, version: 1, staffIds: [second], reason: '顺路' };
    expect(await hindrances(reassignSlip(shop.as('supervisor'), { ...give, ...plain }))).toMatchObject([
      { kind: 'overlap', staffName: '李海波' },
    ]);
    await reassignSlip(shop.as('supervisor'), { ...give, ...because({ overlap: '就在隔壁' }) });
    expect(await view(late.id)).toMatchObject({ overlapReason: '就在隔壁', technicians: [{ id: second }] });
  });

  test('somebody who is away is refused unless with a reason; for a part of the day only in that part', async () => {
    const away = (changes: object) =>
      addAbsence(
        shop.as('supervisor'),
        addAbsenceInput.parse({ staffId: shop.technicians[0], fromOn: today, toOn: today, reason: '病假', ...changes }),
      );
    // 14:00 to 18:00; the clock says 09:00
    await away({ fromMin: 840, toMin: 1080 });
    await dispatch(shop, await newCall(), { plannedAt: at(4), ...plain });
    const call = await newCall();
    expect(await hindrances(dispatch(shop, call, { plannedAt: at(5), ...plain }))).toMatchObject([{ kind: 'absence', note: '病假' }]);
    await dispatch(shop, call, { plannedAt: at(5), ...because({ absence: '本人答应来' }) });
    await dispatch(shop, await newCall(), { plannedAt: at(24), ...plain });
    await away({ fromOn: '2026-11-23', toOn: '2026-11-25' });
    expect(await hindrances(dispatch(shop, await newCall(), { plannedAt: at(72), ...plain }))).toMatchObject([{ kind: 'absence' }]);
  });

  test('R-003-02 a person without a valid pass is asked for with a reason, which stays on the slip', async () => {
    const [first, second] = shop.technicians;
    const learn = (staffId: number, skills: readonly object[]) =>
      saveSkills(shop.as('supervisor'), saveSkillsInput.parse({ staffId, skills }));
    // nobody keeps records of training: nobody is asked
    await dispatch(shop, await newCall(), plain);
    await learn(second, [{ skill: '冰箱', trainedOn: '2026-01-05', validUntil: '2026-12-31' }]);
    const call = await newCall();
    const soon = { plannedAt: at(3) };
    expect(await hindrances(dispatch(shop, call, { ...soon, ...plain }))).toMatchObject([
      { kind: 'training', staffId: first, isFinal: false },
    ]);
    await dispatch(shop, call, { ...soon, staffIds: [second], ...plain });
    // a pass that has run out, or was not reached, is none
    for (const skill of [
      { skill: '冰箱', validUntil: '2026-11-20' },
      { skill: '冰箱', isPassed: false },
    ]) {
      await learn(first, [skill, { skill: '空调' }]);
      const refused = hindrances(dispatch(shop, await newCall(), { plannedAt: at(5), ...plain }));
      expect(await refused).toMatchObject([{ kind: 'training', staffName: '王建国' }]);
    }
    const made = await dispatch(shop, await newCall(), { plannedAt: at(5), ...because({ training: '师傅带着去' }) });
    expect(await view(made.id)).toMatchObject({ trainingReason: '师傅带着去' });
  });

  test('one active order per item and fault: the other slip is named, a reason lets it pass', async () => {
    const call = await newCall();
    const first = await dispatch(shop, call, { lines: ['检查压缩机'], ...plain });
    const again = { plannedAt: at(4), lines: ['检查压缩机', '量电压'] };
    expect(await hindrances(dispatch(shop, call, { ...again, ...plain }))).toMatchObject([
      { kind: 'sameWork', staffId: 0, slips: [{ no: first.no }] },
    ]);
    // other work of the same request is another order
    await dispatch(shop, call, { plannedAt: at(4), lines: ['补漆'], ...plain });
    await dispatch(shop, call, { ...again, plannedAt: at(6), ...because({ sameWork: '要再去一次' }) });
  });

  test('one active order per item and fault: a slip of another request on the same item and fault is in the way, another fault is not', async () => {
    const item = addInstalledItemInput.parse({ customerId: caller, category: '冰箱', brand: '海尔', model: 'BCD-216' });
    const { id: installedItemId } = await addInstalledItem(shop.as('frontDesk'), item);
    const first = await dispatch(shop, await newCall({ installedItemId }), plain);
    const again = await newCall({ installedItemId });
    const later = { plannedAt: at(5), ...plain };
    expect(await hindrances(dispatch(shop, again, later))).toMatchObject([{ kind: 'sameWork', slips: [{ no: first.no }] }]);
    await dispatch(shop, await newCall({ installedItemId, faultClass: 'human' }), later);
    await voidSlip(shop.as('supervisor'), { id: first.id, version: 1, reason: '并到另一单' });
    await dispatch(shop, again, { plannedAt: at(7), ...plain });
  });

  test('R-003-02 a preset that refuses lets nobody go without a valid pass, whatever the reason', async () => {
    const [first] = shop.technicians;
    const call = await newCall();
    await refuseUntrained(shop, call);
    const refused = await hindrances(dispatch(shop, call, because({ training: '没有别人了' })));
    expect(refused).toMatchObject([{ kind: 'training', staffId: first, isFinal: true }]);
    await saveSkills(shop.as('supervisor'), saveSkillsInput.parse({ staffId: first, skills: [{ skill: '冰箱' }] }));
    await dispatch(shop, call, plain);
  });

  test('everything that stands against it is told at once', async () => {
    await addAbsence(
      shop.as('supervisor'),
      addAbsenceInput.parse({ staffId: shop.technicians[0], fromOn: today, toOn: today, reason: '年假' }),
    );
    const call = await newCall();
    await dispatch(shop, call, { plannedAt: at(1), reasons: anyway });
    const all = await hindrances(dispatch(shop, call, { plannedAt: at(1), ...plain }));
    expect(all.map(({ kind }) => kind)).toEqual(['overlap', 'absence', 'sameWork']);
    const rest = await hindrances(dispatch(shop, call, { plannedAt: at(1), ...because({ overlap: '赶工' }) }));
    expect(rest.map(({ kind }) => kind)).toEqual(['overlap', 'absence', 'sameWork']);
  });
});

/** The version of the preset that the call was opened with says that training is a must. */
async function refuseUntrained(shop: Shop, requestId: number): Promise<void> {
  await shop.app.engine.transaction(async (tx) => {
    const call = await tx.selectFrom('serviceRequest').select('presetVersionId').where('id', '=', requestId).executeTakeFirstOrThrow();
    const stored = await tx.selectFrom('presetVersion').selectAll().where('id', '=', call.presetVersionId).executeTakeFirstOrThrow();
    const { id: _id, data, version, ...rest } = stored;
    const strict = { ...rest, version: version + 1, data: JSON.stringify({ ...(JSON.parse(data) as object), training: 'refuse' }) };
    const made = await tx.insertInto('presetVersion').values(strict).returning('id').executeTakeFirstOrThrow();
    await tx.updateTable('serviceRequest').set({ presetVersionId: made.id }).where('id', '=', requestId).execute();
  });
}
