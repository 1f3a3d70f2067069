import { z } from 'zod';
import { changePasswordInput, recoverInput, signInInput, unlockInput } from '../../../shared/auth.ts';
import { act, actOfSession, publicQuery, router } from '../../rpc/trpc.ts';
import { recoverOwner } from './recover.service.ts';
import { changePassword, describeSeat, lock, signIn, signOut, unlock } from './auth.service.ts';

export const authRouter = router({
  me: publicQuery(describeSeat),
  signIn: act(signInInput, signIn),
  recover: act(recoverInput, recoverOwner),
  signOut: actOfSession(z.void(), signOut),
  lock: actOfSession(z.void(), lock),
  unlock: actOfSession(unlockInput, unlock),
  changePassword: actOfSession(changePasswordInput, changePassword),
});
