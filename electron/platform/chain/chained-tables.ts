import type { Database } from '../../db/schema.ts';

interface ChainRule<T extends keyof Database> {
  /** Stands for the table in the chain; never given to another one. */
  readonly code: string;
  readonly family: 'audit' | 'ledger' | 'money';
  /** Columns that never change. */
  readonly fixed: readonly (keyof Database[T] & string)[];
  /** Texts that change only when a person is erased, and then by `eraseTexts`. */
  readonly texts: readonly (keyof Database[T] & string)[];
}

/**
 * Every table whose rows are in the chain (F118). Columns that are named in neither list are states of the row, which the program changes:
 * they are not in the chain, what changed them is. Their rows are written by `insertChained` alone; a gate looks for others.
 */
export const chainedTables = {
  auditEntry: {
    code: 'au',
    family: 'audit',
    fixed: ['at', 'userId', 'sessionId', 'procedure', 'subject', 'subjectId'],
    texts: ['changes'],
  },
  approvalSignature: {
    code: 'as',
    family: 'audit',
    fixed: ['approvalId', 'step', 'role', 'userId', 'at', 'decision'],
    texts: ['note'],
  },
  stockMove: {
    code: 'sm',
    family: 'ledger',
    fixed: [
      ...(['itemId', 'kind', 'fromPlaceId', 'toPlaceId', 'qty', 'valueFen', 'workOrderId', 'receiptId', 'userId', 'at'] as const),
      ...(['reversesId', 'bookedOn', 'documentId', 'lotId', 'staffId'] as const),
    ],
    texts: ['signedBy', 'reason'],
  },
  stockDocument: {
    code: 'sd',
    family: 'ledger',
    fixed: ['kind', 'no', 'workOrderId', 'staffId', 'materialRequestId', 'toolPurchaseId', 'bookedOn', 'userId', 'at'],
    texts: ['signedBy', 'reason', 'note'],
  },
  goodsReceipt: {
    code: 'gr',
    family: 'ledger',
    fixed: ['no', 'kind', 'supplier', 'materialRequestId', 'purchaseOrderId', 'supplierId', 'userId', 'at'],
    texts: ['note'],
  },
  emptyEntry: {
    code: 'em',
    family: 'ledger',
    fixed: ['staffId', 'itemId', 'kind', 'qty', 'documentId', 'workOrderId', 'reason', 'at', 'userId'],
    texts: [],
  },
  stocktakeCount: { code: 'sc', family: 'ledger', fixed: ['lineId', 'userId', 'round', 'qty', 'moveId', 'at'], texts: [] },
  toolIssue: {
    code: 'ti',
    family: 'ledger',
    fixed: [
      ...(['documentId', 'itemId', 'lotId', 'qty', 'staffId', 'managerId', 'why', 'issuedOn', 'lifeEndsOn', 'dueOn'] as const),
      ...(['oldIssueId', 'overrideReason', 'overrideBy'] as const),
    ],
    texts: [],
  },
  toolReturn: {
    code: 'tr',
    family: 'ledger',
    fixed: ['documentId', 'issueId', 'qty', 'condition', 'fate', 'note', 'decision', 'decisionReason', 'decidedBy', 'chargeFen'],
    texts: [],
  },
  staffAccountLine: {
    code: 'sa',
    family: 'money',
    fixed: [
      ...(['staffId', 'kind', 'amountFen', 'itemId', 'subject', 'subjectId', 'way', 'no', 'note', 'bookedOn', 'userId', 'at'] as const),
      'reversesId',
    ],
    texts: [],
  },
  deductionPlan: {
    code: 'dp',
    family: 'money',
    fixed: ['no', 'staffId', 'basis', 'itemId', 'totalFen', 'source', 'replacesId', 'createdBy', 'createdAt'],
    texts: [],
  },
  deductionRow: { code: 'dr', family: 'money', fixed: ['planId', 'position', 'month', 'amountFen'], texts: [] },
  itemPrice: {
    code: 'ip',
    family: 'money',
    fixed: ['itemId', 'kind', 'priceFen', 'packQty', 'unit', 'supplierId', 'fromOn', 'note', 'userId', 'at'],
    texts: [],
  },
} as const satisfies { readonly [T in keyof Database]?: ChainRule<T> };

export type ChainedTable = keyof typeof chainedTables;

export interface ChainedRule {
  readonly table: ChainedTable;
  readonly code: string;
  readonly fixed: readonly string[];
  readonly texts: readonly string[];
}

export const chainedRules: readonly ChainedRule[] = Object.entries(chainedTables).map(([table, rule]) => ({
  ...rule,
  table: table as ChainedTable,
}));

const byCode = new Map(chainedRules.map((rule) => [rule.code, rule]));
const byTable = new Map(chainedRules.map((rule) => [rule.table, rule]));

export function ruleOfCode(code: string): ChainedRule | undefined {
  return byCode.get(code);
}

export function ruleOf(table: ChainedTable): ChainedRule {
  return byTable.get(table) as ChainedRule;
}
