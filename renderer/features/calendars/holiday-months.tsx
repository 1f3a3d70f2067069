import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { windowsText } from '../../../shared/calendar-text.ts';
import type { HolidayRow } from '../../../shared/calendars.ts';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { tabular } from '../../theme.ts';

interface HolidayMonthsProps {
  readonly days: readonly HolidayRow[];
  readonly onOpen: (day: HolidayRow) => void;
}

/** The months that have days off or on; each day opens for changing. */
export function HolidayMonths({ days, onOpen }: HolidayMonthsProps): ReactNode {
  const { month: monthName } = useCalendarTexts();
  const months = [...Map.groupBy(days, ({ day }) => day.slice(5, 7))];
  return (
    <Box sx={{ columnWidth: 270, columnGap: '12px' }}>
      {months.map(([month, inMonth]) => (
        <Paper
          key={month}
          variant="outlined"
          component="section"
          sx={{ mb: 1.5, py: 0.75, breakInside: 'avoid' }}
          aria-label={monthName(Number(month))}
        >
          <Typography variant="body2" component="h3" sx={{ px: 1.5, color: 'text.secondary', fontWeight: 600 }}>
            {monthName(Number(month))}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {inMonth.map((day) => (
              <li key={day.day}>
                <Line day={day} onOpen={onOpen} />
              </li>
            ))}
          </Box>
        </Paper>
      ))}
    </Box>
  );
}

function Line({ day, onOpen }: { readonly day: HolidayRow; readonly onOpen: (day: HolidayRow) => void }): ReactNode {
  const { t } = useTranslation('calendars');
  const { weekdayOn, holidayName } = useCalendarTexts();
  const hours = windowsText(day.windows ?? []);
  return (
    <ButtonBase
      onClick={() => onOpen(day)}
      sx={{
        width: '100%',
        px: 1.5,
        py: 0.25,
        gap: 1,
        justifyContent: 'flex-start',
        textAlign: 'left',
        font: 'inherit',
        '&:hover, &:focus-visible': { bgcolor: 'action.hover' },
      }}
    >
      <Box component="span" sx={{ width: 84, flexShrink: 0, whiteSpace: 'nowrap', ...tabular }}>
        {day.day.slice(5)} {weekdayOn(day.day)}
      </Box>
      <Chip
        size="small"
        variant="outlined"
        color={day.kind === 'on' ? 'warning' : 'success'}
        label={t(`kind.${day.kind}`)}
        sx={{ flexShrink: 0 }}
      />
      <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {holidayName(day.name)}
        {hours !== '' && <Box component="span" sx={{ color: 'text.secondary' }}>{` ${hours}`}</Box>}
      </Box>
      {day.origin !== 'shipped' && (
        <Box component="span" sx={{ ml: 'auto', flexShrink: 0, fontSize: '0.75rem', color: 'text.secondary' }}>
          {day.origin === 'own' ? t('holidays.own') : t('holidays.changed')}
        </Box>
      )}
    </ButtonBase>
  );
}
