import { z } from 'zod';
import { callFilterInput, callListInput, linkCallInput, logCallInput, unlinkCallInput } from '../../../shared/calls.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countCallList, exportCalls, listCalls, readRegister, recordRegisterPrint } from './calls-register.service.ts';
import { linkCall, listPeople, logTalk, unlinkCall } from './calls.service.ts';

export const callsRouter = router({
  log: command(logCallInput, logTalk),
  link: command(linkCallInput, linkCall),
  unlink: command(unlinkCallInput, unlinkCall),
  list: query(callListInput, listCalls),
  count: query(callFilterInput, countCallList),
  people: query(z.void(), listPeople),
  export: command(callFilterInput, exportCalls),
  printData: query(callFilterInput, readRegister),
  recordPrint: command(callFilterInput, recordRegisterPrint),
});
