import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { DocumentKind } from '../../../shared/document-kinds.ts';
import type { PrintSubject } from '../../../shared/prints.ts';
import type { StockDocumentKind } from '../../../shared/stock.ts';
import type { PaperKind, PaperPlace } from '../../../shared/numbers.ts';

interface NumberSource {
  /** Table of the documents, and the column with their number. */
  readonly table: string;
  readonly no: string;
  /** Conditions over the table's row: the number is void, its paper is filed, or back. */
  readonly voided?: string;
  readonly filed?: string;
  readonly back?: string;
}

const repairs = {
  table: 'repair_case',
  voided: "d.state = 'voided'",
  filed: "d.state in ('signed', 'explained')",
} as const;

/** The papers of the storekeeper share a table. */
function stockPaper(kind: StockDocumentKind): Partial<NumberSource> {
  return { table: `(select id, no from stock_document where kind = '${kind}')` };
}

/** Kinds whose table is not named after them, or whose numbers can be void, filed or back. Others are found in the table of their name. */
const special: Readonly<Partial<Record<DocumentKind, Partial<NumberSource>>>> = {
  request: { table: 'service_request', voided: 'd.voided_at is not null' },
  workOrder: { voided: 'd.voided_at is not null', filed: 'd.archived_at is not null', back: 'd.returned_at is not null' },
  receipt: { table: 'goods_receipt' },
  warrantyCard: { voided: 'd.voided_at is not null' },
  repairFeedback: repairs,
  repairService: { ...repairs, no: 'service_no' },
  // both are signed on paper and filed with it when they are closed
  feedbackForm: { filed: "d.state = 'closed'" },
  incident: { filed: "d.state = 'closed'" },
  stocktake: { voided: "d.state = 'cancelled'", filed: "d.state in ('locked', 'recorded')" },
  materialRequest: { voided: "d.state = 'cancelled'", filed: "d.state = 'issued'" },
  supplierCase: { voided: "d.state = 'withdrawn'" },
  purchaseOrder: { voided: "d.state = 'cancelled'" },
  inquiry: { voided: "d.state = 'cancelled'" },
  consignment: { voided: "d.state = 'cancelled'" },
  issueNote: stockPaper('issue'),
  returnNote: stockPaper('return'),
  transferNote: stockPaper('transfer'),
  adjustmentNote: stockPaper('adjustment'),
  scrapNote: stockPaper('scrap'),
  oldPartNote: stockPaper('oldPart'),
  toolIn: stockPaper('toolIn'),
  toolIssue: stockPaper('toolIssue'),
  toolReturn: stockPaper('toolReturn'),
  depositReceipt: { table: "(select id, no from staff_account_line where no <> '')" },
  tool: { table: '(select lot_id as id, no from tool)' },
  toolPurchase: { voided: "d.state = 'cancelled'", filed: "d.state = 'booked'" },
};

/** Under which word the prints of a paper are counted. */
export const printSubjectOf: Readonly<Record<PaperKind, PrintSubject>> = {
  workOrder: 'workOrder',
  warrantyCard: 'warrantyCard',
  repairFeedback: 'repairFeedback',
  repairService: 'repairService',
  feedbackForm: 'feedbackForm',
  incident: 'incident',
};

export interface NumberFacts {
  readonly id: number;
  readonly no: string;
  readonly place: PaperPlace;
}

/** The numbered documents of a kind as a table of `id`, `no` and `place`; each is in exactly one place (R-001-14). */
export function numberedDocuments(kind: DocumentKind): RawBuilder<NumberFacts> {
  const { table, no, voided = 'false', filed = 'false', back = 'false' } = sourceOf(kind);
  const place = `case when ${voided} then 'voided' when ${filed} then 'filed' when ${back} or exists (select 1 from handover_line l
    where l.kind = '${kind}' and l.subject_id = d.id and l.is_last = 1) then 'handedOver' else 'out' end`;
  return sql<NumberFacts>`(select d.id as id, d.${sql.raw(no)} as no, ${sql.raw(place)} as place from ${sql.raw(table)} d)`;
}

function sourceOf(kind: DocumentKind): NumberSource {
  const table = kind.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { table, no: 'no', ...special[kind] };
}
