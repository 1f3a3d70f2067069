import { z } from 'zod';
import { dutyListInput, dutyTargetInput, saveDutyInput } from '../../../shared/staff-plans.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listDuties, readDutyNow, removeDuty, saveDuty } from './duty.service.ts';

export const dutyRouter = router({
  list: query(dutyListInput, listDuties),
  now: query(z.strictObject({}), readDutyNow),
  save: command(saveDutyInput, saveDuty),
  remove: command(dutyTargetInput, removeDuty),
});
