import type { NumberedKind } from '../../../shared/home.ts';
import { can } from '../../../shared/permissions.ts';
import { stocktakeListInput } from '../../../shared/stocktakes.ts';
import { toolPurchaseListInput } from '../../../shared/tool-purchases.ts';
import type { ActorContext } from '../../context.ts';
import { listReplacementsNumbered } from '../replacements/replacements.service.ts';
import { listPapersNumbered } from '../stock/papers.service.ts';
import { listNotesNumbered } from '../tools/tool-notes.service.ts';
import { listStocktakes } from '../stocktakes/stocktakes.service.ts';
import { listToolPurchases } from '../tool-purchases/tool-purchase-views.service.ts';

/** A paper with that number, and what is said of it. */
export interface FoundPaper {
  readonly id: number;
  readonly no: string;
  readonly texts: readonly (string | null)[];
}

const notes: readonly NumberedKind[] = ['issueNote', 'returnNote', 'transferNote', 'adjustmentNote', 'scrapNote', 'oldPartNote'];

/** The storekeeper's papers: notes of the store and replacement controls, which open as they were printed, stocktakes and tool purchases. */
export async function stockPapers(
  context: ActorContext,
  kind: NumberedKind,
  { query, beginning, limit }: { readonly query: string; readonly beginning: string; readonly limit: number },
): Promise<readonly FoundPaper[]> {
  const { roles } = context.actor;
  if (kind === 'stocktake') {
    if (!can(roles, 'stocktakes.read')) return [];
    const { rows } = await listStocktakes(context, stocktakeListInput.parse({ query, limit }));
    return rows.map(({ id, no, bookedOn, createdByName }) => ({ id, no, texts: [bookedOn, createdByName] }));
  }
  if (kind === 'toolIssue' || kind === 'toolReturn') {
    const rows = can(roles, 'tools.read') ? await listNotesNumbered(context, beginning, limit) : [];
    return rows.filter((note) => note.kind === kind).map(({ id, no, bookedOn, staffName }) => ({ id, no, texts: [staffName, bookedOn] }));
  }
  if (kind === 'toolPurchase') {
    if (!can(roles, 'tools.read')) return [];
    const { rows } = await listToolPurchases(context, toolPurchaseListInput.parse({ query: beginning, show: 'all', limit }));
    return rows.map(({ id, no, goods, createdByName }) => ({ id, no, texts: [goods, createdByName] }));
  }
  if (!can(roles, 'parts.read') || !can(roles, 'print.documents')) return [];
  if (kind === 'replacement') {
    const rows = await listReplacementsNumbered(context, beginning, limit);
    return rows.map(({ id, no, itemName, responsibleName }) => ({ id, no, texts: [itemName, responsibleName] }));
  }
  if (!notes.includes(kind)) return [];
  const rows = await listPapersNumbered(context, beginning, limit);
  return rows.map(({ id, no, staffName, workOrderNo, bookedOn }) => ({ id, no, texts: [staffName, workOrderNo, bookedOn] }));
}
