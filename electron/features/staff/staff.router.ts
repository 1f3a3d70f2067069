import { z } from 'zod';
import { createStaffInput, updateStaffInput } from '../../../shared/auth.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changeStaff, createStaff, listStaff } from './staff.service.ts';

export const staffRouter = router({
  list: query(z.void(), listStaff),
  create: command(createStaffInput, createStaff),
  update: command(updateStaffInput, changeStaff),
});
