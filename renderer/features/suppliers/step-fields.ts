import { agreeSupplierVisitInput, answerSupplierInput, goodsArrivedInput, shipGoodsInput } from '../../../shared/suppliers.ts';
import type { SupplierCaseView } from '../../../shared/suppliers.ts';

const target = { id: true, version: true } as const;

/** What is asked at each step of a case, by the host's own schemas. */
export const stepSchemas = {
  answer: answerSupplierInput.omit(target),
  agreeVisit: agreeSupplierVisitInput.omit(target),
  ship: shipGoodsInput.omit(target),
  arrive: goodsArrivedInput.omit(target),
};
export type CaseStep = keyof typeof stepSchemas;
export type StepValues = Record<string, unknown>;

const day = 86_400_000;

/** Times begin with now, the arrival with what was expected first. */
export function startOf(step: CaseStep, row: SupplierCaseView, today: string): StepValues {
  const at = Math.floor(Date.now() / 60_000) * 60_000;
  switch (step) {
    case 'answer':
      return { text: row.answer, at };
    case 'agreeVisit':
      return { visitAt: row.visitAt ?? at + day, text: '' };
    case 'ship':
      return { what: '', quantity: '', shippedOn: today, expectedOn: '', carrier: '', trackingNo: '' };
    case 'arrive':
      return { goodsId: comingOf(row)[0]?.id ?? null, at, remarks: '' };
  }
}

/** What is on its way, the first expected first. */
export function comingOf({ goods }: Pick<SupplierCaseView, 'goods'>): SupplierCaseView['goods'] {
  return goods.filter(({ arrivedAt }) => arrivedAt === null).toSorted((one, other) => (one.expectedOn < other.expectedOn ? -1 : 1));
}
