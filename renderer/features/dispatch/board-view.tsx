import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BoardDay } from '../../../shared/board.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { isAtOutlet, OutletSelect, useOutletChoice } from '../../components/outlet-select.tsx';
import type { OutletChosen } from '../../components/outlet-select.tsx';
import { StaffPlanDialog } from '../../components/staff-plan-dialog.tsx';
import { useSession } from '../../session.tsx';
import { BoardDays } from './board-days.tsx';
import { BoardDrop } from './board-drop.tsx';
import type { Dropped } from './board-drop.tsx';
import { BoardGrid } from './board-grid.tsx';
import { BoardProposals } from './board-proposals.tsx';
import { BoardWaiting } from './board-waiting.tsx';
import { useBoard } from './use-board.ts';
import type { BoardCursor } from './use-board.ts';
import { useBoardDrag } from './use-board-drag.ts';

interface BoardViewProps {
  readonly board: BoardDay;
  /** The day that is wanted; while it is fetched, `board` is still the one before. */
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** What waits on the left, the technicians and their day on the right; by mouse, and by keys alone. */
export function BoardView({ board: whole, day, onDay }: BoardViewProps): ReactNode {
  const { t } = useTranslation('board');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const outlet = useOutletChoice('board');
  const board = useMemo(() => boardOf(whole, outlet.chosen), [whole, outlet.chosen]);
  const { people } = board;
  const body = useRef<HTMLDivElement>(null);
  const [chosen, setCursor] = useState<BoardCursor>({ jobId: undefined, row: 0, slipId: undefined });
  const [area, setArea] = useState<'waiting' | 'rows'>('waiting');
  const [personId, setPersonId] = useState<number>();
  const person = board.people.find(({ id }) => id === personId);
  const [dropped, setDropped] = useState<Dropped>();
  const job = board.waiting.find(({ id }) => id === chosen.jobId) ?? board.waiting[0];
  const cursor = { ...chosen, jobId: job?.id };
  const at = useFirstTime(board, day);
  const found = useQuery(trpc.board.proposals.queryOptions(job ? { requestId: job.id, at } : skipToken, { staleTime: 15_000 })).data;
  const proposals = (found ?? []).filter(({ staffId }) => people.some(({ id }) => id === staffId));
  const state = useBoard({
    board,
    day,
    proposals,
    cursor,
    onCursor: setCursor,
    onDay,
    onDrop: (carried, slip) => setDropped({ carried, slip }),
    onOpen: (id) => void navigate(`/work-orders/${id}`),
    onPerson: setPersonId,
  });
  const { carried, said, hours, dayStart, onKeyDown } = state;
  const drag = useBoardDrag({ board, body, hours, state, onCursor: (change) => setCursor((before) => ({ ...before, ...change })) });
  // the rows change under what is carried
  const choose = (chosen: OutletChosen) => {
    if (carried) state.giveBack();
    setCursor({ ...cursor, row: 0, slipId: undefined });
    outlet.choose(chosen);
  };
  return (
    <Box
      {...drag}
      sx={{
        height: '100%',
        minHeight: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(230px, 280px) minmax(0, 1fr)',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        onFocus={() => setArea('waiting')}
        sx={{ minHeight: 0, display: 'flex', flexDirection: 'column', borderRight: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
      >
        <BoardWaiting
          board={board}
          chosenId={job?.id}
          onChoose={(jobId) => setCursor({ ...cursor, jobId })}
          onKeyDown={onKeyDown('waiting')}
        />
        {job && <BoardProposals proposals={proposals} job={job} />}
      </Box>
      <Box onFocus={() => setArea('rows')} sx={{ minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <BoardDays
          board={board}
          day={day}
          onDay={onDay}
          filter={<OutletSelect choice={{ ...outlet, choose }} />}
          hint={carried ? (carried.kind === 'job' ? 'carry' : 'carrySlip') : area}
        />
        {people.length === 0 && whole.people.length > 0 ? (
          <EmptyState title={t('people.noneHere')} />
        ) : people.length === 0 ? (
          <EmptyState title={t('people.none')} hint={t('people.noneHint')} />
        ) : (
          <BoardGrid
            board={board}
            everybody={whole.people}
            body={body}
            hours={hours}
            dayStart={dayStart}
            cursor={cursor}
            carried={carried}
            proposals={proposals}
            onKeyDown={onKeyDown('rows')}
            onPerson={setPersonId}
          />
        )}
      </Box>
      <Typography aria-live="assertive" role="status" sx={hidden} data-testid="board-said">
        {said}
      </Typography>
      {person && <StaffPlanDialog person={person} onClose={() => setPersonId(undefined)} />}
      {dropped && (
        <BoardDrop
          {...dropped}
          board={whole}
          rowIds={state.rowIds}
          dayStart={dayStart}
          onSay={state.say}
          onClose={() => setDropped(undefined)}
        />
      )}
    </Box>
  );
}

/** The people of one outlet with their slips; whoever goes along from elsewhere stays on the slip. */
function boardOf(whole: BoardDay, chosen: OutletChosen): BoardDay {
  if (chosen === 'all') return whole;
  const people = whole.people.filter((one) => isAtOutlet(one, chosen));
  const shown = new Set(people.map(({ id }) => id));
  return { ...whole, people, slips: whole.slips.filter(({ staffIds }) => staffIds.some((id) => shown.has(id))) };
}

/** For screen readers only. */
const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** On the board of a later day who could take a job is asked for that day's first hour; today it is asked from now on. */
function useFirstTime({ windows }: BoardDay, day: string): number | null {
  const { zone } = useSession().shop;
  const today = dayOf(Date.now(), zone);
  return day > today ? startOfDay(day, zone) + (windows[0]?.from ?? 540) * 60_000 : null;
}
