import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { memo, useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardDay, BoardJob } from '../../../shared/board.ts';
import { holdReasons } from '../../../shared/holds.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { isLate, UrgencyMark } from '../../components/request-marks.tsx';
import { useNow } from '../../components/use-now.ts';
import { useWhen } from '../../components/when.tsx';

interface BoardWaitingProps {
  readonly board: BoardDay;
  readonly chosenId: number | undefined;
  readonly onChoose: (id: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The requests that wait, in the order of R-002-27, each with why it stands where it stands. */
export function BoardWaiting({ board: { waiting, isMore }, chosenId, onChoose, onKeyDown }: BoardWaitingProps): ReactNode {
  const { t } = useTranslation('board');
  const list = useRef<HTMLDivElement>(null);
  // the keys work at once
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <>
      <Typography variant="h3" sx={{ px: 1.5, py: 1 }}>
        {t('waiting.count', { count: waiting.length })}
      </Typography>
      {waiting.length === 0 && <EmptyState title={t('waiting.empty')} hint={t('waiting.emptyHint')} />}
      <Box
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={t('waiting.label')}
        aria-activedescendant={chosenId === undefined ? undefined : `job-${chosenId}`}
        onKeyDown={onKeyDown}
        sx={listStyle}
      >
        {waiting.map((job) => (
          <Job key={job.id} job={job} isChosen={job.id === chosenId} onChoose={onChoose} />
        ))}
      </Box>
      {isMore && (
        <Typography variant="body2" sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>
          {t('waiting.more', { count: waiting.length })}
        </Typography>
      )}
    </>
  );
}

interface JobProps {
  readonly job: BoardJob;
  readonly isChosen: boolean;
  readonly onChoose: (id: number) => void;
}

const Job = memo(
  function Job({ job, isChosen, onChoose }: JobProps): ReactNode {
    const { t } = useTranslation(['board', 'requestLife']);
    const when = useWhen();
    const now = useNow();
    const held = holdReasons.find((reason) => reason === job.holdReason);
    const marks = [
      job.isUnpaidProject && t('board:waiting.unpaid'),
      job.state === 'registered' && t('board:waiting.notTold'),
      job.appointmentAt !== null && t('board:waiting.appointment', { when: when(job.appointmentAt) }),
      held && t('board:waiting.held', { reason: t(`requestLife:hold.${held}`) }),
    ].filter(Boolean);
    return (
      <Box
        id={`job-${job.id}`}
        role="option"
        aria-selected={isChosen}
        data-job={job.id}
        className="job"
        onClick={() => onChoose(job.id)}
        title={[job.no, job.serviceWanted, job.productText, job.address, job.region].filter(Boolean).join(' · ')}
      >
        <div className="line">
          <b className="cut">{job.customerName}</b>
          <UrgencyMark urgency={job.urgency} />
        </div>
        <div className="line quiet">
          <span className="cut">{[job.serviceWanted, job.productText].filter(Boolean).join(' · ')}</span>
          {isLate(job.state, job.promisedAt, now) ? (
            <span className="late">
              <Schedule sx={{ fontSize: 14 }} />
              {t('board:waiting.late', { age: when(job.promisedAt, 'age') })}
            </span>
          ) : (
            <span className="due">{t('board:waiting.due', { when: when(job.promisedAt) })}</span>
          )}
        </div>
        {marks.length > 0 && <div className="marks">{marks.join(' · ')}</div>}
      </Box>
    );
  },
  // the list is renewed with every change of the board; a job that stayed as it was is not drawn again
  (before, next) =>
    before.isChosen === next.isChosen && before.job.version === next.job.version && before.job.appointmentAt === next.job.appointmentAt,
);

const listStyle = {
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  '& .job': {
    px: 1.5,
    py: 0.75,
    cursor: 'grab',
    borderBottom: 1,
    borderColor: 'divider',
    borderLeft: '3px solid transparent',
    fontSize: 13,
    lineHeight: 1.45,
    userSelect: 'none',
    touchAction: 'none',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 54px',
  },
  '& .job:hover': { bgcolor: 'action.hover' },
  '& .job[aria-selected=true]': { bgcolor: 'action.selected', borderLeftColor: 'primary.main' },
  '& .line': { display: 'flex', gap: 1, alignItems: 'baseline', justifyContent: 'space-between' },
  '& .cut': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  '& .quiet': { color: 'text.secondary' },
  '& .due': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& .late': { color: 'error.main', fontWeight: 700, display: 'inline-flex', alignItems: 'center', gap: 0.25, whiteSpace: 'nowrap' },
  '& .marks': { color: 'warning.main', fontWeight: 600 },
} as const;
