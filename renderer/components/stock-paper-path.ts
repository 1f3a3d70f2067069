import type { StockDocumentKind } from '../../shared/stock.ts';

/** Where a paper of the storekeeper is printed. */
export function stockPaperPath(kind: StockDocumentKind, id: number): string {
  if (kind === 'toolIssue' || kind === 'toolReturn') return `/print/tool-note?id=${id}`;
  return kind === 'oldPart' ? `/print/old-parts?id=${id}` : `/print/stock-note?id=${id}`;
}
