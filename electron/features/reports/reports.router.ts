import { recordReportPrintInput, repairCountInput, repairListInput, repairPrintInput, reportSpan } from '../../../shared/reports.ts';
import { dayInput } from '../../../shared/work-orders.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countRepairs, listRepairs, readRepairsToPrint } from './repairs.service.ts';
import { readDay, readEvening, readMorning } from './reports-day.service.ts';
import { exportEfficiency, exportEvening, exportProgress, exportRepairs, recordReportPrint } from './reports-export.service.ts';
import { readEfficiency, readProgress } from './reports.service.ts';

export const reportsRouter = router({
  day: query(dayInput, readDay),
  evening: query(dayInput, readEvening),
  morning: query(dayInput, readMorning),
  progress: query(reportSpan, readProgress),
  efficiency: query(reportSpan, readEfficiency),
  repairs: query(repairListInput, listRepairs),
  countRepairs: query(repairCountInput, countRepairs),
  repairsToPrint: query(repairPrintInput, readRepairsToPrint),
  recordPrint: command(recordReportPrintInput, recordReportPrint),
  exportProgress: command(reportSpan, exportProgress),
  exportEfficiency: command(reportSpan, exportEfficiency),
  exportRepairs: command(repairPrintInput, exportRepairs),
  exportEvening: command(dayInput, exportEvening),
});
