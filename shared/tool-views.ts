import { z } from 'zod';
import { id, reason, version } from './fields.ts';
import type { ToolRow } from './tools.ts';

/** What can happen to one tool, from its coming in to its end (SM-08). */
export const toolHistoryKinds = [
  'takenIn',
  'issued',
  'returned',
  'sentToRepair',
  'repaired',
  'beyondRepair',
  'lost',
  'charged',
  'waived',
  'found',
  'scrapProposed',
  'scrapped',
  'scrapRefused',
  'managerChanged',
] as const;
export type ToolHistoryKind = (typeof toolHistoryKinds)[number];

export const toolIdInput = z.strictObject({ lotId: id });
export const toolLabelsInput = z.strictObject({ ids: z.array(id).min(1).max(200) });
/** R-000-68: somebody else answers for a tool from now on. */
export const changeManagerInput = z.strictObject({ lotId: id, version, managerId: id.nullable(), reason });

/** One line of a tool's life; words that the screens have stand as keys. */
export interface ToolHistoryRow {
  readonly key: string;
  readonly kind: ToolHistoryKind;
  /** Business day. */
  readonly on: string;
  readonly at: number;
  /** Who got, gave, lost or pays for it. */
  readonly staffName: string;
  /** Who noted it. */
  readonly userName: string;
  readonly no: string;
  /** The note that can be printed. */
  readonly documentId: number | null;
  readonly lossId: number | null;
  /** The return that photos belong to. */
  readonly returnId: number | null;
  readonly text: string;
  readonly why: string;
  readonly condition: string;
  readonly fate: string;
  readonly amountFen: number | null;
}

/** One movement of one tool. */
export interface ToolMoveRow {
  readonly id: number;
  readonly at: number;
  readonly bookedOn: string;
  readonly kind: string;
  readonly fromName: string;
  readonly toName: string;
  readonly documentNo: string;
  readonly userName: string;
}

/** One numbered tool with everything that is known of it. */
export interface ToolView extends ToolRow {
  readonly unit: string;
  readonly useRange: string;
  readonly lifeMonths: number | null;
  readonly holderPercent: number | null;
  readonly history: readonly ToolHistoryRow[];
  readonly moves: readonly ToolMoveRow[];
}

/** What stands on a number label (R-000-69). */
export interface ToolLabel {
  readonly lotId: number;
  readonly no: string;
  readonly name: string;
  readonly spec: string;
  readonly managerName: string;
  readonly boughtOn: string;
}

/** A numbered tool that came back to be mended or scrapped, and still lies in the room. */
export interface ToolToMend {
  readonly lotId: number;
  readonly no: string;
  readonly itemId: number;
  readonly name: string;
  readonly spec: string;
  readonly fate: 'repair' | 'scrap';
  readonly condition: string;
  readonly note: string;
  readonly returnedOn: string;
  readonly staffId: number;
  readonly staffName: string;
  readonly placeId: number;
  readonly placeName: string;
}
