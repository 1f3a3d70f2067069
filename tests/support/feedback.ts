import { viewForm } from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { createForm } from '../../electron/features/feedback-forms/form-opening.service.ts';
import { awaitGoods, tellSupplier } from '../../electron/features/feedback-forms/form-goods.service.ts';
import { agreeOnForm, decideForm } from '../../electron/features/feedback-forms/form-steps.service.ts';
import type { FeedbackDecision } from '../../shared/feedback-form-lifecycle.ts';
import { awaitFormGoodsInput, createFormInput, decideFormInput, tellFormSupplierInput } from '../../shared/feedback-forms.ts';
import type { Shop } from './shop.ts';

/** A form that the front desk writes, about a request or alone. */
export async function openForm(shop: Shop, requestId: number | null, changes: object = {}): Promise<number> {
  const input = createFormInput.parse({
    requestId,
    kind: 'quality',
    reporterName: '王建国',
    receivedAt: shop.clock.now,
    goods: '真皮沙发 S-201',
    fault: '扶手脱皮，三处',
    ...changes,
  });
  return (await createForm(shop.as('frontDesk'), input)).id;
}

/** The row of a command: the form as it stands now. */
export async function formAt(shop: Shop, id: number): Promise<{ readonly id: number; readonly version: number }> {
  const { version } = await viewForm(shop.as('supervisor'), { id });
  return { id, version };
}

export async function decide(shop: Shop, id: number, decision: FeedbackDecision, changes: object = {}): Promise<void> {
  const input = decideFormInput.parse({ ...(await formAt(shop, id)), decision, ...changes });
  await decideForm(shop.as('supervisor'), input);
}

/** What the customer agreed to. */
export async function agree(shop: Shop, id: number): Promise<void> {
  const said = { at: shop.clock.now, how: 'phone', text: '同意换扶手，不另收费' } as const;
  await agreeOnForm(shop.as('supervisor'), { ...(await formAt(shop, id)), ...said });
}

/** What the supplier is told, with a day for the answer. */
export async function tellFormSupplier(shop: Shop, id: number, changes: object = {}): Promise<void> {
  const { now } = shop.clock;
  const told = { supplierName: '顾家家居工厂', what: '扶手脱皮，请换新', at: now, answerDueAt: now + 86_400_000, ...changes };
  await tellSupplier(shop.as('supervisor'), tellFormSupplierInput.parse({ ...(await formAt(shop, id)), ...told }));
}

export const shipment = {
  what: '扶手',
  quantity: '1 个',
  shippedOn: '2024-03-04',
  carrier: '德邦',
  trackingNo: 'DB1',
  expectedOn: '2024-03-06',
};

/** The goods are on their way. */
export async function awaitFormGoods(shop: Shop, id: number): Promise<void> {
  await awaitGoods(shop.as('supervisor'), awaitFormGoodsInput.parse({ ...(await formAt(shop, id)), ...shipment }));
}

/** Up to the goods that are awaited. */
export async function upToGoods(shop: Shop, id: number, changes: object = {}): Promise<void> {
  await decide(shop, id, 'factory', changes);
  await tellFormSupplier(shop, id);
  await awaitFormGoods(shop, id);
}
