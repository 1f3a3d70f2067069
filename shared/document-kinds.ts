/**
 * Kinds of documents and the letters their numbers begin with where the shop has set no others. A further kind is one line here; where its
 * table is named otherwise, a line of `number-sources.repository.ts` says so.
 */
export const documentPrefixes = {
  request: 'SL',
  workOrder: 'WX',
  receipt: 'RK',
  warrantyCard: 'BX',
  privacyRequest: 'YS',
  repairFeedback: 'WF',
  repairService: 'WS',
  feedbackForm: 'XF',
  handover: 'JJ',
  incident: 'SG',
  supplierCase: 'GY',
  issueNote: 'CK',
  returnNote: 'TL',
  transferNote: 'DB',
  adjustmentNote: 'TZ',
  scrapNote: 'BF',
  oldPartNote: 'JT',
  replacement: 'BH',
  materialRequest: 'CL',
  inquiry: 'XJ',
  purchaseOrder: 'CG',
  consignment: 'TY',
  stocktake: 'PD',
  toolIn: 'GR',
  toolIssue: 'GL',
  toolReturn: 'GT',
  toolScrap: 'GB',
  toolLoss: 'GS',
  toolRepair: 'GX',
  toolPurchase: 'GQ',
  deductionPlan: 'KK',
  depositReceipt: 'YJ',
  tool: 'T',
} as const;
export type DocumentKind = keyof typeof documentPrefixes;
export const documentKinds = Object.keys(documentPrefixes) as readonly DocumentKind[];

/** Places that the number within a day is filled up to where the shop has set no others. */
export const usualDigits = 4;

/** A number as it stands on paper: `SL20261121-0001`. */
export function documentNumber(prefix: string, compact: string, nth: number, digits: number): string {
  return `${prefix}${compact}-${String(nth).padStart(digits, '0')}`;
}
