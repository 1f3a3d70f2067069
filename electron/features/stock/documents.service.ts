import type { DocumentKind } from '../../../shared/document-kinds.ts';
import type { StockDocumentKind } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { bookingDay } from './posting.service.ts';

/** The number range of each paper. */
const ranges: Readonly<Record<StockDocumentKind, DocumentKind>> = {
  issue: 'issueNote',
  return: 'returnNote',
  transfer: 'transferNote',
  adjustment: 'adjustmentNote',
  scrap: 'scrapNote',
  oldPart: 'oldPartNote',
  toolIn: 'toolIn',
  toolIssue: 'toolIssue',
  toolReturn: 'toolReturn',
  toolScrap: 'toolScrap',
};

export interface NewDocument {
  readonly kind: StockDocumentKind;
  readonly workOrderId?: number | null;
  readonly staffId?: number | null;
  readonly materialRequestId?: number | null;
  readonly toolPurchaseId?: number | null;
  readonly bookedOn?: string | undefined;
  readonly signedBy?: string;
  readonly reason?: string;
  readonly note?: string;
  /** The number of what was proposed, which its paper carries on. */
  readonly no?: string;
  /** Drawn on a touch screen, as the path of an SVG. */
  readonly signature?: string;
}

export interface OpenedDocument {
  readonly documentId: number;
  readonly no: string;
  readonly bookedOn: string;
}

/** Opens the paper of one act of the storekeeper; its lines are the moves that are posted with its id. */
export async function openDocument(context: ActorContext, tx: Tx, document: NewDocument): Promise<OpenedDocument> {
  const { app, now, actor } = context;
  const bookedOn = await bookingDay(context, tx, document.bookedOn);
  const no = document.no ?? (await takeNumber(tx, ranges[document.kind], now, await readZone(app, tx)));
  const documentId = await insertChained(tx, 'stockDocument', {
    kind: document.kind,
    no,
    workOrderId: document.workOrderId ?? null,
    staffId: document.staffId ?? null,
    materialRequestId: document.materialRequestId ?? null,
    toolPurchaseId: document.toolPurchaseId ?? null,
    bookedOn,
    signedBy: document.signedBy ?? '',
    reason: document.reason ?? '',
    note: document.note ?? '',
    signature: document.signature ?? '',
    userId: actor.userId,
    at: now,
  });
  return { documentId, no, bookedOn };
}
