import { z } from 'zod';
import { printFilterInput, printListInput, reprintReasonsInput } from '../../../shared/prints.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changeReprintReasons, exportPrints, listPrintPeople, listPrints, viewReprintReasons } from './prints.service.ts';

export const printsRouter = router({
  list: query(printListInput, listPrints),
  people: query(z.void(), listPrintPeople),
  export: command(printFilterInput, exportPrints),
  reprintReasons: query(z.void(), viewReprintReasons),
  saveReprintReasons: command(reprintReasonsInput, changeReprintReasons),
});
