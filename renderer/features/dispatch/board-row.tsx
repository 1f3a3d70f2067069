import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { endOf, loadOf, overlaps } from '../../../shared/board.ts';
import type { BoardPerson, BoardSlip, Span } from '../../../shared/board.ts';
import { lanesOf } from '../../../shared/board-moves.ts';
import type { Proposal } from '../../../shared/proposals.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import { useProposalText } from '../../components/proposal-text.ts';
import { rowHeight } from './board-sizes.ts';
import { clockText } from './board-steps.ts';
import { useMinutesText } from './use-minutes-text.ts';

interface BoardRowProps {
  readonly nth: number;
  readonly person: BoardPerson;
  readonly slips: readonly BoardSlip[];
  readonly names: ReadonlyMap<number, string>;
  readonly windows: readonly Span[];
  readonly from: number;
  readonly to: number;
  readonly dayStart: number;
  readonly chosenSlip: number | undefined;
  readonly isChosen: boolean;
  readonly isOver: boolean;
  readonly isAlso: boolean;
  readonly takenSlip: number | undefined;
  /** Place among the proposed, 0: not marked. */
  readonly rank: number;
  readonly proposal: Proposal | undefined;
}

/** One technician: name, load, and the day with its slips. Drawn again only when something of it changed. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps): ReactNode {
  const { nth, person, slips, names, from, to, dayStart, chosenSlip, isChosen, isOver, isAlso, takenSlip } = props;
  const { t } = useTranslation(['board', 'workOrders']);
  const lanes = lanesOf(slips);
  const share = (minute: number) => ((Math.min(Math.max(minute, from), to) - from) / (to - from)) * 100;
  const minuteOf = (at: number) => (at - dayStart) / 60_000;
  const state = [isChosen && 'chosen', isOver && 'over', isAlso && 'also'].filter(Boolean).join(' ');
  return (
    <div role="row" className={`row ${state}`}>
      <PersonCell {...props} />
      <div className="day" role={slips.length === 0 ? 'gridcell' : 'presentation'}>
        {person.away.map((off) => (
          <div key={off.from} className="away" style={{ left: `${share(off.from)}%`, width: `${share(off.to) - share(off.from)}%` }}>
            {t('board:people.away', { reason: off.reason })}
          </div>
        ))}
        {slips.map((slip) => {
          const { lane = 0, of = 1 } = lanes.get(slip.id) ?? {};
          const [begin, end] = [minuteOf(slip.plannedAt), minuteOf(endOf(slip))];
          const height = (rowHeight - 5) / of;
          const others = slip.staffIds.filter((id) => id !== person.id).map((id) => names.get(id));
          const isClash =
            !slip.isOverlapAllowed &&
            slips.some((one) => one.id !== slip.id && isOpen(one) && isOpen(slip) && overlaps(one, slip) && !one.isOverlapAllowed);
          const facts = [
            t('board:block.title', {
              no: slip.no,
              customer: slip.customerName,
              from: clockText(begin),
              to: clockText(end),
              state: t(`workOrders:state.${slip.state}`),
            }),
            slip.work,
            slip.address,
            others.length > 0 && t('board:block.with', { names: others.join('、') }),
            slip.isConfirmed && t('board:block.confirmed'),
            isClash ? t('board:block.clash') : slip.isOverlapAllowed && t('board:block.overlap'),
            slip.holdReason !== '' && t('board:block.held'),
          ].filter(Boolean);
          const isLead = slip.staffIds.length > 1 && slip.staffIds[0] === person.id;
          return (
            <div
              key={slip.id}
              id={`slip-${person.id}-${slip.id}`}
              role="gridcell"
              aria-selected={slip.id === chosenSlip}
              aria-label={facts.join('，')}
              title={facts.join('\n')}
              data-slip={slip.id}
              data-row={nth}
              className={`slip ${slip.urgency} ${isOpen(slip) ? '' : 'done'} ${isClash ? 'clash' : ''} ${slip.id === takenSlip ? 'taken' : ''}`}
              style={{
                left: `${share(begin)}%`,
                width: `max(${share(end) - share(begin)}%, 10px)`,
                top: 2 + lane * height,
                height: height - 1,
              }}
            >
              {isClash && '▲ '}
              {!isOpen(slip) && '✓ '}
              {slip.holdReason !== '' && '‖ '}
              {isLead && `${t('board:lead')} `}
              {slip.customerName}
              {of === 1 && <br />}
              {of === 1 && slip.work}
            </div>
          );
        })}
      </div>
    </div>
  );
});

/** Who it is, how much is planned of what can be worked, and whether they are proposed. */
function PersonCell({ person, slips, windows, dayStart, rank, proposal }: BoardRowProps): ReactNode {
  const { t } = useTranslation('board');
  const minutes = useMinutesText();
  const text = useProposalText();
  const jobs = slips.map((slip) => ({
    from: Math.max(0, Math.round((slip.plannedAt - dayStart) / 60_000)),
    to: Math.min(1440, Math.round((endOf(slip) - dayStart) / 60_000)),
  }));
  const load = loadOf(jobs, windows, person.away);
  const isAwayAll = person.away.some((off) => off.from === 0 && off.to === 1440);
  const numbers = { planned: minutes(load.planned), working: minutes(load.working), unplanned: minutes(load.unplanned) };
  const facts = [person.skills, person.region, t('load.title', numbers), proposal?.reasons.map(text).join(' · ')].filter(Boolean);
  return (
    <div role="rowheader" id={`person-${person.id}`} className="person" data-person={person.id} title={facts.join('\n')}>
      <div className="name">
        <span>{person.name}</span>
        {rank > 0 && <b className="rank">{t('proposal.rank', { n: rank })}</b>}
      </div>
      <div className="load">
        {isAwayAll ? (
          <b>{t('people.awayAll')}</b>
        ) : (
          <>
            <span className={load.working > 0 && load.planned >= load.working ? 'full' : ''}>
              {t('load.text', { planned: inHours(load.planned), working: inHours(load.working) })}
            </span>
            <span>{t('load.jobs', { count: load.jobs })}</span>
            <span>{t('load.unplanned', { free: inHours(load.unplanned) })}</span>
          </>
        )}
      </div>
    </div>
  );
}

/** 7.5 for seven and a half hours. */
function inHours(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}

function isOpen({ state }: BoardSlip): boolean {
  return unfinishedStates.includes(state);
}
