import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  askReplacementInput,
  decideReplacementInput,
  recordReplacementPrintInput,
  replacementExportInput,
  replacementListInput,
  replacementReportInput,
} from '../../../shared/replacements.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  askReplacement,
  decideReplacement,
  exportReplacements,
  listReplacements,
  readReplacementPrintData,
  recordReplacementPrint,
  reportReplacements,
} from './replacements.service.ts';

export const replacementsRouter = router({
  list: query(replacementListInput, listReplacements),
  ask: command(askReplacementInput, askReplacement),
  decide: command(decideReplacementInput, decideReplacement),
  export: command(replacementExportInput, exportReplacements),
  report: query(replacementReportInput, reportReplacements),
  printData: query(z.strictObject({ id }), readReplacementPrintData),
  recordPrint: command(recordReplacementPrintInput, recordReplacementPrint),
});
