import { z } from 'zod';
import { createUserInput, resetPasswordInput, updateUserInput } from '../../../shared/auth.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changeUser, createUser, listUsers, resetPassword } from './users.service.ts';

export const usersRouter = router({
  list: query(z.void(), listUsers),
  create: command(createUserInput, createUser),
  update: command(updateUserInput, changeUser),
  resetPassword: command(resetPasswordInput, resetPassword),
});
