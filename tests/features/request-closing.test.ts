import { beforeAll, beforeEach, expect, test } from 'vitest';
import { choosePreset } from '../../electron/features/presets/presets-choice.service.ts';
import { reopenRequest } from '../../electron/features/requests/requests-reopen.service.ts';
import { archiveRequest, tellResult } from '../../electron/features/requests/requests.service.ts';
import { readReport, recordReportPrint } from '../../electron/features/requests/requests-report.service.ts';
import {
  confirmEffect,
  confirmPlan,
  giveConsent,
  planRequest,
  writeDatedText,
  writeReport,
} from '../../electron/features/requests/requests-steps.service.ts';
import { createProject } from '../../electron/features/projects/projects.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { doneTask } from '../../electron/features/tasks/tasks.service.ts';
import { createProjectInput } from '../../shared/projects.ts';
import { stepsOf } from '../../shared/request-life-view.ts';
import type { Role } from '../../shared/roles.ts';
import type { RecordResultInput } from '../../shared/work-orders.ts';
import { addCustomer, dispatch, enterResult } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { requestActs } from '../support/request-acts.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** What some trades ask of a repair’s result (R-004-36, R-004-38). */
const ticked: Partial<RecordResultInput> = {
  foundBy: ['symptom'],
  standard: { normal: 'met', safe: 'met', planned: 'met', tidy: 'met' },
};

describeOnEngines('closing of a request', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const { view, target, log, tasksOf } = requestActs(
    () => shop,
    () => customerId,
  );
  const presets = (code: string) => choosePreset(shop.as('serviceManager'), { scope: 'shop', code, takesKeyRule: false });
  const tell = async (id: number, opinion = '满意') =>
    tellResult(shop.as('frontDesk'), { ...(await target(id)), toldAt: shop.clock.now, toldWay: 'phone', opinion });
  const archive = async (id: number, followUpOn = '') => archiveRequest(shop.as('frontDesk'), { ...(await target(id)), followUpOn });
  const handBack = async (slip: number) => {
    await enterResult(shop, slip, ticked);
    const { version } = await viewWorkOrder(shop.as('supervisor'), { id: slip });
    await handBackSlip(shop.as('supervisor'), { id: slip, version });
  };
  const finish = async (id: number) => {
    await handBack((await dispatch(shop, id)).id);
    await tell(id);
  };
  /** A job under a preset of engineering, which asks for a project and one responsible person. */
  const logWork = async () => {
    const project = await createProject(
      shop.as('frontDesk'),
      createProjectInput.parse({ customerId, name: '二期', paymentState: 'settled' }),
    );
    return log({ projectId: project.id, ownerUserId: shop.users.supervisor.id });
  };

  test('R-002-97 the six steps are stamped; the archive needs the written report, printed or written', async () => {
    await presets('engineering-a');
    const id = await logWork();
    const desk = shop.as('frontDesk');
    await planRequest(desk, { ...(await target(id)), solution: 'onSite', plan: '更换主板', problemKind: 'quality' });
    expect(
      await refusal(
        confirmPlan(desk, { ...(await target(id)), ownerUserId: 9_999_999, promisedAt: shop.clock.now + day, confirmedAt: shop.clock.now }),
        'notFound',
      ),
    ).toMatchObject({ what: 'user' });
    await confirmPlan(desk, {
      ...(await target(id)),
      ownerUserId: shop.users.supervisor.id,
      promisedAt: shop.clock.now + day,
      confirmedAt: shop.clock.now,
    });
    expect(await view(id)).toMatchObject({ promisedAt: shop.clock.now + day, life: { owner: { name: 'supervisor' }, plan: '更换主板' } });
    await giveConsent(desk, { ...(await target(id)), consentedAt: shop.clock.now, note: '业主电话同意' });
    for (const kind of ['survey', 'solution', 'execution', 'acceptance'] as const)
      await writeDatedText(desk, { ...(await target(id)), kind, text: kind });
    await finish(id);
    await confirmEffect(shop.as('serviceManager'), { ...(await target(id)), text: '效果好' });
    expect(await refusal(archive(id), 'guardFailed')).toEqual({ guard: 'reportMissing' });
    await writeReport(shop.as('frontDesk'), { ...(await target(id)), text: '主板老化，已更换' });
    await archive(id);
    const closed = await view(id);
    expect(stepsOf(closed).map(({ step }) => step)).toEqual(['logged', 'classified', 'planConfirmed', 'owner', 'solved', 'archived']);
    expect(stepsOf(closed).every(({ at }) => at !== null)).toBe(true);
  });

  test('R-002-97 F-33 a print of the report counts, and a further one is a reprint', async () => {
    await presets('engineering-a');
    const id = await logWork();
    await giveConsent(shop.as('frontDesk'), { ...(await target(id)), consentedAt: shop.clock.now, note: '同意' });
    expect(await refusal(readReport(shop.as('frontDesk'), { id }), 'guardFailed')).toEqual({ guard: 'notResolved' });
    await finish(id);
    const print = () => recordReportPrint(shop.as('frontDesk'), { id, paper: 'A4', copies: 1, reason: '' });
    expect(await print()).toEqual({ nth: 1 });
    expect(await print()).toEqual({ nth: 2 });
    expect((await readReport(shop.as('frontDesk'), { id })).printCount).toBe(2);
    for (const kind of ['survey', 'solution', 'execution', 'acceptance'] as const)
      await writeDatedText(shop.as('frontDesk'), { ...(await target(id)), kind, text: kind });
    await confirmEffect(shop.as('serviceManager'), { ...(await target(id)), text: '好' });
    await archive(id);
  });

  test('R-002-102 nobody is sent before the customer agreed; R-002-20 the four dated texts are there before the job closes', async () => {
    await presets('engineering-b');
    const id = await logWork();
    expect(await refusal(dispatch(shop, id), 'guardFailed')).toEqual({ guard: 'needsConsent' });
    await giveConsent(shop.as('frontDesk'), { ...(await target(id)), consentedAt: shop.clock.now, note: '业主签字' });
    await finish(id);
    for (const [done, kind] of [...(['survey', 'solution', 'execution', 'acceptance'] as const).entries()]) {
      const details = await refusal(archive(id), 'guardFailed');
      expect(details).toMatchObject({ guard: 'textsMissing' });
      expect(details['texts']).toHaveLength(4 - done);
      await writeDatedText(shop.as('frontDesk'), { ...(await target(id)), kind, text: `${kind} 1` });
    }
    expect((await view(id)).life.steps.map(({ kind, at, userName }) => [kind, at, userName])).toEqual(
      ['survey', 'solution', 'execution', 'acceptance'].map((kind) => [kind, shop.clock.now, 'frontDesk']),
    );
  });

  test('R-002-21 the head of after-sales confirms the effect before the job closes', async () => {
    await presets('engineering-a');
    const id = await logWork();
    await giveConsent(shop.as('frontDesk'), { ...(await target(id)), consentedAt: shop.clock.now, note: '同意' });
    for (const kind of ['survey', 'solution', 'execution', 'acceptance'] as const)
      await writeDatedText(shop.as('frontDesk'), { ...(await target(id)), kind, text: kind });
    await finish(id);
    expect(await refusal(archive(id), 'guardFailed')).toEqual({ guard: 'headNotConfirmed' });
    const confirm = async (role: Role) => confirmEffect(shop.as(role), { ...(await target(id)), text: '客户满意' });
    expect(await refusal(confirm('frontDesk'), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await confirm('supervisor');
    expect((await view(id)).life).toMatchObject({ headConfirmedAt: shop.clock.now, headConfirmedBy: 'supervisor' });
    // what was confirmed is asked again after a reopening
    await writeReport(shop.as('frontDesk'), { ...(await target(id)), text: '好' });
    await archive(id);
    await reopenRequest(shop.as('supervisor'), { ...(await target(id)), reason: '又坏了' });
    expect((await view(id)).life.headConfirmedAt).toBeNull();
  });

  test('R-002-66 where the preset asks for it, no result is told without the customer’s opinion', async () => {
    await presets('restaurant');
    const id = await log({ type: 'complaint', channel: 'phone' });
    await enterResult(shop, (await dispatch(shop, id)).id);
    expect(await refusal(tell(id, ''), 'fieldsMissing')).toEqual({ fields: ['opinion'] });
    await tell(id, '可以接受');
    expect((await view(id)).life.opinion).toBe('可以接受');
  });

  test('R-002-68 R-004-09 closing plans a later follow-up, on the day of the preset or on another', async () => {
    await presets('restaurant');
    const [first, second] = [await log({ type: 'complaint' }), await log({ type: 'complaint' })];
    for (const id of [first, second]) await finish(id);
    expect(await refusal(archive(first, '2026-11-21'), 'guardFailed')).toMatchObject({ guard: 'followUpNotLater', field: 'followUpOn' });
    await archive(first);
    await archive(second, '2026-12-24');
    const rows = await tasksOf('followUpCaller');
    expect(rows.map(({ kind, requestId, dueAt }) => [kind, requestId, dueAt])).toEqual([
      ['followUp', first, Date.UTC(2026, 10, 28, 16) - 1],
      ['followUp', second, Date.UTC(2026, 11, 24, 16) - 1],
    ]);
    const task = rows[0]!;
    const done = (role: Role, version = task.version) => doneTask(shop.as(role), { id: task.id, version, result: '客户说好了' });
    expect(await refusal(done('storekeeper'), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    expect(await refusal(done('followUpCaller', 9), 'staleVersion')).toMatchObject({ what: 'task' });
    await done('followUpCaller');
    expect(await refusal(done('followUpCaller'), 'guardFailed')).toEqual({ guard: 'taskDone' });
    expect((await tasksOf('followUpCaller')).map(({ requestId }) => requestId)).toEqual([second]);
    expect((await view(first)).life.tasks).toMatchObject([{ result: '客户说好了', doneByName: 'followUpCaller' }]);
  });

  test('R-004-09 a complaint is followed up even where the preset plans nothing', async () => {
    const [complaint, repair] = [await log({ type: 'complaint' }), await log()];
    for (const id of [complaint, repair]) {
      await finish(id);
      await archive(id);
    }
    expect((await tasksOf('followUpCaller')).map(({ requestId }) => requestId)).toEqual([complaint]);
  });
});
