import { beforeAll, beforeEach, expect, test } from 'vitest';
import { changeCustomer, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { listAccesses } from '../../electron/features/privacy/accesses.service.ts';
import { recordConsent, viewConsents } from '../../electron/features/privacy/consents.service.ts';
import { exportPerson } from '../../electron/features/privacy/person-export.service.ts';
import { publishPolicy } from '../../electron/features/privacy/policies.service.ts';
import {
  explainPrivacyRequest,
  listPrivacyRequests,
  verifyPerson,
  viewPrivacyRequest,
} from '../../electron/features/privacy/privacy-requests.service.ts';
import { countPrivacyFigures } from '../../electron/features/privacy/tasks.service.ts';
import { changePrivacySettings } from '../../electron/features/settings/settings-privacy.service.ts';
import { flushAccess } from '../../electron/platform/access-log.ts';
import { updateCustomerInput } from '../../shared/customers.ts';
import { accessListInput, defaultPrivacySettings, explainPrivacyInput, privacyListInput } from '../../shared/privacy.ts';
import type { Role } from '../../shared/roles.ts';
import { describeOnEngines } from '../support/engines.ts';
import { addPerson, address, closedJob, name, phone, stepsIn } from '../support/person.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('privacy requests', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const steward = () => shop.as('dataSteward');
  const { receive, verify, perform, answer, stateOf, versionOf } = stepsIn(() => shop);

  test('R-004-24 SM-19 a request goes from received over verified and done to answered, and no other way', async () => {
    const customer = await addPerson(shop);
    const { id, no } = await receive(customer, 'correct', '电话换了');
    expect(no).toBe('YS20261121-0001');
    await refusal(perform(id, { action: '已改' }), 'commandNotAllowed');
    await refusal(answer(id), 'commandNotAllowed');
    await verify(id);
    expect(await refusal(perform(id), 'guardFailed')).toMatchObject({ guard: 'actionMissing' });
    await perform(id, { action: '电话已改' });
    await refusal(perform(id, { action: '再改' }), 'commandNotAllowed');
    await answer(id);
    await refusal(answer(id), 'commandNotAllowed');
    const view = await viewPrivacyRequest(steward(), { id });
    expect(view).toMatchObject({
      state: 'answered',
      kind: 'correct',
      verifiedHow: '回拨登记的电话',
      action: '电话已改',
      answeredWay: 'phone',
    });
    expect(view.timeline.map(({ kind }) => kind)).toEqual(['received', 'verified', 'performed', 'answered']);
    const open = await listPrivacyRequests(steward(), privacyListInput.parse({ states: ['received', 'verified', 'done', 'explained'] }));
    expect(open.rows).toEqual([]);
    await refusal(verifyPerson(steward(), { id, version: 1, verifiedHow: '旧版本' }), 'staleVersion');
  });

  test('SM-19 the answer is due within the days that the shop has set; what is overdue is counted until it is answered', async () => {
    const customer = await addPerson(shop);
    const receivedAt = shop.clock.now;
    const { id } = await receive(customer, 'advice', '请少打电话');
    const late = async () => (await countPrivacyFigures(steward())).lateRequests;
    const dueAt = async () => (await viewPrivacyRequest(steward(), { id })).dueAt;
    expect(await dueAt()).toBe(receivedAt + 15 * 86_400_000);
    await changePrivacySettings(steward(), { ...defaultPrivacySettings, answerDays: 3 });
    expect(await dueAt()).toBe(receivedAt + 3 * 86_400_000);
    expect((await listPrivacyRequests(steward(), privacyListInput.parse({}))).rows[0]?.dueAt).toBe(await dueAt());
    shop.clock.advance(3 * 86_400_000);
    expect(await late()).toBe(0);
    shop.clock.advance(1);
    expect(await late()).toBe(1);
    expect((await countPrivacyFigures(shop.as('frontDesk'))).lateRequests).toBe(0);
    await verify(id);
    await perform(id, { action: '已改为微信联系' });
    expect(await late()).toBe(1);
    await answer(id);
    expect(await late()).toBe(0);
  });

  test('R-004-24 a correction is an edit whose old and new values are on record', async () => {
    const customer = await addPerson(shop);
    const { customer: before } = await viewCaller(steward(), { id: customer });
    const { id: _id, version, ...facts } = { ...before, phones: [{ id: before.phones[0]?.id, shownAs: '13912345678' }] };
    const known = Object.keys(updateCustomerInput.shape);
    const input = Object.fromEntries(Object.entries(facts).filter(([field]) => known.includes(field)));
    const strip = (lines: readonly object[] | undefined, fields: readonly string[]) =>
      lines?.map((line) => Object.fromEntries(Object.entries(line).filter(([field]) => fields.includes(field))));
    await changeCustomer(
      steward(),
      updateCustomerInput.parse({
        ...input,
        contacts: strip(before.contacts, ['id', 'name']),
        addresses: strip(before.addresses, ['id', 'text']),
        id: customer,
        version,
      }),
    );
    const audit = await shop.app.engine.db
      .selectFrom('auditEntry')
      .select(['userId', 'changes'])
      .where('subject', '=', 'customer')
      .execute();
    const last = audit.at(-1);
    expect(last?.userId).toBe(shop.users.dataSteward.id);
    expect((JSON.parse(last?.changes ?? '{}') as Record<string, unknown>)['phones']).toEqual([phone, '13912345678']);
  });

  test('R-004-26 advice and complaints about personal data come to the data steward, who explains or acts', async () => {
    const customer = await addPerson(shop);
    const { id } = await receive(customer, 'complaint', '总有人打电话推销');
    await verify(id);
    await explainPrivacyRequest(steward(), explainPrivacyInput.parse({ id, version: await versionOf(id), action: '推销电话不是本店打的' }));
    expect(await stateOf(id)).toBe('explained');
    await answer(id);
    const others: Role[] = ['frontDesk', 'supervisor', 'administrator'];
    const second = await receive(customer, 'advice', '请少打电话');
    for (const role of others)
      await refusal(verifyPerson(shop.as(role), { id: second.id, version: 1, verifiedHow: '认识' }), 'commandNotAllowed');
  });

  test('R-004-25 a withdrawal by request takes everything back that was given', async () => {
    await publishPolicy(steward(), { text: '政策', effectiveOn: '2026-01-01', approvedBy: '陈总' });
    const customer = await addPerson(shop);
    const answers = [
      { purpose: 'marketing', isGiven: true },
      { purpose: 'satisfaction', isGiven: true },
    ] as const;
    await recordConsent(shop.as('frontDesk'), { customerId: customer, answers: [...answers], way: 'phone', sharedWith: '' });
    const { id } = await receive(customer, 'withdraw');
    await verify(id);
    await perform(id);
    expect((await viewConsents(steward(), { customerId: customer })).purposes).toMatchObject({
      marketing: 'withdrawn',
      satisfaction: 'withdrawn',
    });
  });

  test('R-004-24 what a person sees or takes along is everything about them, after they are verified, and it is logged', async () => {
    const customer = await addPerson(shop);
    await closedJob(shop, customer);
    const { id, no } = await receive(customer, 'copy');
    await refusal(exportPerson(steward(), { id, format: 'json' }), 'commandNotAllowed');
    await verify(id);
    expect(await refusal(perform(id), 'guardFailed')).toMatchObject({ guard: 'notExported' });
    const file = await exportPerson(steward(), { id, format: 'json' });
    expect(file.fileName).toBe(`${no}-20261121.json`);
    const { data } = JSON.parse(Buffer.from(file.base64, 'base64').toString()) as { data: Record<string, Record<string, unknown>[]> };
    expect(data['customer']?.[0]).toMatchObject({ name });
    expect(data['customerPhone']?.[0]).toMatchObject({ shownAs: phone });
    expect(data['customerAddress']?.[0]).toMatchObject({ text: address });
    expect(data['serviceRequest']?.[0]).toMatchObject({ contactName: name });
    expect(data['workOrder']?.[0]).toMatchObject({ signedBy: name });
    expect(data['workOrderLine']?.map(({ text }) => text)).toContain('检查压缩机');
    const page = Buffer.from((await exportPerson(steward(), { id, format: 'html' })).base64, 'base64').toString();
    for (const word of [name, phone, address, '检查压缩机', '115.50']) expect(page).toContain(word);
    await perform(id, { action: '当面交给客户' });
    await flushAccess(shop.app);
    const { rows } = await listAccesses(steward(), accessListInput.parse({ customerId: customer, kinds: ['exported'] }));
    expect(rows).toMatchObject([{ userName: 'dataSteward', kind: 'exported' }, { kind: 'exported' }]);
  });
});
