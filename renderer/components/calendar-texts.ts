import { useTranslation } from 'react-i18next';
import { shippedCalendars } from '../../shared/calendar.ts';
import type { CalendarPlan, WeekPlan } from '../../shared/calendar.ts';
import { windowsText } from '../../shared/calendar-text.ts';
import { holidayNames } from '../../shared/holidays.ts';
import { weekdayOf } from '../../shared/time.ts';
import type { Day } from '../../shared/time.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What calendars, days and holidays are called in the language in use. */
export function useCalendarTexts() {
  const { t, i18n } = useTranslation(['calendars', 'common']);
  const weekday = (nth: number) => t(`common:date.weekday.${weekdays[nth] ?? 'mon'}`);
  return {
    /** Monday 0 to Sunday 6. */
    weekday,
    weekdayOn: (day: Day) => weekday(weekdayOf(day) - 1),
    /** January 1 to December 12. */
    month: (nth: number) => new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, nth - 1)),
    /** Shipped calendars have a name in each language until the shop gives them one. */
    calendarName({ code, name }: Pick<CalendarPlan, 'code' | 'name'>): string {
      const isShipped = shippedCalendars.some((plan) => plan.code === code && plan.name === name);
      return isShipped ? t(`calendars:shipped.${code as 'office'}`) : name;
    },
    seasonName: (name: string) => (name === '夏季' ? t('calendars:summer') : name),
    /** Festivals by their English names where that is the language; names of the shop's own stay. */
    holidayName(name: string): string {
      if (i18n.language === 'zh-CN') return name;
      const isMakeUp = name.endsWith('补班');
      const festival = (isMakeUp ? name.slice(0, -2) : name) as keyof typeof holidayNames;
      if (!Object.hasOwn(holidayNames, festival)) return name;
      return isMakeUp ? t('calendars:holidays.makeUp', { name: holidayNames[festival] }) : holidayNames[festival];
    },
    /** `周一至周五 08:30-12:00, 13:30-17:30`, one entry for neighbours with the same hours. */
    weekLines(week: WeekPlan): readonly string[] {
      const lines: string[] = [];
      for (let from = 0; from < week.length;) {
        const hours = windowsText(week[from] ?? []);
        let to = from;
        while (to + 1 < week.length && windowsText(week[to + 1] ?? []) === hours) to += 1;
        const days =
          to - from === 6
            ? t('calendars:everyDay')
            : from === to
              ? weekday(from)
              : t('calendars:range', { from: weekday(from), to: weekday(to) });
        if (hours !== '') lines.push(`${days} ${hours}`);
        from = to + 1;
      }
      return lines.length > 0 ? lines : [t('calendars:closedAll')];
    },
  };
}
