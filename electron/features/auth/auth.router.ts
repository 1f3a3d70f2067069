import { z } from 'zod';
import { changePasswordInput, signInInput, unlockInput } from '../../../shared/auth.ts';
import { act, actOfSession, publicQuery, router } from '../../rpc/trpc.ts';
import { changePassword, describeSeat, lock, signIn, signOut, unlock } from './auth.service.ts';

export const authRouter = router({
  me: publicQuery(describeSeat),
  signIn: act(signInInput, signIn),
  signOut: actOfSession(z.void(), signOut),
  lock: actOfSession(z.void(), lock),
  unlock: actOfSession(unlockInput, unlock),
  changePassword: actOfSession(changePasswordInput, changePassword),
});
