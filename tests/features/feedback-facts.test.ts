import { beforeAll, beforeEach, expect, test } from 'vitest';
import { exportForms, listForms, listUndecided, viewForm } from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { changeForm, createForm } from '../../electron/features/feedback-forms/form-opening.service.ts';
import { readFormPrintData, recordFormPrint } from '../../electron/features/feedback-forms/form-prints.service.ts';
import { markAbnormal, noteOnForm } from '../../electron/features/feedback-forms/form-steps.service.ts';
import { createFormInput, formListInput, updateFormInput } from '../../shared/feedback-forms.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { decide, formAt, openForm } from '../support/feedback.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('what a feedback form says', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const view = (id: number) => viewForm(shop.as('supervisor'), { id });
  const heads = () => shop.as('supervisor');
  const list = async (input: object = {}) => (await listForms(heads(), formListInput.parse(input))).rows;
  const call = async (name?: string) => (await logCall(shop, await addCustomer(shop, name))).id;

  test('B-12 fields are kept, corrected until the decision, noted by day; the paper counts its prints', async () => {
    const requestId = await call('李四光');
    const needs = [{ kind: 'specialPart', what: '左扶手 深棕', quantity: 2 }];
    const id = await openForm(shop, requestId, { needs, details: '三处脱皮' });
    const form = await view(id);
    expect(form).toMatchObject({ needs, details: '三处脱皮', customerName: '李四光', reporterName: '王建国', createdByName: 'frontDesk' });
    expect(form.no).toMatch(/^XF\d{8}-0001$/);
    const second = createForm(shop.as('frontDesk'), createFormInput.parse({ ...factsOf(form), requestId }));
    expect(await refusal(second, 'guardFailed')).toEqual({ guard: 'formUndecided', no: form.no });
    const edit = async (changes: object) =>
      changeForm(shop.as('frontDesk'), updateFormInput.parse({ ...(await formAt(shop, id)), ...factsOf(form), ...changes }));
    await edit({ goods: '真皮沙发 S-202' });
    expect(await view(id)).toMatchObject({ goods: '真皮沙发 S-202', needs });
    expect(await refusal(edit({ receivedAt: form.receivedAt - hour }), 'guardFailed')).toMatchObject({ guard: 'receivedFixed' });
    expect(await refusal(edit({ receivedAt: shop.clock.now + hour }), 'guardFailed')).toMatchObject({ guard: 'inFuture' });
    expect(await refusal(edit({ kind: 'cannotJudge' }), 'guardFailed')).toMatchObject({ guard: 'visitFixed' });
    await decide(shop, id, 'customerPlan');
    expect(await refusal(edit({ goods: '别的' }), 'guardFailed')).toMatchObject({ guard: 'formDecided' });
    await edit({ goods: '真皮沙发 S-202', opinion: '换扶手' });
    await noteOnForm(shop.as('frontDesk'), { ...(await formAt(shop, id)), text: '已电话告知客户' });
    expect(await view(id)).toMatchObject({ opinion: '换扶手', notes: [{ text: '已电话告知客户', userName: 'frontDesk' }] });
    const print = { id, paper: 'A4', copies: 2, reason: '' } as const;
    expect(await recordFormPrint(shop.as('frontDesk'), print)).toEqual({ nth: 1 });
    expect(await recordFormPrint(shop.as('frontDesk'), { ...print, reason: '纸卡住' })).toEqual({ nth: 2 });
    const data = await readFormPrintData(shop.as('frontDesk'), { id });
    expect(data).toMatchObject({ printCount: 2, form: { id, needs }, shop: { name: '晨光电器维修' } });
    expect((await list({ query: form.no })).map((row) => row.id)).toEqual([id]);
    expect((await list({ query: '李四光', show: 'all' })).map((row) => row.id)).toEqual([id]);
    const file = await exportForms(heads(), formListInput.parse({}));
    expect(file.fileName).toMatch(/\.xlsx$/);
    expect(await listUndecided(heads(), 20)).toEqual([]);
    const again = await markAbnormal(heads(), await formAt(shop, id));
    expect((await view(id)).abnormalAt).toBe(shop.clock.now);
    expect(await refusal(markAbnormal(heads(), { id, version: again.version }), 'guardFailed')).toEqual({ guard: 'alreadyAbnormal' });
  });
});

function factsOf(form: Awaited<ReturnType<typeof viewForm>>) {
  const { kind, reporterName, receivedAt, goods, fault, needs, details, opinion } = form;
  return { kind, reporterName, receivedAt, goods, fault, needs, details, opinion };
}
