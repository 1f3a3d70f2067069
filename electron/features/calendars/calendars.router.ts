import { z } from 'zod';
import {
  confirmYearInput,
  exportHolidaysInput,
  holidaysInput,
  importHolidaysInput,
  removeCalendarInput,
  removeHolidayInput,
  saveCalendarInput,
  saveHolidayInput,
} from '../../../shared/calendars.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listCalendars, removeCalendar, saveCalendar } from './calendars.service.ts';
import {
  confirmHolidayYear,
  exportHolidays,
  importHolidays,
  listHolidays,
  removeHoliday,
  resetHolidays,
  saveHoliday,
} from './holidays.service.ts';

export const calendarsRouter = router({
  list: query(z.void(), listCalendars),
  save: command(saveCalendarInput, saveCalendar),
  remove: command(removeCalendarInput, removeCalendar),
  holidays: query(holidaysInput, listHolidays),
  saveHoliday: command(saveHolidayInput, saveHoliday),
  removeHoliday: command(removeHolidayInput, removeHoliday),
  importHolidays: command(importHolidaysInput, importHolidays),
  exportHolidays: query(exportHolidaysInput, exportHolidays),
  resetHolidays: command(confirmYearInput, resetHolidays),
  confirmHolidays: command(confirmYearInput, confirmHolidayYear),
});
