import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  countFormList,
  countKinds,
  listForms,
  viewForm,
  viewFormsOf,
} from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { noteGoodsArrived } from '../../electron/features/feedback-forms/form-goods.service.ts';
import { judgeSlip, noteCannotJudge } from '../../electron/features/feedback-forms/form-opening.service.ts';
import {
  agreeOnForm,
  appraiseForm,
  closeForm,
  decideForm,
  finishForm,
  noteOnForm,
  tellManagement,
} from '../../electron/features/feedback-forms/form-steps.service.ts';
import { viewIncident } from '../../electron/features/incidents/incidents.service.ts';
import { listNotices, readNotice } from '../../electron/features/notices/notices.service.ts';
import { refuseUnclosed } from '../../electron/features/requests/requests-closing.service.ts';
import { doneTask, listTasks } from '../../electron/features/tasks/tasks.service.ts';
import { rejectSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { appRouter } from '../../electron/rpc/router.ts';
import { feedbackDecisions, feedbackPath } from '../../shared/feedback-form-lifecycle.ts';
import { decideFormInput, formListInput } from '../../shared/feedback-forms.ts';
import { noticeListInput } from '../../shared/notices.ts';
import { taskListInput } from '../../shared/tasks.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { agree, awaitFormGoods, decide, formAt, openForm, tellFormSupplier, upToGoods } from '../support/feedback.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('feedback forms', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const view = (id: number) => viewForm(shop.as('supervisor'), { id });
  const heads = () => shop.as('supervisor');
  const list = async (input: object = {}) => (await listForms(heads(), formListInput.parse(input))).rows;
  const call = async (name?: string) => (await logCall(shop, await addCustomer(shop, name))).id;
  const finish = async (id: number) => finishForm(heads(), { ...(await formAt(shop, id)), at: shop.clock.now, result: '扶手已换' });
  const unjudged = async () => {
    const requestId = await call();
    const slip = await dispatch(shop, requestId);
    await noteCannotJudge(shop.as('technician'), { id: slip.id, version: 1, note: '柜门开裂，不知道是受潮还是板材' });
    const [form] = await viewFormsOf(heads(), { requestId });
    return { requestId, slipId: slip.id, id: form?.id ?? 0 };
  };

  test('SM-03 each decision walks its own way, and no arrow is skipped', async () => {
    for (const decision of feedbackDecisions.filter((one) => one !== 'incident')) {
      const id = await openForm(shop, null);
      const seen: string[] = ['submitted'];
      const step = async (work: () => Promise<unknown>) => {
        await work();
        seen.push((await view(id)).state);
      };
      await step(() => decide(shop, id, decision));
      await agree(shop, id);
      if (feedbackPath(decision).includes('supplierTold')) {
        await step(() => tellFormSupplier(shop, id));
        await step(() => awaitFormGoods(shop, id));
        await step(async () => noteGoodsArrived(shop.as('storekeeper'), { ...(await formAt(shop, id)), at: shop.clock.now }));
      }
      await step(() => finish(id));
      await step(async () => tellManagement(heads(), await formAt(shop, id)));
      await step(async () => closeForm(heads(), await formAt(shop, id)));
      expect(seen, decision).toEqual(feedbackPath(decision));
    }
  });

  test('SM-03 what comes too early is refused with what has to come first', async () => {
    const id = await openForm(shop, null);
    const at = shop.clock.now;
    expect(await refusal(closeForm(heads(), await formAt(shop, id)), 'guardFailed')).toEqual({ guard: 'formNotDecided' });
    expect(await refusal(finish(id), 'guardFailed')).toEqual({ guard: 'formNotDecided' });
    await decide(shop, id, 'specialPart');
    expect(await refusal(finish(id), 'guardFailed')).toEqual({ guard: 'supplierNotTold' });
    await tellFormSupplier(shop, id);
    expect(await refusal(finish(id), 'guardFailed')).toEqual({ guard: 'goodsNotArrived' });
    const early = noteGoodsArrived(heads(), { ...(await formAt(shop, id)), at });
    expect(await refusal(early, 'guardFailed')).toEqual({ guard: 'goodsNotAwaited' });
    const other = await openForm(shop, null);
    await decide(shop, other, 'repairable');
    const needless = tellFormSupplier(shop, other);
    expect(await refusal(needless, 'guardFailed')).toEqual({ guard: 'noSupplierNeeded' });
    const again = decideForm(heads(), decideFormInput.parse({ ...(await formAt(shop, other)), decision: 'factory' }));
    expect(await refusal(again, 'commandNotAllowed')).toMatchObject({ command: 'decide', refusal: 'state' });
    const stranger = decideForm(
      shop.as('frontDesk'),
      decideFormInput.parse({ ...(await formAt(shop, await openForm(shop, null))), decision: 'factory' }),
    );
    expect(await refusal(stranger, 'commandNotAllowed')).toMatchObject({ command: 'decide', refusal: 'role' });
    const stale = decideForm(heads(), decideFormInput.parse({ id, version: 1, decision: 'factory' }));
    expect(await refusal(stale, 'staleVersion')).toMatchObject({ what: 'feedbackForm' });
  });

  test('R-000-05 open forms stand by age, none can be deleted, and one that is open keeps its request from the archive', async () => {
    const first = await openForm(shop, null, { receivedAt: shop.clock.now - 3 * hour });
    const requestId = await call();
    const third = await openForm(shop, requestId);
    const second = await openForm(shop, null, { receivedAt: shop.clock.now - hour });
    expect((await list()).map(({ id }) => id)).toEqual([first, second, third]);
    const page = await listForms(heads(), formListInput.parse({ limit: 2 }));
    expect(page.rows.map(({ id }) => id)).toEqual([first, second]);
    const rest = await listForms(heads(), formListInput.parse({ limit: 2, cursor: page.nextCursor }));
    expect(rest.rows.map(({ id }) => id)).toEqual([third]);
    expect(await countFormList(heads(), formListInput.parse({}))).toEqual({ total: 3, isMore: false });
    const procedures = Object.keys(appRouter._def.procedures as object).filter((path) => path.startsWith('feedbackForms.'));
    expect(procedures.length).toBeGreaterThan(15);
    expect(procedures.filter((path) => /delete|remove|void|drop/i.test(path))).toEqual([]);
    const request = await shop.app.engine.db.selectFrom('serviceRequest').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow();
    const { no } = await view(third);
    expect(await refusal(refuseUnclosed(shop.app.engine.db, request), 'guardFailed')).toEqual({ guard: 'feedbackOpen', no });
    await decide(shop, third, 'repairable');
    await finish(third);
    await tellManagement(heads(), await formAt(shop, third));
    await closeForm(heads(), await formAt(shop, third));
    await refuseUnclosed(shop.app.engine.db, request);
    expect((await list()).map(({ id }) => id)).toEqual([first, second]);
  });

  test('R-000-13 R-000-18 what cannot be judged opens form and visit in one write; the visit’s result is the appraisal', async () => {
    const { id, slipId, requestId } = await unjudged();
    expect(await view(id)).toMatchObject({
      kind: 'cannotJudge',
      workOrderId: slipId,
      requestId,
      fault: '柜门开裂，不知道是受潮还是板材',
      isVisitOpen: true,
      state: 'submitted',
    });
    const early = decideForm(heads(), decideFormInput.parse({ ...(await formAt(shop, id)), decision: 'repairable' }));
    expect(await refusal(early, 'guardFailed')).toEqual({ guard: 'visitMissing' });
    const seen = { result: '板材受潮', at: shop.clock.now, isSupervisorThere: true, opinion: '换门板' };
    await appraiseForm(heads(), { ...(await formAt(shop, id)), ...seen });
    expect(await view(id)).toMatchObject({ appraisal: '板材受潮', opinion: '换门板', isVisitOpen: false, isSupervisorThere: true });
    // the same thing on the slip and in the list of tasks
    const slip = await viewWorkOrder(heads(), { id: slipId });
    expect(slip.isJudgementOpen).toBe(false);
    expect(slip.timeline.at(-1)).toMatchObject({ kind: 'judged', data: { result: '板材受潮' } });
    const done = (await listTasks(heads(), taskListInput.parse({ kind: 'judge', isDone: true, scope: 'all' }))).rows;
    expect(done).toMatchObject([{ result: '板材受潮', workOrderId: slipId }]);
    const twice = appraiseForm(heads(), { ...(await formAt(shop, id)), ...seen });
    expect(await refusal(twice, 'guardFailed')).toEqual({ guard: 'alreadyAppraised' });
    await decide(shop, id, 'repairable');
    expect((await view(id)).state).toBe('decided');
  });

  test('R-000-18 said on the slip or in the list of tasks, the visit stands on the form as well; a void slip says nothing', async () => {
    const onSlip = await unjudged();
    const { version } = await viewWorkOrder(heads(), { id: onSlip.slipId });
    await judgeSlip(heads(), { id: onSlip.slipId, version, result: '安装不平' });
    expect(await view(onSlip.id)).toMatchObject({ appraisal: '安装不平', appraisedByName: 'supervisor', isVisitOpen: false });
    const inList = await unjudged();
    const [task] = (await listTasks(heads(), taskListInput.parse({ kind: 'judge' }))).rows;
    await doneTask(heads(), { id: task?.id ?? 0, version: 1, result: '去看过，是安装问题' });
    expect(await view(inList.id)).toMatchObject({ appraisal: '去看过，是安装问题', isVisitOpen: false });
    await decide(shop, inList.id, 'repairable');
    const gone = await unjudged();
    await rejectSlip(shop.as('technician'), { id: gone.slipId, version: 2, reason: '改派' });
    expect(await view(gone.id)).toMatchObject({ appraisal: '', isVisitOpen: true });
    const result = { result: '面板变形', at: shop.clock.now, isSupervisorThere: true, opinion: '' };
    await appraiseForm(heads(), { ...(await formAt(shop, gone.id)), ...result });
    expect(await view(gone.id)).toMatchObject({ appraisal: '面板变形', isVisitOpen: false });
  });

  test('R-000-18 a form about what could not be judged gets its visit without a slip too', async () => {
    const id = await openForm(shop, null, { kind: 'cannotJudge' });
    const [task] = (await listTasks(heads(), taskListInput.parse({ kind: 'judge' }))).rows;
    expect(task).toMatchObject({ role: 'supervisor', requestId: null, text: '扶手脱皮，三处' });
    const seen = { result: '皮面老化', at: shop.clock.now, isSupervisorThere: false, opinion: '' };
    await appraiseForm(heads(), { ...(await formAt(shop, id)), ...seen });
    expect((await listTasks(heads(), taskListInput.parse({ kind: 'judge' }))).rows).toEqual([]);
    expect(await view(id)).toMatchObject({ isSupervisorThere: false, appraisal: '皮面老化' });
  });

  test('R-000-14 R-000-20 not closed before the business department was told; its reading has a time', async () => {
    const id = await openForm(shop, null);
    const told = await openForm(shop, null);
    await tellManagement(heads(), await formAt(shop, told));
    expect((await list({ show: 'notReported' })).map((row) => row.id)).toEqual([id]);
    await decide(shop, id, 'repairable');
    await finish(id);
    expect(await refusal(closeForm(heads(), await formAt(shop, id)), 'guardFailed')).toEqual({ guard: 'managementNotTold' });
    await tellManagement(heads(), await formAt(shop, id));
    expect(await view(id)).toMatchObject({ state: 'managementTold', managementToldAt: shop.clock.now, notices: [{ readAt: null }] });
    const twice = tellManagement(heads(), await formAt(shop, id));
    expect(await refusal(twice, 'guardFailed')).toEqual({ guard: 'managementKnows' });
    const department = shop.as('businessDepartment');
    const unread = (await listNotices(department, noticeListInput.parse({}))).rows.find(({ subjectId }) => subjectId === id);
    shop.clock.advance(hour);
    await readNotice(shop.as('businessDepartment'), { id: unread?.id ?? 0 });
    expect((await view(id)).notices).toMatchObject([{ role: 'businessDepartment', readAt: shop.clock.now }]);
    await closeForm(heads(), await formAt(shop, id));
    // who was told before goes on by itself, and both steps stand in the history
    await decide(shop, told, 'repairable');
    await finish(told);
    expect(await view(told)).toMatchObject({ state: 'managementTold' });
    expect((await view(told)).timeline.map(({ kind }) => kind)).toEqual([
      'submitted',
      'managementTold',
      'noticeSent',
      'decided',
      'done',
      'managementKnows',
    ]);
  });

  test('R-000-19 what was not repaired at once is closed only with what the customer agreed to', async () => {
    for (const decision of ['specialPart', 'customerPlan', 'repairable'] as const) {
      const id = await openForm(shop, null);
      if (decision === 'specialPart') {
        await upToGoods(shop, id);
        await noteGoodsArrived(heads(), { ...(await formAt(shop, id)), at: shop.clock.now });
      } else await decide(shop, id, decision);
      await finish(id);
      await tellManagement(heads(), await formAt(shop, id));
      const close = async () => closeForm(heads(), await formAt(shop, id));
      if (decision !== 'repairable') {
        expect(await refusal(close(), 'guardFailed'), decision).toEqual({ guard: 'consentMissing' });
        await agree(shop, id);
        expect(await view(id)).toMatchObject({ agreedHow: 'phone', agreedText: '同意换扶手，不另收费' });
      }
      await close();
      expect(await view(id)).toMatchObject({ state: 'closed', closedByName: 'supervisor' });
      const late = noteOnForm(heads(), { ...(await formAt(shop, id)), text: '还有事' });
      expect(await refusal(late, 'guardFailed')).toEqual({ guard: 'formClosed' });
    }
    const open = await openForm(shop, null);
    const early = agreeOnForm(heads(), { ...(await formAt(shop, open)), at: shop.clock.now, how: 'visit', text: '同意' });
    expect(await refusal(early, 'guardFailed')).toEqual({ guard: 'formNotDecided' });
  });

  test('SM-03 R-000-04 escalated, it opens an incident in the same write, with a visit and a first opinion', async () => {
    const { id, requestId, slipId } = await unjudged();
    const seen = { result: '承重件断裂', at: shop.clock.now, isSupervisorThere: true, opinion: '' };
    await appraiseForm(heads(), { ...(await formAt(shop, id)), ...seen });
    const escalate = async (changes: object) =>
      decideForm(heads(), decideFormInput.parse({ ...(await formAt(shop, id)), decision: 'incident', ...changes }));
    expect(await refusal(escalate({}), 'fieldsMissing')).toEqual({ fields: ['visitPlannedAt', 'note'] });
    await escalate({ visitPlannedAt: shop.clock.now + hour, note: '先停用，主管下午到场' });
    const form = await view(id);
    expect(form).toMatchObject({ state: 'decided', decision: 'incident' });
    const incident = await viewIncident(heads(), { id: form.incidentId ?? 0 });
    expect(incident).toMatchObject({ source: 'feedback', requestId, workOrderId: slipId, firstOpinion: '先停用，主管下午到场' });
    expect(incident.facts).toContain('柜门开裂');
    await finish(id);
    await tellManagement(heads(), await formAt(shop, id));
    expect(await refusal(closeForm(heads(), await formAt(shop, id)), 'guardFailed')).toEqual({ guard: 'consentMissing' });
  });

  test('R-003-44 R-002-08 design defects are counted apart', async () => {
    await openForm(shop, null, { kind: 'designDefect' });
    await openForm(shop, null, { kind: 'designDefect' });
    await openForm(shop, null);
    expect(await countKinds(heads())).toMatchObject({ designDefect: 2, quality: 1, factory: 0 });
    expect(await list({ kind: 'designDefect' })).toHaveLength(2);
  });
});
