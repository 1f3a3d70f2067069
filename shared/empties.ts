import { z } from 'zod';
import { id, pageInput, quantity, reason, searchText } from './fields.ts';

/**
 * What happened to the empties of a person and item (R-000-34): the first issue needs none and is marked, every further one needs as many as it
 * brings; `released` is the supervisor's leave to issue without, `backUnused` what came back full.
 */
export const emptyEntryKinds = ['firstIssue', 'issue', 'handedIn', 'released', 'backUnused'] as const;
export type EmptyEntryKind = (typeof emptyEntryKinds)[number];

export const emptiesListInput = z.strictObject({ query: searchText.default(''), ...pageInput });
export const emptiesCountInput = z.strictObject({ query: searchText.default('') });
export const emptyHistoryInput = z.strictObject({ staffId: id, itemId: id });
/** Whole containers. */
export const handInEmptiesInput = z.strictObject({ staffId: id, itemId: id, containers: quantity.max(10_000) });
/** Without empties, once, for so many containers. */
export const releaseEmptiesInput = z.strictObject({ staffId: id, itemId: id, containers: quantity.max(1000), reason });

/** What a person has of an item: quantities in its units, of which `packQty` are a container. */
export interface EmptyAccountRow {
  readonly staffId: number;
  readonly staffName: string;
  readonly itemId: number;
  readonly itemCode: string;
  readonly itemName: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  /** Issued and neither handed in empty nor brought back. */
  readonly heldQty: number;
  /** May be issued without a further empty. */
  readonly creditQty: number;
  readonly changedAt: number;
}

export interface EmptyEntryRow {
  readonly id: number;
  readonly kind: EmptyEntryKind;
  readonly qty: number;
  readonly at: number;
  readonly userName: string;
  readonly documentNo: string | null;
  readonly workOrderNo: string | null;
  readonly reason: string;
}

/** An item that is given out against empties. */
export interface EmptyItem {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
}
