import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQueries } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { compileCalendar } from '../../../shared/calendar.ts';
import type { WorkingCalendar } from '../../../shared/calendar.ts';
import { addDays, dayOf, formatTime } from '../../../shared/time.ts';
import type { Day } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { useNow } from '../../components/use-now.ts';
import { useZone } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { calendarValues } from './calendar-values.ts';
import type { CalendarValues } from './calendar-values.ts';
import { DueExample } from './due-example.tsx';

const shownDays = 14;

/** What the calendar being typed gives: the next days, and an example of its arithmetic. Worked out at this seat by the rules of the host. */
export function CalendarPreview(): ReactNode {
  const { t } = useTranslation('calendars');
  const typed = useTypedCalendar();
  // Half a line typed is no calendar: until it is one again, the last one stays in sight, and the example keeps what was asked.
  const last = useRef(typed);
  if (typed) last.current = typed;
  const calendar = last.current;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={t('preview.title')}
      sx={{ p: 1.5, display: 'grid', gap: 1.5, alignContent: 'start' }}
    >
      <div>
        <Typography variant="h2">{t('preview.title')}</Typography>
        <Typography variant="body2" role="status" sx={{ color: typed || !calendar ? 'text.secondary' : 'warning.main' }}>
          {typed || !calendar ? t('preview.hint') : t('preview.wrong')}
        </Typography>
      </div>
      {calendar && (
        <>
          <DueExample calendar={calendar} />
          <NextDays calendar={calendar} />
        </>
      )}
    </Paper>
  );
}

/** undefined while what is typed is no calendar, or the holidays are not there yet. */
function useTypedCalendar(): WorkingCalendar | undefined {
  const trpc = useTRPC();
  const zone = useZone();
  const values = useDeferredValue(useWatch<CalendarValues>() as CalendarValues);
  const year = Number(dayOf(useNow(), zone).slice(0, 4));
  const holidays = useQueries({
    queries: [year, year + 1, year + 2].map((one) => trpc.calendars.holidays.queryOptions({ year: one })),
    combine: (results) => (results.every(({ data }) => data) ? results.flatMap(({ data }) => data?.days ?? []) : undefined),
  });
  return useMemo(() => {
    const read = calendarValues.safeParse({ ...values, name: values.name || '-' });
    return read.success && holidays ? compileCalendar({ code: 'typed', ...read.data }, zone, holidays) : undefined;
  }, [values, holidays, zone]);
}

function NextDays({ calendar }: { readonly calendar: WorkingCalendar }): ReactNode {
  const { t } = useTranslation('calendars');
  const today = dayOf(useNow(), calendar.zone);
  return (
    <div>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {t('preview.days')}
      </Typography>
      <Box component="ul" aria-label={t('preview.days')} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.25 }}>
        {Array.from({ length: shownDays }, (_, nth) => (
          <NextDay key={nth} calendar={calendar} day={addDays(today, nth)} />
        ))}
      </Box>
    </div>
  );
}

function NextDay({ calendar, day }: { readonly calendar: WorkingCalendar; readonly day: Day }): ReactNode {
  const { t } = useTranslation('calendars');
  const { weekdayOn, holidayName } = useCalendarTexts();
  const exception = calendar.exceptionOn(day);
  const hours = calendar.windowsOn(day).map(({ from, to }) => {
    const end = formatTime(to, calendar.zone);
    return `${formatTime(from, calendar.zone)}-${end === '00:00' ? '24:00' : end}`;
  });
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', minHeight: 24, ...tabular }}>
      <Box component="span" sx={{ width: 96, flexShrink: 0 }}>
        {day.slice(5)} {weekdayOn(day)}
      </Box>
      <Box component="span" sx={{ color: hours.length === 0 ? 'text.secondary' : undefined }}>
        {hours.length === 0 ? t('preview.closed') : hours.join(', ')}
      </Box>
      {exception && (
        <Chip
          size="small"
          variant="outlined"
          color={exception.kind === 'on' ? 'warning' : 'success'}
          label={holidayName(exception.name)}
          sx={{ ml: 'auto' }}
        />
      )}
    </Box>
  );
}
