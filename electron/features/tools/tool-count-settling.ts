import type { CountedTool, ToolPlace } from './tool-count.repository.ts';

/** One line of a count of tools that differs from the books. */
export interface ToolDifference {
  readonly lineId: number;
  readonly itemId: number;
  readonly item: string;
  readonly placeId: number;
  readonly lotId: number | null;
  readonly lotNo: string;
  readonly differenceQty: number;
  /** The last movement before it was counted. */
  readonly countedMoveId: number;
  /** What a surplus is worth, in fen. */
  readonly gainFen: number;
  readonly reason: string;
}

/** The count that differences are settled for; its paper is opened with the first movement that stands on it. */
export interface ToolCount {
  readonly no: string;
  readonly bookedOn: string;
  readonly paper: () => Promise<number>;
}

export interface ToolCountOutcome {
  /** What was booked of each line, with its sign, in fen. */
  readonly fenOf: Map<number, number>;
  readonly losses: { readonly id: number; readonly no: string; readonly item: string; readonly staff: string }[];
  readonly toSettle: { readonly item: string; readonly holder: string }[];
}

/** What is known of the lines while they are settled. */
export interface Settling {
  readonly count: ToolCount;
  readonly places: ReadonlyMap<number, ToolPlace>;
  readonly tools: ReadonlyMap<number, CountedTool>;
  /** Lots that the same count found at another place. */
  readonly found: ReadonlySet<number>;
  /** Line of the place that a lot was missed at. */
  readonly missed: ReadonlyMap<number, number>;
  readonly outcome: ToolCountOutcome;
}

export function namedTool({ item, lotNo }: Pick<ToolDifference, 'item' | 'lotNo'>): string {
  return [item, lotNo].filter(Boolean).join(' ');
}

/** Why something moves: the count, and what was said about the line. */
export function saidOf({ count }: Settling, { reason }: ToolDifference): string {
  return `${count.no} ${reason}`.slice(0, 300);
}
