import { beforeAll, beforeEach, expect, test } from 'vitest';
import { recordConsent, requireConsent, viewConsents, withdrawConsent } from '../../electron/features/privacy/consents.service.ts';
import { publishPolicy, readNotice, viewPolicies } from '../../electron/features/privacy/policies.service.ts';
import { countPrivacyFigures, listConsentToAsk, listToReview, markReviewed } from '../../electron/features/privacy/tasks.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { changePrivacySettings } from '../../electron/features/settings/settings-privacy.service.ts';
import { exportCustomers } from '../../electron/features/customers/customers.service.ts';
import { customerListInput } from '../../shared/customers.ts';
import {
  addPolicyInput,
  customerTasksInput,
  defaultPrivacySettings,
  markReviewedInput,
  purposes,
  recordConsentInput,
  withdrawConsentInput,
} from '../../shared/privacy.ts';
import type { Purpose } from '../../shared/privacy.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const day = 86_400_000;

describeOnEngines('consent and the privacy policy', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const publish = (text = '只用于售后服务。', effectiveOn = '2026-11-01') =>
    publishPolicy(shop.as('dataSteward'), addPolicyInput.parse({ text, effectiveOn, approvedBy: '陈总' }));
  const agree = (customerId: number, answers: Partial<Record<Purpose, boolean>>, more: object = {}) =>
    recordConsent(
      shop.as('frontDesk'),
      recordConsentInput.parse({
        customerId,
        answers: Object.entries(answers).map(([purpose, isGiven]) => ({ purpose, isGiven })),
        way: 'phone',
        ...more,
      }),
    );
  const withdraw = (customerId: number, wanted: readonly Purpose[]) =>
    withdrawConsent(shop.as('frontDesk'), withdrawConsentInput.parse({ customerId, purposes: wanted, way: 'wechat' }));
  const toAsk = async () => (await listConsentToAsk(shop.as('frontDesk'), customerTasksInput.parse({}))).rows.map(({ name }) => name);
  const stateOf = async (id: number) =>
    (await shop.app.engine.db.selectFrom('customer').select('consentState').where('id', '=', id).executeTakeFirstOrThrow()).consentState;

  test('R-004-21 a policy is versioned with the day it takes effect and who approved it, and agreement needs one in force', async () => {
    const customer = await addCustomer(shop);
    expect(await refusal(agree(customer, { service: true }), 'guardFailed')).toEqual({ guard: 'noPolicy' });
    const first = await publish('第一版');
    await publish('明年的版本', '2027-01-01');
    expect(await refusal(publish('倒签', '2026-01-01'), 'guardFailed')).toMatchObject({ guard: 'olderPolicy', effectiveOn: '2027-01-01' });
    const { versions, currentId } = await viewPolicies(shop.as('frontDesk'));
    expect(currentId).toBe(first.id);
    expect(versions.map(({ text, approvedBy, userName }) => [text, approvedBy, userName])).toEqual([
      ['明年的版本', '陈总', 'dataSteward'],
      ['第一版', '陈总', 'dataSteward'],
    ]);
    const notice = await readNotice(shop.as('frontDesk'), { customerId: customer });
    expect(notice).toMatchObject({
      policy: { id: first.id, text: '第一版' },
      customer: { name: '张三丰' },
      shop: { name: '晨光电器维修' },
    });
    shop.clock.now = Date.UTC(2027, 0, 2);
    expect((await readNotice(shop.as('frontDesk'), { customerId: null })).policy?.text).toBe('明年的版本');
  });

  test('R-004-15, R-004-22 a new personal customer is asked: state, day, way and policy version are stored with the answer', async () => {
    const { id: policyId } = await publish();
    const customer = await addCustomer(shop);
    await addCustomer(shop, '后来的人', '13900139000');
    await shop.app.engine.transaction((tx) => tx.updateTable('customer').set({ kind: 'company' }).where('name', '=', '后来的人').execute());
    expect(await toAsk()).toEqual(['张三丰']);
    expect((await countPrivacyFigures(shop.as('frontDesk'))).consentToAsk).toBe(1);
    await agree(customer, { service: true, marketing: false }, { way: 'paper' });
    expect(await toAsk()).toEqual([]);
    const { state, purposes: each, history } = await viewConsents(shop.as('frontDesk'), { customerId: customer });
    expect(state).toBe('given');
    expect(each).toMatchObject({ service: 'given', marketing: 'refused', design: '' });
    expect(history.map(({ purpose, isGiven, way, at, userName }) => [purpose, isGiven, way, at, userName])).toEqual([
      ['marketing', false, 'paper', shop.clock.now, 'frontDesk'],
      ['service', true, 'paper', shop.clock.now, 'frontDesk'],
    ]);
    expect(history.every((entry) => entry.policyId === policyId)).toBe(true);
    expect(await stateOf(customer)).toBe('given');
  });

  test('R-004-14 data is not used for a purpose to which the customer did not agree', async () => {
    await publish();
    const customer = await addCustomer(shop);
    const allowed = async () => {
      const found: Purpose[] = [];
      for (const purpose of purposes)
        await requireConsent(shop.app.engine.db, customer, purpose).then(
          () => found.push(purpose),
          () => undefined,
        );
      return found;
    };
    expect(await allowed()).toEqual([]);
    await agree(customer, { service: true, satisfaction: true });
    expect(await allowed()).toEqual(['service', 'satisfaction']);
    expect(await refusal(requireConsent(shop.app.engine.db, customer, 'marketing'), 'consentMissing')).toMatchObject({
      purpose: 'marketing',
      state: '',
    });
    await withdraw(customer, ['satisfaction']);
    expect(await allowed()).toEqual(['service']);
    await agree(customer, { satisfaction: true });
    expect(await allowed()).toEqual(['service', 'satisfaction']);
  });

  test('R-004-25 sharing names with whom; once taken back the phone is masked in exports, and the state follows', async () => {
    await publish();
    const customer = await addCustomer(shop);
    await addCustomer(shop, '李四', '13900139000');
    expect(await refusal(agree(customer, { sharing: true }), 'guardFailed')).toMatchObject({
      guard: 'sharedWithMissing',
      field: 'sharedWith',
    });
    await agree(customer, { sharing: true }, { sharedWith: '海尔杨浦网点' });
    const phones = async () => {
      const { fileName, base64 } = await exportCustomers(shop.as('supervisor'), customerListInput.parse({}));
      const { rows } = await readSpreadsheet(Buffer.from(base64, 'base64'), fileName);
      return rows
        .slice(1)
        .map((row) => String(row[4]))
        .toSorted((a, b) => (a < b ? -1 : 1));
    };
    expect(await phones()).toEqual(['13800138000', '13900139000']);
    const sharedOnPaper = async () => (await readNotice(shop.as('frontDesk'), { customerId: customer })).sharedWith;
    expect(await sharedOnPaper()).toBe('海尔杨浦网点');
    await withdraw(customer, ['sharing']);
    expect(await sharedOnPaper()).toBe('');
    expect(await stateOf(customer)).toBe('withdrawn');
    expect(await phones()).toEqual(['138****8000', '13900139000']);
    expect(await refusal(withdraw(customer, ['sharing']), 'guardFailed')).toEqual({ guard: 'noConsentGiven' });
    const [entry] = (await viewConsents(shop.as('frontDesk'), { customerId: customer })).history;
    expect(entry).toMatchObject({ purpose: 'sharing', sharedWith: '海尔杨浦网点', withdrawnWay: 'wechat', withdrawnAt: shop.clock.now });
  });

  test('R-004-18, R-004-19 phone and address are due for review sooner than other data, and the source is kept', async () => {
    const steward = () => shop.as('dataSteward');
    const due = async () =>
      (await listToReview(steward(), customerTasksInput.parse({}))).rows.map(({ name, isKeyDataDue, isOtherDataDue, source }) => [
        name,
        isKeyDataDue,
        isOtherDataDue,
        source,
      ]);
    const customer = await addCustomer(shop);
    await changePrivacySettings(steward(), { ...defaultPrivacySettings, keyDataDays: 30, otherDataDays: 60 });
    expect(await due()).toEqual([]);
    shop.clock.advance(31 * day);
    expect(await due()).toEqual([['张三丰', true, false, '']]);
    const review = (more: object) =>
      markReviewed(steward(), markReviewedInput.parse({ customerId: customer, keyData: true, otherData: false, ...more }));
    await review({ source: '客户电话确认' });
    expect(await due()).toEqual([]);
    shop.clock.advance(30 * day);
    expect(await due()).toEqual([['张三丰', false, true, '客户电话确认']]);
    await review({ otherData: true });
    expect(await due()).toEqual([]);
  });
});
