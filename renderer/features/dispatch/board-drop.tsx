import type { ReactNode } from 'react';
import type { BoardDay, BoardSlip } from '../../../shared/board.ts';
import type { Carried } from '../../../shared/board-moves.ts';
import { DropJob } from './drop-job.tsx';
import { DropSlip } from './drop-slip.tsx';

export interface Dropped {
  readonly carried: Carried;
  /** The slip that was carried; undefined: a job that waits. */
  readonly slip: BoardSlip | undefined;
}

export interface BoardDropProps extends Dropped {
  readonly board: BoardDay;
  /** Whose row is which: fewer people than the day has where one outlet is shown. */
  readonly rowIds: readonly number[];
  /** Beginning of the shown day. */
  readonly dayStart: number;
  readonly onSay: (text: string) => void;
  readonly onClose: () => void;
}

/** What follows when something was dropped: a slip is issued, or one is moved or given to others. */
export function BoardDrop(props: BoardDropProps): ReactNode {
  return props.slip ? <DropSlip {...props} slip={props.slip} /> : <DropJob {...props} />;
}
