import { useTranslation } from 'react-i18next';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import type { VersionDifference } from '../../components/stale-notice.tsx';
import type { CalendarValues } from './calendar-values.ts';

/** The parts of a calendar in which what is typed and what somebody else saved differ. */
export function usePlanDifferences(): (mine: CalendarValues, theirs: CalendarValues) => readonly VersionDifference[] {
  const { t } = useTranslation('calendars');
  const { weekday } = useCalendarTexts();
  const weekText = (week: readonly string[]) => week.map((hours, nth) => `${weekday(nth)} ${hours}`).join('\n');
  const parts = (values: CalendarValues) => [
    { label: t('form.name'), text: values.name },
    { label: t('column.holidays'), text: values.followsHolidays ? t('follows') : t('followsNot') },
    { label: t('form.week'), text: weekText(values.week) },
    {
      label: t('form.seasons'),
      text: values.seasons.map(({ name, from, to, week }) => `${name} ${from}~${to}\n${weekText(week)}`).join('\n'),
    },
    {
      label: t('form.exceptions'),
      text: values.exceptions.map(({ day, kind, name, windows }) => `${day} ${t(`kindLong.${kind}`)} ${name} ${windows}`).join('\n'),
    },
  ];
  return (mine, theirs) => {
    const others = parts(theirs);
    return parts(mine)
      .map(({ label, text }, nth) => ({ label, mine: text, theirs: others[nth]?.text ?? '' }))
      .filter((one) => one.mine !== one.theirs);
  };
}
