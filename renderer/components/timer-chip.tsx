import Alarm from '@mui/icons-material/Alarm';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import EventBusy from '@mui/icons-material/EventBusy';
import HourglassBottom from '@mui/icons-material/HourglassBottom';
import Pause from '@mui/icons-material/PauseCircleOutlined';
import Schedule from '@mui/icons-material/Schedule';
import Chip from '@mui/material/Chip';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueMark, TimerView } from '../../shared/timer-views.ts';
import { colourOf } from '../../shared/timers.ts';
import type { TimerColour } from '../../shared/timers.ts';
import { useTimerTexts } from './timer-texts.ts';
import { useNow } from './use-now.ts';
import { ageText } from './when-text.ts';

const looks: Readonly<Record<TimerColour, { readonly icon: typeof Alarm; readonly colour: 'success' | 'warning' | 'error' | 'default' }>> =
  {
    green: { icon: Schedule, colour: 'success' },
    amber: { icon: HourglassBottom, colour: 'warning' },
    red: { icon: Alarm, colour: 'error' },
    paused: { icon: Pause, colour: 'default' },
    kept: { icon: CheckCircle, colour: 'success' },
    missed: { icon: EventBusy, colour: 'error' },
  };

export interface TimerChipProps {
  readonly timer: DueMark & Partial<Pick<TimerView, 'stoppedAt' | 'pauseReason'>>;
  /** Says which promise it is, where the place does not. */
  readonly isNamed?: boolean;
}

/** How a promised time stands, kept up to date: an icon and a word beside the colour, so that it reads in grey. */
export function TimerChip({ timer, isNamed }: TimerChipProps): ReactNode {
  const { t } = useTranslation(['timers', 'requestLife']);
  const common = useTranslation('common').t;
  const { nameOf, instantText } = useTimerTexts();
  const now = useNow();
  const { dueAt, amberAt, state, stoppedAt = null, pauseReason } = timer;
  const look = colourOf({ dueAt, amberAt, isPaused: state === 'paused' }, now, stoppedAt);
  const span = ageText(common, Math.abs(dueAt - now));
  const words: Readonly<Record<TimerColour, string>> = {
    green: t('timers:chip.left', { span }),
    amber: t('timers:chip.soon', { span }),
    red: t('timers:chip.late', { span }),
    paused: pauseReason ? t('timers:chip.pausedFor', { reason: t(`requestLife:hold.${pauseReason}`) }) : t('timers:chip.paused'),
    kept: t('timers:chip.kept'),
    missed: t('timers:chip.missed'),
  };
  const name = nameOf(timer);
  const { icon: Icon, colour } = looks[look];
  return (
    <Chip
      icon={<Icon />}
      label={isNamed ? `${name} ${words[look]}` : words[look]}
      color={colour}
      variant={look === 'red' || look === 'amber' ? 'filled' : 'outlined'}
      title={t('timers:chip.dueAt', { name, when: instantText(dueAt) })}
      sx={{ height: 22, fontWeight: look === 'red' ? 700 : 600, maxWidth: '100%' }}
    />
  );
}
