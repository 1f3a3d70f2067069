import { useTranslation } from 'react-i18next';
import { shippedCalendars } from '../../shared/calendar.ts';
import type { ExplainStep } from '../../shared/timer-explain.ts';
import { dayOf, formatTime } from '../../shared/time.ts';
import type { Day } from '../../shared/time.ts';
import type { TimerClock, TimerLimit } from '../../shared/timer-policy.ts';
import { useZone } from '../session.tsx';
import { useCalendarTexts } from './calendar-texts.ts';
import { usePresetTexts } from './preset-texts.ts';

/** Promised times and their arithmetic in the words of the language in use. */
export function useTimerTexts() {
  const { t } = useTranslation(['timers', 'calendars', 'requestLife']);
  const { timerName, limitText } = usePresetTexts();
  const { weekdayOn, holidayName } = useCalendarTexts();
  const zone = useZone();

  const dayText = (day: Day) => `${day.slice(5)} ${weekdayOn(day)}`;
  const instantText = (at: number) => `${dayText(dayOf(at, zone))} ${formatTime(at, zone)}`;
  const daysText = (from: Day, to: Day) => (from === to ? dayText(from) : t('timers:step.range', { from: dayText(from), to: dayText(to) }));
  /** To the minute: `7 小时 30 分`; before the start of the clock `提前 22 分钟`, as when a technician comes before the agreed time. */
  const spanText = (ms: number): string => {
    if (ms <= -30_000) return t('timers:span.early', { span: spanText(-ms) });
    const all = Math.round(ms / 60_000);
    const [hours, minutes] = [Math.floor(all / 60), all % 60];
    if (hours === 0) return t('timers:span.minutes', { minutes });
    return minutes === 0 ? t('timers:span.hours', { hours }) : t('timers:span.hoursMinutes', { hours, minutes });
  };
  const windowsText = (windows: readonly { readonly from: number; readonly to: number }[]) =>
    windows
      .map(({ from, to }) => {
        if (to - from === 86_400_000) return t('timers:step.wholeDay');
        const end = formatTime(to, zone);
        return `${formatTime(from, zone)}-${end === '00:00' ? '24:00' : end}`;
      })
      .join(' ');
  const ofCalendar = (code: string) => {
    const plan = shippedCalendars.find((one) => one.code === code);
    return plan ? t(`calendars:shipped.${plan.code as 'office'}`) : '';
  };
  const limitOf = (limit: TimerLimit, clock: TimerClock) => limitText(limit, clock === 'working');

  const stepText = (step: ExplainStep): string => {
    switch (step.key) {
      case 'start':
        return t('timers:step.start', { when: instantText(step.at) });
      case 'limit': {
        const words = { limit: limitOf(step.limit, step.clock), clock: t(`timers:clock.${step.clock}`) };
        const calendar = step.clock === 'calendar' ? '' : ofCalendar(step.calendar);
        return calendar === '' ? t('timers:step.limit', words) : t('timers:step.limitOn', { ...words, calendar });
      }
      case 'opening':
        return t('timers:step.opening', { when: instantText(step.at) });
      case 'day': {
        const words = { day: dayText(step.day), windows: windowsText(step.windows), span: spanText(step.ms) };
        return step.name === '' ? t('timers:step.day', words) : t('timers:step.makeUp', { ...words, name: holidayName(step.name) });
      }
      case 'skipped':
        return t(`timers:step.skipped.${step.reason}`, { days: daysText(step.from, step.to), name: holidayName(step.name) });
      case 'more':
        return t('timers:step.more', { days: daysText(step.from, step.to), count: step.days, span: spanText(step.ms) });
      case 'pause': {
        const words = { reason: t(`requestLife:hold.${step.reason}`), from: instantText(step.from), span: spanText(step.ms) };
        return step.to === null ? t('timers:step.pauseOpen', words) : t('timers:step.pause', { ...words, to: instantText(step.to) });
      }
      case 'agreed':
        return t('timers:step.agreed', { when: instantText(step.at), instead: instantText(step.instead) });
      case 'sum':
        return t('timers:step.sum', { span: spanText(step.ms) });
      case 'due':
        return t('timers:step.due', { when: instantText(step.at) });
    }
  };
  return {
    stepText,
    spanText,
    instantText,
    limitOf,
    nameOf: ({ policy, name }: { readonly policy: string; readonly name: string }) => timerName({ code: policy, name }),
  };
}
