import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { proposeInput, timelinessInput } from '../../../shared/timer-views.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { exportTimeliness, reportTimeliness } from './timers-report.service.ts';
import { listSlipTimers, listTimers, proposeTimers } from './timers-view.service.ts';

export const timersRouter = router({
  ofRequest: query(z.strictObject({ id }), listTimers),
  ofSlip: query(z.strictObject({ id }), listSlipTimers),
  propose: query(proposeInput, proposeTimers),
  report: query(timelinessInput, reportTimeliness),
  exportReport: command(timelinessInput, exportTimeliness),
});
