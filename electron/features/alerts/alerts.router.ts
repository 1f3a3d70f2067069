import { z } from 'zod';
import { alertListInput, readAlertsInput } from '../../../shared/timer-views.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countAlerts, listAlerts, readAlerts } from './alerts.service.ts';

export const alertsRouter = router({
  list: query(alertListInput, listAlerts),
  count: query(z.strictObject({}), countAlerts),
  read: command(readAlertsInput, readAlerts),
});
