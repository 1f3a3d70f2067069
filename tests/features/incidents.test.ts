import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { listWaitingApprovals } from '../../electron/features/approvals/approvals-waiting.service.ts';
import { addAction, closeIncident, endIncidentAction } from '../../electron/features/incidents/incident-actions.service.ts';
import {
  fileIncident,
  instructIncident,
  refuseIncident,
  sendIncidentBack,
  signIncident,
  submitIncident,
  visitIncident,
  writeIncident,
} from '../../electron/features/incidents/incident-appraisal.service.ts';
import {
  countIncidentList,
  countSafetyAccidents,
  exportIncidents,
  listIncidents,
  listIncidentsOf,
  readIncidentFigures,
  readIncidentPrintData,
  recordIncidentPrint,
  viewIncident,
} from '../../electron/features/incidents/incidents.service.ts';
import { listNotices, readNotice } from '../../electron/features/notices/notices.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { waitingApprovalsInput } from '../../shared/approvals.ts';
import { incidentCountInput, incidentListInput, reportIncidentInput } from '../../shared/incidents.ts';
import { noticeListInput } from '../../shared/notices.ts';
import type { Role } from '../../shared/roles.ts';
import { alertListInput } from '../../shared/timer-views.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { filed, findings, report, seen, signedBy, submitted } from '../support/incidents.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const nextDay = '2026-11-22';

describeOnEngines('incidents', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const view = (id: number) => viewIncident(shop.as('supervisor'), { id });
  const waiting = async (role: Role) => (await listWaitingApprovals(shop.as(role), waitingApprovalsInput.parse({}))).rows;
  /** When the counter is open again, which is when alerts show. */
  const alertsOf = async (role: Role) =>
    (await listAlerts({ ...shop.as(role), now: shop.clock.now + 72 * hour }, alertListInput.parse({}))).rows.map(({ kind }) => kind);
  const sign = async (role: Role, id: number) => signIncident(shop.as(role), { ...(await seen(shop, id)), note: '' });

  test('R-000-04 a request marked major is an incident with the visit and a first opinion, and three hear of it, each with the time of reading', async () => {
    const call = await logCall(shop, await addCustomer(shop));
    const whole = { source: 'complaint', facts: '柜门起泡', visitPlannedAt: shop.clock.now + hour, firstOpinion: '停装' };
    for (const field of ['visitPlannedAt', 'firstOpinion', 'facts'] as const)
      expect(reportIncidentInput.safeParse({ ...whole, [field]: undefined }).error?.issues[0]?.path).toEqual([field]);
    expect(reportIncidentInput.safeParse({ ...whole, firstOpinion: ' ' }).success).toBe(false);
    const { id, no } = await report(shop, { requestId: call.id });
    expect(no).toBe('SG20261121-0001');
    const { notices, ...incident } = await view(id);
    expect(incident).toMatchObject({ state: 'reported', requestNo: call.no, customerName: '张三丰', firstOpinion: '先停装，换样板比对' });
    expect(notices.map(({ role, kind, readAt }) => [role, kind, readAt])).toEqual([
      ['serviceManager', 'incidentReported', null],
      ['businessDepartment', 'incidentReported', null],
      ['generalManager', 'incidentReported', null],
    ]);
    shop.clock.advance(hour);
    const [mine] = (await listNotices(shop.as('businessDepartment'), noticeListInput.parse({}))).rows;
    await readNotice(shop.as('businessDepartment'), { id: mine?.id ?? 0 });
    const read = (await view(id)).notices.find(({ role }) => role === 'businessDepartment');
    expect(read).toMatchObject({ readAt: shop.clock.now, readByName: 'businessDepartment' });
    // one open incident a request; its page tells
    expect(await refusal(report(shop, { requestId: call.id }), 'guardFailed')).toEqual({ guard: 'incidentOpen', no });
    expect((await listIncidentsOf(shop.as('frontDesk'), { requestId: call.id })).map((row) => row.no)).toEqual([no]);
    const told = (await viewRequest(shop.as('frontDesk'), { id: call.id })).timeline.find(({ kind }) => kind === 'incidentReported');
    expect(told?.data).toEqual({ no });
  });

  test('R-000-21 two different people sign before it can go to the general manager', async () => {
    const { id } = await report(shop);
    expect(await refusal(fileIncident(shop.as('supervisor'), await seen(shop, id)), 'guardFailed')).toEqual({
      guard: 'incidentNotVisited',
    });
    await submitted(shop, id);
    const file = async () => fileIncident(shop.as('supervisor'), await seen(shop, id));
    expect(await refusal(file(), 'guardFailed')).toEqual({ guard: 'notSignedByTwo' });
    await sign('supervisor', id);
    expect(await refusal(file(), 'guardFailed')).toEqual({ guard: 'notSignedByTwo' });
    // the same person with both posts is not two people
    const both = { ...shop.as('supervisor'), actor: { ...shop.as('supervisor').actor, roles: ['supervisor', 'serviceManager'] as const } };
    expect(await refusal(signIncident(both, { ...(await seen(shop, id)), note: '' }), 'guardFailed')).toEqual({ guard: 'signedAlready' });
    expect((await view(id)).state).toBe('onSite');
    expect(await waiting('serviceManager')).toMatchObject([{ subjectId: id, step: 'serviceManager', signedBy: ['supervisor'] }]);
    expect(await waiting('generalManager')).toEqual([]);
    await sign('serviceManager', id);
    expect((await view(id)).state).toBe('appraised');
    const instruct = async () => instructIncident(shop.as('generalManager'), { ...(await seen(shop, id)), instruction: '整批更换' });
    expect(await refusal(instruct(), 'guardFailed')).toEqual({ guard: 'formNotFiled' });
    await file();
    await instruct();
    expect(await view(id)).toMatchObject({ state: 'instructed', instruction: '整批更换', instructedByName: 'generalManager' });
    expect((await view(id)).approvals).toMatchObject([{ state: 'granted', chain: 'majorIncident' }]);
  });

  test('A.1 in either order, never twice, never out of turn, and nobody outside the chain', async () => {
    const { id } = await report(shop);
    expect(await refusal(sign('supervisor', id), 'commandNotAllowed')).toMatchObject({ refusal: 'state' });
    await submitted(shop, id);
    expect(await refusal(sign('generalManager', id), 'guardFailed')).toEqual({ guard: 'signTooEarly' });
    expect(await refusal(sign('businessDepartment', id), 'guardFailed')).toEqual({ guard: 'signRole' });
    await sign('serviceManager', id);
    expect(await refusal(sign('serviceManager', id), 'guardFailed')).toEqual({ guard: 'signedAlready' });
    await sign('supervisor', id);
    expect((await view(id)).state).toBe('appraised');
    expect(await alertsOf('generalManager')).toContain('signatureWanted');
  });

  test('A.1 a change of what was signed withdraws the signatures and tells whoever signed', async () => {
    const { id } = await report(shop);
    await filed(shop, id);
    // what is written again as it was changes nothing
    await writeIncident(shop.as('supervisor'), { ...(await seen(shop, id)), ...findings });
    expect((await view(id)).state).toBe('formFilled');
    await writeIncident(shop.as('supervisor'), { ...(await seen(shop, id)), ...findings, cause: '运输受潮' });
    const changed = await view(id);
    expect(changed.state).toBe('onSite');
    expect(changed.approvals).toMatchObject([{ state: 'withdrawn', endReason: 'contentChanged' }]);
    expect(await alertsOf('serviceManager')).toContain('approvalWithdrawn');
    expect(await alertsOf('supervisor')).not.toContain('approvalWithdrawn');
    expect(await refusal(sign('supervisor', id), 'guardFailed')).toEqual({ guard: 'noApproval' });
    await submitIncident(shop.as('supervisor'), await seen(shop, id));
    expect(await refusal(submitIncident(shop.as('supervisor'), await seen(shop, id)), 'guardFailed')).toEqual({ guard: 'approvalOpen' });
    await signedBy(shop, id, 'supervisor', 'serviceManager');
    expect((await view(id)).approvals.map(({ state }) => state)).toEqual(['open', 'withdrawn']);
  });

  test('A.1 a refusal says why and ends the chain; the general manager sends back to a new appraisal', async () => {
    const { id } = await report(shop);
    await submitted(shop, id);
    await refuseIncident(shop.as('serviceManager'), { ...(await seen(shop, id)), reason: '原因没有查清' });
    expect((await view(id)).approvals[0]).toMatchObject({ state: 'refused', signatures: [{ decision: 'refuse', note: '原因没有查清' }] });
    expect(await refusal(sign('supervisor', id), 'guardFailed')).toEqual({ guard: 'noApproval' });
    await submitIncident(shop.as('supervisor'), await seen(shop, id));
    await signedBy(shop, id, 'supervisor', 'serviceManager');
    await fileIncident(shop.as('supervisor'), await seen(shop, id));
    const back = { ...(await seen(shop, id)), reason: '请补充样品检验' };
    expect(await refusal(sendIncidentBack(shop.as('supervisor'), back), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await sendIncidentBack(shop.as('generalManager'), back);
    expect(await view(id)).toMatchObject({ state: 'onSite', instruction: '' });
    expect((await view(id)).approvals[0]?.state).toBe('refused');
  });

  test('A.1 who wrote it does not approve it, whatever other post they hold', async () => {
    const both = { ...shop.as('supervisor'), actor: { ...shop.as('supervisor').actor, roles: ['supervisor', 'generalManager'] as const } };
    const { id } = await report(shop);
    await submitted(shop, id);
    // another supervisor signs, so that the author has signed nothing
    const other = { ...shop.as('frontDesk'), actor: { ...shop.as('frontDesk').actor, roles: ['supervisor'] as const } };
    await signIncident(other, { ...(await seen(shop, id)), note: '' });
    await sign('serviceManager', id);
    await fileIncident(shop.as('supervisor'), await seen(shop, id));
    expect(await refusal(instructIncident(both, { ...(await seen(shop, id)), instruction: '同意' }), 'guardFailed')).toEqual({
      guard: 'signOwn',
    });
  });

  test('R-000-38 a quality case of a loan, return or installation needs its abnormal record, 管理部 and the instruction before it closes', async () => {
    for (const source of ['borrow', 'return', 'install'] as const) {
      const { id } = await report(shop, { source });
      await visitIncident(shop.as('supervisor'), { ...(await seen(shop, id)), at: shop.clock.now, note: '' });
      await writeIncident(shop.as('supervisor'), { ...(await seen(shop, id)), ...findings, abnormalRecord: '' });
      const submit = async () => submitIncident(shop.as('supervisor'), await seen(shop, id));
      expect(await refusal(submit(), 'guardFailed')).toEqual({ guard: 'findingsMissing', fields: ['abnormalRecord'] });
      await writeIncident(shop.as('supervisor'), { ...(await seen(shop, id)), ...findings });
      await submit();
      expect(await refusal(sign('businessDepartment', id), 'guardFailed')).toEqual({ guard: 'signTooEarly' });
      await sign('supervisor', id);
      expect(await waiting('businessDepartment')).toMatchObject([{ subjectId: id, chain: 'qualityCase' }]);
      const close = async () => closeIncident(shop.as('supervisor'), { ...(await seen(shop, id)), closing: '已处理' });
      expect(await refusal(close(), 'guardFailed')).toEqual({ guard: 'notInstructed' });
      await sign('businessDepartment', id);
      await fileIncident(shop.as('supervisor'), await seen(shop, id));
      expect(await refusal(close(), 'guardFailed')).toEqual({ guard: 'notInstructed' });
      await instructIncident(shop.as('generalManager'), { ...(await seen(shop, id)), instruction: '按意见办' });
      expect(await refusal(close(), 'guardFailed')).toEqual({ guard: 'incidentActionMissing' });
      const action = { text: '更换', ownerId: shop.technicians[0], dueOn: nextDay };
      await addAction(shop.as('supervisor'), { ...(await seen(shop, id)), ...action });
      expect(await refusal(close(), 'guardFailed')).toEqual({ guard: 'actionsOpen', count: 1 });
      const [given] = (await view(id)).actions;
      await endIncidentAction(shop.as('supervisor'), { ...(await seen(shop, id)), actionId: given?.id ?? 0, result: '已换' });
      const again = { ...(await seen(shop, id)), actionId: given?.id ?? 0, result: '又换' };
      expect(await refusal(endIncidentAction(shop.as('supervisor'), again), 'guardFailed')).toEqual({ guard: 'actionDone' });
      await close();
      const closed = await view(id);
      expect(closed).toMatchObject({ state: 'closed', closing: '已处理', closedByName: 'supervisor' });
      expect(closed.notices.filter(({ kind }) => kind === 'incidentClosed').map(({ role }) => role)).toHaveLength(3);
      expect(await refusal(close(), 'commandNotAllowed')).toMatchObject({ refusal: 'state' });
    }
  });

  test('R-002-119 safety accidents of the year are counted, and the count goes on until New Year', async () => {
    expect(await countSafetyAccidents(shop.as('serviceManager'))).toEqual({ year: 2026, count: 0, open: 0, lastAt: null });
    await report(shop);
    await report(shop, { source: 'safety', facts: '安装时梯子滑倒' });
    expect(await countSafetyAccidents(shop.as('generalManager'))).toEqual({ year: 2026, count: 1, open: 1, lastAt: shop.clock.now });
    shop.clock.advance(60 * 24 * hour);
    expect(await countSafetyAccidents(shop.as('generalManager'))).toMatchObject({ year: 2027, count: 0 });
  });

  test('B-13 open ones come first by age; overdue actions, source and number find them; they are printed and exported', async () => {
    const first = await report(shop);
    await filed(shop, first.id);
    await instructIncident(shop.as('generalManager'), { ...(await seen(shop, first.id)), instruction: '办' });
    const action = { text: '更换', ownerId: shop.technicians[1], dueOn: '2026-11-21' };
    await addAction(shop.as('supervisor'), { ...(await seen(shop, first.id)), ...action });
    const call = await logCall(shop, await addCustomer(shop));
    const second = await report(shop, { source: 'install', requestId: call.id });
    const list = async (input: object = {}) =>
      (await listIncidents(shop.as('serviceManager'), incidentListInput.parse(input))).rows.map(({ no }) => no);
    expect(await list()).toEqual([first.no, second.no]);
    expect(await list({ isLate: true })).toEqual([]);
    shop.clock.advance(24 * hour);
    expect(await list({ isLate: true })).toEqual([first.no]);
    expect(await readIncidentFigures(shop.as('serviceManager'))).toMatchObject({ open: 2, lateActions: 1, safety: { count: 0 } });
    const [late] = (await view(first.id)).actions;
    await endIncidentAction(shop.as('supervisor'), { ...(await seen(shop, first.id)), actionId: late?.id ?? 0, result: '已换' });
    await closeIncident(shop.as('supervisor'), { ...(await seen(shop, first.id)), closing: '完' });
    expect(await list()).toEqual([second.no, first.no]);
    expect(await list({ source: 'install' })).toEqual([second.no]);
    expect(await list({ query: first.no })).toEqual([first.no]);
    expect(await list({ query: call.no })).toEqual([second.no]);
    expect(await list({ query: '张三丰' })).toEqual([second.no]);
    const page = await listIncidents(shop.as('serviceManager'), incidentListInput.parse({ limit: 1 }));
    expect(await list({ limit: 1, cursor: page.nextCursor })).toEqual([first.no]);
    expect(await countIncidentList(shop.as('serviceManager'), incidentCountInput.parse({ states: ['closed'] }))).toEqual({
      total: 1,
      isMore: false,
    });
    const print = { id: first.id, paper: 'A4', copies: 1, reason: '' } as const;
    expect(await recordIncidentPrint(shop.as('supervisor'), print)).toEqual({ nth: 1 });
    expect(await recordIncidentPrint(shop.as('supervisor'), { ...print, reason: '丢失' })).toEqual({ nth: 2 });
    const paper = await readIncidentPrintData(shop.as('supervisor'), { id: first.id });
    expect(paper).toMatchObject({
      printCount: 2,
      incident: { ...findings, instruction: '办', closing: '完', actions: [{ ownerName: '李海波' }] },
    });
    expect((await exportIncidents(shop.as('serviceManager'), incidentListInput.parse({}))).fileName).toMatch(/^质量事故-.*\.xlsx$/);
  });

  test('B-13 a stale page, a visit in the future and a slip of another request are refused by name', async () => {
    const { id } = await report(shop);
    const ahead = { ...(await seen(shop, id)), at: shop.clock.now + hour, note: '' };
    expect(await refusal(visitIncident(shop.as('supervisor'), ahead), 'guardFailed')).toEqual({ guard: 'inFuture', field: 'at' });
    const old = await seen(shop, id);
    await visitIncident(shop.as('supervisor'), { ...old, at: shop.clock.now, note: '' });
    const stale = await refusal(visitIncident(shop.as('supervisor'), { ...old, at: shop.clock.now, note: '' }), 'staleVersion');
    expect(stale['current']).toMatchObject({ id, state: 'onSite' });
    expect(
      await refusal(visitIncident(shop.as('frontDesk'), { ...(await seen(shop, id)), at: shop.clock.now, note: '' }), 'commandNotAllowed'),
    ).toBeDefined();
    await refusal(report(shop, { requestId: 9999 }), 'notFound');
    await refusal(
      addAction(shop.as('supervisor'), { ...(await seen(shop, id)), text: '换', ownerId: 1, dueOn: nextDay }),
      'commandNotAllowed',
    );
    await refusal(viewIncident(shop.as('supervisor'), { id: 9999 }), 'notFound');
  });
});
