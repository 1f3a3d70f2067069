import type { NewestRecords } from '../../../shared/form-layouts.ts';
import type { FormCode } from '../../../shared/forms.ts';

/** Where a form is seen with the shop's newest record, with its layout open; undefined where there is no such record yet. */
export function samplePath(form: FormCode, newest: NewestRecords, today: string): string | undefined {
  const path = samples[form](newest, today);
  return path && `${path}${path.includes('?') ? '&' : '?'}layout=1`;
}

type Sample = (newest: NewestRecords, today: string) => string | undefined;

function of(kind: keyof NewestRecords, path: string): Sample {
  return (newest) => (newest[kind] === null ? undefined : `${path}${newest[kind]}`);
}

const samples: Readonly<Record<FormCode, Sample>> = {
  slip: of('workOrder', '/print/slips?ids='),
  dispatchLog: (_, today) => `/print/log?day=${today}`,
  feedbackForm: of('feedbackForm', '/print/feedback-form?id='),
  incident: of('incident', '/print/incident?id='),
  materialRequest: of('materialRequest', '/print/material-request?id='),
  toolPurchase: of('toolPurchase', '/print/tool-purchase?id='),
  stocktake: of('stocktake', '/print/stocktake?id='),
  toolNote: of('toolNote', '/print/tool-note?id='),
  depositReceipt: of('depositReceipt', '/print/staff-account?receipt='),
  compensation: of('chargedLoss', '/print/staff-account?loss='),
  deductionPlan: of('deductionPlan', '/print/staff-account?plan='),
  accountStatement: of('accountHolder', '/print/staff-account?staff='),
  purchaseOrder: of('purchaseOrder', '/print/purchase-order?id='),
  repairFeedback: of('repairCase', '/print/repair-feedback?id='),
  repairService: of('repairService', '/print/repair-service?id='),
  warrantyCard: of('warrantyCard', '/print/card?id='),
  projectRequest: of('request', '/print/project-request?id='),
  appointmentRegister: (_, today) => `/print/appointments?from=${today}&to=${today}`,
  customerFile: of('customer', '/print/customer-file?customer='),
  serviceReport: of('workOrder', '/print/service-report?id='),
  closingReport: of('closedRequest', '/print/closing-report?id='),
  privacyNotice: () => '/print/notice',
  customerNotice: of('request', '/print/customer-notice?id='),
  callRegister: (_, today) => `/print/calls?from=${today}&to=${today}`,
  stockNote: of('stockDocument', '/print/stock-note?id='),
  replacement: of('replacement', '/print/replacement?id='),
  oldPartNote: of('oldPartNote', '/print/old-parts?id='),
  handover: of('handover', '/print/handover?id='),
  reportTable: (_, today) => `/print/report?form=progress&from=${today}&to=${today}`,
  slipLabel: of('workOrder', '/print/slip-labels?ids='),
  itemLabel: of('installedItem', '/print/item-labels?ids='),
  toolLabel: of('tool', '/print/tool-labels?ids='),
  partLabel: of('item', '/print/part-labels?ids='),
  recoveryCode: () => undefined,
  testPage: () => '/print/test-page',
};
