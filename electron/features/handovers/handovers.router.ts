import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  checkHandoverInput,
  confirmHandoverInput,
  createHandoverInput,
  handoverListInput,
  outPapersInput,
  recordHandoverPrintInput,
} from '../../../shared/handovers.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { checkHandover, listOutPapers } from './handover-check.service.ts';
import {
  confirmHandover,
  createHandover,
  listHandovers,
  readHandoverPrintData,
  recordHandoverPrint,
  viewHandover,
} from './handovers.service.ts';

const one = z.strictObject({ id });

export const handoversRouter = router({
  list: query(handoverListInput, listHandovers),
  get: query(one, viewHandover),
  check: query(checkHandoverInput, checkHandover),
  out: query(outPapersInput, listOutPapers),
  create: command(createHandoverInput, createHandover),
  confirm: command(confirmHandoverInput, confirmHandover),
  printData: query(one, readHandoverPrintData),
  recordPrint: command(recordHandoverPrintInput, recordHandoverPrint),
});
