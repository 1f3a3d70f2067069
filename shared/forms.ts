import type { Paper } from './papers.ts';
import type { PrintSubject } from './prints.ts';

/** Every form that is printed, by the word that names it in addresses, settings and counts of prints. */
export const formCodes = [
  'slip',
  'dispatchLog',
  'feedbackForm',
  'incident',
  'materialRequest',
  'stocktake',
  'toolNote',
  'toolPurchase',
  'purchaseOrder',
  'depositReceipt',
  'compensation',
  'deductionPlan',
  'accountStatement',
  'repairFeedback',
  'repairService',
  'warrantyCard',
  'projectRequest',
  'appointmentRegister',
  'customerFile',
  'serviceReport',
  'closingReport',
  'privacyNotice',
  'customerNotice',
  'callRegister',
  'stockNote',
  'replacement',
  'oldPartNote',
  'handover',
  'reportTable',
  'slipLabel',
  'itemLabel',
  'partLabel',
  'toolLabel',
  'recoveryCode',
  'testPage',
] as const;
export type FormCode = (typeof formCodes)[number];

/** For whom each layer of a form is. */
export const copyKeys = [
  'file',
  'technician',
  'customer',
  'management',
  'generalManager',
  'service',
  'engineering',
  'office',
  'owner',
  'adminOffice',
  'serviceCentre',
  'custodian',
  'supplier',
  'holder',
] as const;
export type CopyKey = (typeof copyKeys)[number];

/** How a form is printed where neither the shop nor the seat chose otherwise. */
export interface FormKind {
  /** Its number in the trade's list of forms (F-01 …), printed at the foot; empty: it has none. */
  readonly no: string;
  /** The first one is what it is made for. */
  readonly papers: readonly Paper[];
  readonly isLandscape: boolean;
  /** Layers that can be printed; `copies` are those that are unless chosen otherwise. Empty: one without a name. */
  readonly layers: readonly CopyKey[];
  readonly copies: readonly CopyKey[];
  /** As what its prints are counted, so that the second and later carry the mark of a reprint; not given: it may be printed at will. */
  readonly subject?: PrintSubject;
  /** It belongs on paper only: no file is made of it, and it has no layout to choose. */
  readonly isSecret?: boolean;
}

const sheets = ['A4', 'A5', '241x280', '241x140', '241x93'] as const satisfies readonly Paper[];
const strips = ['241x280', '241x140', '241x93', 'A4', 'A5', '80mm'] as const satisfies readonly Paper[];
/** A line of a list needs more height than the shortest form has. */
const lists = ['A4', 'A5', '241x280', '241x140'] as const satisfies readonly Paper[];
/** What is signed by both sides at the desk. */
const cut = ['A5', 'A4'] as const satisfies readonly Paper[];
const documents = [...sheets, '80mm'] as const satisfies readonly Paper[];
const labels = ['60x40', '40x30'] as const satisfies readonly Paper[];

function form(no: string, papers: readonly Paper[], copies: readonly CopyKey[], more: Partial<FormKind> = {}): FormKind {
  return { no, papers, isLandscape: false, layers: copies, copies, ...more };
}

/** What is known of each form; the copies are those of the trade's list (section F). */
export const forms: Readonly<Record<FormCode, FormKind>> = {
  slip: form('F-01', ['A5', ...documents.filter((paper) => paper !== 'A5')], ['file', 'technician', 'customer'], { subject: 'workOrder' }),
  dispatchLog: form('F-02', lists, [], { isLandscape: true, subject: 'dispatchLog' }),
  feedbackForm: form('F-03', documents, ['file', 'management'], { subject: 'feedbackForm' }),
  incident: form('F-04', documents, ['file', 'generalManager'], { subject: 'incident' }),
  materialRequest: form('F-08', documents, ['file', 'adminOffice'], { subject: 'materialRequest' }),
  toolNote: form('F-10', documents, ['file', 'holder'], { subject: 'stockDocument' }),
  depositReceipt: form('F-11', cut, ['file', 'holder'], { subject: 'staffAccountLine' }),
  compensation: form('F-11', cut, ['file', 'holder'], { subject: 'toolLoss' }),
  deductionPlan: form('F-11', cut, ['file', 'holder'], { subject: 'deductionPlan' }),
  accountStatement: form('F-11', ['A4', 'A5'], ['file', 'holder']),
  toolPurchase: form('F-09', documents, ['serviceCentre', 'adminOffice', 'custodian'], { subject: 'toolPurchase' }),
  stocktake: form('F-12', lists, ['file', 'office'], { subject: 'stocktake' }),
  repairFeedback: form('F-19', documents, ['service', 'engineering'], { subject: 'repairFeedback' }),
  repairService: form('F-20', documents, ['office', 'engineering'], { subject: 'repairService' }),
  warrantyCard: form('F-21', documents, ['owner', 'file'], { subject: 'warrantyCard' }),
  projectRequest: form('F-22', documents, []),
  appointmentRegister: form('F-23', lists, [], { isLandscape: true }),
  customerFile: form('F-28', documents, [], { subject: 'customerFile' }),
  serviceReport: form('F-29', documents, ['file', 'customer']),
  purchaseOrder: form('F-34', documents, ['file', 'supplier'], { subject: 'purchaseOrder' }),
  closingReport: form('F-33', documents, ['file'], { subject: 'request' }),
  privacyNotice: form('F-35', documents, ['customer', 'file']),
  customerNotice: form('', documents, ['customer', 'file']),
  callRegister: form('', lists, [], { isLandscape: true }),
  stockNote: form('F-26', ['241x140', ...documents.filter((paper) => paper !== '241x140')], ['file', 'technician'], {
    subject: 'stockDocument',
  }),
  replacement: form('F-13', ['A5', ...documents.filter((paper) => paper !== 'A5')], ['file'], { subject: 'replacement' }),
  oldPartNote: form('F-13', lists, ['file', 'technician'], { subject: 'stockDocument' }),
  handover: form('', documents, [], { subject: 'handover' }),
  reportTable: form('', lists, [], { isLandscape: true }),
  slipLabel: form('', labels, []),
  itemLabel: form('', labels, []),
  partLabel: form('F-37', labels, []),
  toolLabel: form('', labels, []),
  recoveryCode: form('', ['A4', 'A5'], [], { isSecret: true }),
  testPage: form('', [...strips, ...labels], []),
};
