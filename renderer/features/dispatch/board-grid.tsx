import Box from '@mui/material/Box';
import { useEffect, useMemo } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { without } from '../../../shared/board.ts';
import type { BoardDay, BoardSlip, Span } from '../../../shared/board.ts';
import type { Carried } from '../../../shared/board-moves.ts';
import type { Proposal } from '../../../shared/proposals.ts';
import { useNow } from '../../components/use-now.ts';
import { BoardRow } from './board-row.tsx';
import { rowHeight } from './board-sizes.ts';
import { clockText } from './board-steps.ts';
import { boardStyle } from './board-style.ts';
import type { BoardCursor } from './use-board.ts';

interface BoardGridProps {
  readonly board: BoardDay;
  /** Also those without a row here, who go along. */
  readonly everybody: BoardDay['people'];
  readonly body: RefObject<HTMLDivElement | null>;
  readonly hours: Span;
  readonly dayStart: number;
  readonly cursor: BoardCursor;
  readonly carried: Carried | undefined;
  readonly proposals: readonly Proposal[];
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Skills and absence of a technician are asked for. */
  readonly onPerson: (id: number) => void;
}

const none: readonly BoardSlip[] = [];
/** So many of the proposed are marked in their rows. */
const marked = 3;

/** Technicians as rows, the hours of the day as columns; lunch and closed hours are shaded. */
export function BoardGrid({
  board,
  everybody,
  body,
  hours,
  dayStart,
  cursor,
  carried,
  proposals,
  onKeyDown,
  onPerson,
}: BoardGridProps): ReactNode {
  const { t } = useTranslation('board');
  const { people, slips, windows } = board;
  const byPerson = useMemo(() => {
    const rows = new Map<number, BoardSlip[]>();
    for (const slip of slips)
      for (const id of slip.staffIds) {
        const own = rows.get(id);
        if (own) own.push(slip);
        else rows.set(id, [slip]);
      }
    return rows;
  }, [slips]);
  const names = useMemo(() => new Map(everybody.map(({ id, name }) => [id, name])), [everybody]);
  const share = (minute: number) => ((minute - hours.from) / (hours.to - hours.from)) * 100;
  const marks = Array.from({ length: Math.floor((hours.to - hours.from) / 60) }, (_, nth) => hours.from + nth * 60);
  const closed = without([hours], windows);
  const row = carried?.row ?? cursor.row;
  useEffect(() => {
    body.current?.children[row]?.scrollIntoView({ block: 'nearest' });
  }, [body, row]);
  return (
    <Box sx={boardStyle}>
      <div className="hours" aria-hidden>
        <div className="corner" />
        <div className="scale">
          {marks.map((minute) => (
            <span key={minute} style={{ left: `${share(minute)}%` }}>
              {clockText(minute)}
            </span>
          ))}
        </div>
      </div>
      <div
        className="rows"
        role="grid"
        aria-label={t('people.label')}
        tabIndex={0}
        aria-activedescendant={
          cursor.slipId === undefined ? `person-${people[cursor.row]?.id}` : `slip-${people[cursor.row]?.id}-${cursor.slipId}`
        }
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const id = Number((event.target as HTMLElement).closest<HTMLElement>('[data-person]')?.dataset['person']);
          if (id) onPerson(id);
        }}
      >
        <div className="shades" aria-hidden style={{ height: people.length * rowHeight }}>
          {marks.map((minute) => (
            <i key={minute} className="mark" style={{ left: `${share(minute)}%` }} />
          ))}
          {closed.map(({ from, to }) => (
            <i key={from} className="closed" style={{ left: `${share(from)}%`, width: `${share(to) - share(from)}%` }} />
          ))}
        </div>
        <div ref={body} role="rowgroup" className="body">
          {people.map((person, nth) => {
            const rank = proposals.findIndex(({ staffId }) => staffId === person.id);
            const isHere = cursor.row === nth;
            return (
              <BoardRow
                key={person.id}
                nth={nth}
                person={person}
                slips={byPerson.get(person.id) ?? none}
                names={names}
                windows={windows}
                from={hours.from}
                to={hours.to}
                dayStart={dayStart}
                chosenSlip={isHere ? cursor.slipId : undefined}
                isChosen={isHere}
                isOver={carried?.row === nth}
                isAlso={carried?.also.includes(person.id) ?? false}
                takenSlip={carried?.kind === 'slip' && carried.fromStaff === person.id ? carried.id : undefined}
                rank={rank >= 0 && rank < marked ? rank + 1 : 0}
                proposal={proposals[rank]}
              />
            );
          })}
        </div>
        <NowLine dayStart={dayStart} hours={hours} height={people.length * rowHeight} />
        {carried && (
          <div className="carrying" aria-hidden style={{ top: carried.row * rowHeight }}>
            <div
              className="ghost"
              style={{ left: `${share(carried.minute)}%`, width: `${share(carried.minute + carried.length) - share(carried.minute)}%` }}
            >
              {clockText(carried.minute)}–{clockText(carried.minute + carried.length)}
            </div>
          </div>
        )}
      </div>
    </Box>
  );
}

/** Where the day is now; none on other days and outside the shown hours. */
function NowLine({ dayStart, hours, height }: Pick<BoardGridProps, 'dayStart' | 'hours'> & { readonly height: number }): ReactNode {
  const minute = (useNow() - dayStart) / 60_000;
  if (minute < hours.from || minute > hours.to) return null;
  const left = `${((minute - hours.from) / (hours.to - hours.from)) * 100}%`;
  return (
    <div className="now" aria-hidden style={{ height }}>
      <i data-testid="board-now" style={{ left }} />
    </div>
  );
}
