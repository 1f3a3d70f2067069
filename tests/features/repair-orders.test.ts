import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addAttachment, removeAttachment, restoreAttachment } from '../../electron/features/attachments/attachments.service.ts';
import { viewRepair } from '../../electron/features/repair-cases/repair-cases.service.ts';
import {
  agreeByOwner,
  approveService,
  declineByOwner,
  fileService,
  reviewService,
  sendBack,
  sendBackFromOffice,
  writeService,
} from '../../electron/features/repair-cases/repair-orders.service.ts';
import { readRepairPrintData, recordRepairPrint } from '../../electron/features/repair-cases/repair-prints.service.ts';
import {
  completeRepair,
  giveTeam,
  noteTeamContact,
  signCard,
  voidRepair,
} from '../../electron/features/repair-cases/repair-works.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { totalOf, writeServiceInput } from '../../shared/repair-cases.ts';
import { pdf } from '../support/attachments.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { addSitePhoto, at, beginRepair, filedRepair, judgedRepair, onePoint, renovationCall, serviceLines } from '../support/repairs.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('renovation service orders', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const view = (id: number) => viewRepair(shop.as('frontDesk'), { id });

  test('R-002-41 items with quantity, method, labour and material; the total is their sum, nothing else', async () => {
    const id = await judgedRepair(shop, 'company');
    const order = async (lines = serviceLines, isCompared = false) =>
      writeService(shop.as('supervisor'), { ...(await at(shop, id)), lines: [...lines], isCompared });
    const first = await order();
    expect(first.no).toMatch(/^WS\d{8}-0001$/);
    expect(await view(id)).toMatchObject({ totalFen: 157_050, lines: serviceLines, serviceNo: first.no, state: 'ofCompany' });
    // written anew it keeps its number
    expect((await order(serviceLines.slice(0, 1))).no).toBe(first.no);
    expect(await view(id)).toMatchObject({ totalFen: 95_050, lines: serviceLines.slice(0, 1) });
    expect(totalOf(serviceLines)).toBe(157_050);
    const empty = writeServiceInput.safeParse({ id: 1, version: 1, lines: [{ item: '', quantity: '', method: '' }], isCompared: true });
    expect(new Set(empty.error?.issues.map(({ path }) => path.join('.')))).toEqual(
      new Set(['lines.0.item', 'lines.0.quantity', 'lines.0.method', 'lines.0.laborFen', 'lines.0.materialFen']),
    );
  });

  test('R-002-41 not without items, comparison with budget and change orders, and a photograph', async () => {
    const id = await judgedRepair(shop, 'company');
    const file = async () => fileService(shop.as('supervisor'), await at(shop, id));
    expect(await refusal(file(), 'guardFailed')).toEqual({ guard: 'linesMissing' });
    const lines = [...serviceLines];
    await writeService(shop.as('supervisor'), { ...(await at(shop, id)), lines, isCompared: false });
    expect(await refusal(file(), 'guardFailed')).toEqual({ guard: 'notCompared' });
    await writeService(shop.as('supervisor'), { ...(await at(shop, id)), lines, isCompared: true });
    expect(await refusal(file(), 'guardFailed')).toEqual({ guard: 'photoMissing' });
    await addSitePhoto(shop, id, '墙面.png', 'frontDesk');
    await file();
    expect((await view(id)).state).toBe('filed');
    // what the manager looks at does not change any more
    const late = writeService(shop.as('supervisor'), { ...(await at(shop, id)), lines, isCompared: true });
    expect(await refusal(late, 'guardFailed')).toEqual({ guard: 'serviceFixed' });
    expect(await refusal(addSitePhoto(shop, id, 'b.png'), 'guardFailed')).toEqual({
      guard: 'photosFixed',
    });
    const others = await judgedRepair(shop, 'customer');
    const notOurs = writeService(shop.as('supervisor'), { ...(await at(shop, others)), lines, isCompared: true });
    expect(await refusal(notOurs, 'guardFailed')).toEqual({ guard: 'notOurCause' });
    const unjudged = (await beginRepair(shop, await renovationCall(shop))).id;
    const early = writeService(shop.as('supervisor'), { ...(await at(shop, unjudged)), lines, isCompared: true });
    expect(await refusal(early, 'guardFailed')).toEqual({ guard: 'causeMissing' });
  });

  test('R-002-41 a photograph counts while it is there, for whoever may work on the case; no picture stands in a timeline', async () => {
    const id = await judgedRepair(shop, 'company');
    const { id: photo } = await addSitePhoto(shop, id);
    await addAttachment(shop.as('supervisor'), { subject: 'repairCase', subjectId: id, name: '合同.pdf' }, pdf);
    expect((await view(id)).photoCount).toBe(1);
    await refusal(addSitePhoto(shop, id, 'a.png', 'storekeeper'), 'forbidden');
    await removeAttachment(shop.as('supervisor'), { id: photo });
    expect((await view(id)).photoCount).toBe(0);
    await restoreAttachment(shop.as('supervisor'), { id: photo });
    expect((await view(id)).photoCount).toBe(1);
    expect((await view(id)).timeline.map(({ kind }) => kind)).toContain('attachmentAdded');
    expect(JSON.stringify((await view(id)).timeline)).not.toContain(onePoint.slice(0, 20));
  });

  test('SM-18 manager, office, owner, team, work, card: each in turn, by whom it may, refused out of turn', async () => {
    const id = await filedRepair(shop);
    const { requestId } = await view(id);
    const now = () => shop.clock.now;
    const agree = async () => agreeByOwner(shop.as('frontDesk'), { ...(await at(shop, id)), how: 'phone', at: now() });
    const approve = async () => approveService(shop.as('generalManager'), { ...(await at(shop, id)), opinion: '同意' });
    const team = async () => giveTeam(shop.as('supervisor'), { ...(await at(shop, id)), teamName: '施工一队', at: now() });
    const contact = async (when = now()) => noteTeamContact(shop.as('frontDesk'), { ...(await at(shop, id)), at: when });
    const complete = async (when = now()) => completeRepair(shop.as('frontDesk'), { ...(await at(shop, id)), at: when });
    const sign = async () => signCard(shop.as('frontDesk'), { ...(await at(shop, id)), satisfaction: 'acceptable', at: now() });

    expect(await refusal(approve(), 'guardFailed')).toEqual({ guard: 'notReviewed' });
    expect(await refusal(agree(), 'guardFailed')).toEqual({ guard: 'notReviewed' });
    expect(await refusal(team(), 'guardFailed')).toEqual({ guard: 'notReviewed' });
    expect(await refusal(reviewService(shop.as('supervisor'), await at(shop, id)), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await reviewService(shop.as('serviceManager'), await at(shop, id));
    expect(await refusal(agree(), 'guardFailed')).toEqual({ guard: 'notApproved' });
    const asManager = approveService(shop.as('serviceManager'), { ...(await at(shop, id)), opinion: '' });
    expect(await refusal(asManager, 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await approve();
    expect(await refusal(team(), 'guardFailed')).toEqual({ guard: 'ownerNotAgreed' });
    await agree();
    expect(await refusal(contact(), 'guardFailed')).toEqual({ guard: 'noTeam' });
    await team();
    expect(await view(id)).toMatchObject({ state: 'withTeam', dueAt: now() + 24 * hour, teamName: '施工一队' });
    expect(await refusal(complete(), 'guardFailed')).toEqual({ guard: 'teamNotContacted' });
    expect(await refusal(contact(now() - hour), 'guardFailed')).toEqual({ guard: 'beforeStep', field: 'at' });
    shop.clock.advance(20 * hour);
    await contact();
    expect(await refusal(sign(), 'guardFailed')).toEqual({ guard: 'notCompleted' });
    expect(await refusal(complete(now() - 2 * hour), 'guardFailed')).toEqual({ guard: 'beforeStep', field: 'at' });
    await complete();
    expect((await viewRequest(shop.as('frontDesk'), { id: requestId })).state).toBe('resolved');
    await sign();
    expect(await view(id)).toMatchObject({
      state: 'signed',
      satisfaction: 'acceptable',
      ownerAgreedHow: 'phone',
      officeOpinion: '同意',
      dueAt: null,
      cardSignedAt: now(),
    });
    await refusal(sign(), 'commandNotAllowed');
    await refusal(voidRepair(shop.as('supervisor'), { ...(await at(shop, id)), reason: 'x' }), 'commandNotAllowed');
  });

  test('R-002-41 what is sent back, or declined by the owner, is costed anew and goes the whole way again', async () => {
    const id = await filedRepair(shop);
    const again = async () => {
      expect((await view(id)).state).toBe('ofCompany');
      await fileService(shop.as('supervisor'), await at(shop, id));
    };
    const back = { reason: '工程量不对' };
    await refusal(sendBackFromOffice(shop.as('generalManager'), { ...(await at(shop, id)), ...back }), 'commandNotAllowed');
    await sendBack(shop.as('serviceManager'), { ...(await at(shop, id)), ...back });
    await again();
    await reviewService(shop.as('serviceManager'), await at(shop, id));
    await sendBackFromOffice(shop.as('generalManager'), { ...(await at(shop, id)), ...back });
    await again();
    expect(await view(id)).toMatchObject({ reviewedAt: null, officeAt: null });
    await reviewService(shop.as('serviceManager'), await at(shop, id));
    await approveService(shop.as('generalManager'), { ...(await at(shop, id)), opinion: '' });
    await declineByOwner(shop.as('frontDesk'), { ...(await at(shop, id)), reason: '太贵' });
    await again();
    expect((await view(id)).timeline.filter(({ data }) => data['reason']).map(({ kind, data }) => [kind, data['reason']])).toEqual([
      ['sentBack', '工程量不对'],
      ['sentBack', '工程量不对'],
      ['ownerDeclined', '太贵'],
    ]);
  });

  test('R-002-42 R-002-106 the clocks run from the team and from the owner’s consent, through nights and Sundays', async () => {
    const clocks = (requestId: number) =>
      engine()
        .db.selectFrom('timer')
        .selectAll()
        .where('requestId', '=', requestId)
        .where('policy', 'in', ['teamContact', 'sendLarge'])
        .execute();
    const sent = async (preset: string, customerId?: number) => {
      const id = await filedRepair(shop, { preset, ...(customerId && { customerId }) });
      await reviewService(shop.as('serviceManager'), await at(shop, id));
      await approveService(shop.as('generalManager'), { ...(await at(shop, id)), opinion: '' });
      await agreeByOwner(shop.as('frontDesk'), { ...(await at(shop, id)), how: 'visit', at: shop.clock.now });
      return { id, requestId: (await view(id)).requestId };
    };
    const a = await sent('renovation-a');
    expect(await clocks(a.requestId)).toEqual([]);
    const given = shop.clock.now;
    await giveTeam(shop.as('supervisor'), { ...(await at(shop, a.id)), teamName: '施工一队', at: given });
    expect(await clocks(a.requestId)).toMatchObject([
      { policy: 'teamContact', state: 'running', startedAt: given, dueAt: given + 24 * hour },
    ]);
    shop.clock.advance(23 * hour);
    await noteTeamContact(shop.as('frontDesk'), { ...(await at(shop, a.id)), at: shop.clock.now });
    expect(await clocks(a.requestId)).toMatchObject([{ state: 'stopped', missedAt: null, takenMs: 23 * hour }]);

    await engine().transaction((tx) =>
      tx.insertInto('region').values({ name: '市区', distanceClass: 'city', representativeId: null, version: 1 }).execute(),
    );
    const own = await addCustomer(shop, '李四', '13900139000');
    await engine().transaction((tx) => tx.updateTable('customer').set({ region: '市区' }).where('id', '=', own).execute());
    const b = await sent('renovation-b', own);
    const consent = shop.clock.now;
    expect(await clocks(b.requestId)).toMatchObject([{ policy: 'sendLarge', state: 'running', dueAt: consent + 24 * hour }]);
    await voidRepair(shop.as('supervisor'), { ...(await at(shop, b.id)), reason: '业主自己修' });
    expect(await clocks(b.requestId)).toMatchObject([{ policy: 'sendLarge', state: 'cancelled' }]);
  });

  test('F-19 F-20 each paper counts its own prints; nothing leaves that was not issued, not costed, or is void', async () => {
    const { id } = await beginRepair(shop, await renovationCall(shop));
    const print = (form: 'feedback' | 'service', caseId = id) =>
      recordRepairPrint(shop.as('frontDesk'), { id: caseId, form, paper: 'A4', copies: 2, reason: '' });
    expect(await refusal(print('feedback'), 'guardFailed')).toEqual({ guard: 'notIssued' });
    expect(await refusal(print('service'), 'guardFailed')).toEqual({ guard: 'linesMissing' });
    const filed = await filedRepair(shop);
    expect(await print('feedback', filed)).toEqual({ nth: 1 });
    expect(await print('feedback', filed)).toEqual({ nth: 2 });
    expect(await print('service', filed)).toEqual({ nth: 1 });
    expect(await readRepairPrintData(shop.as('frontDesk'), { id: filed, form: 'feedback' })).toMatchObject({ printCount: 2 });
    await voidRepair(shop.as('supervisor'), { ...(await at(shop, filed)), reason: '重复' });
    expect(await refusal(print('feedback', filed), 'guardFailed')).toEqual({ guard: 'repairVoided' });
  });
});
