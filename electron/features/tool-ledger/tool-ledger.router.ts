import { stockSpan } from '../../../shared/stock-reports.ts';
import { toolJournalInput } from '../../../shared/tool-ledger.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  exportToolAccount,
  exportToolGeneral,
  exportToolJournal,
  readToolAccount,
  readToolGeneral,
  readToolJournal,
} from './tool-ledger.service.ts';

export const toolLedgerRouter = router({
  account: query(stockSpan, readToolAccount),
  journal: query(toolJournalInput, readToolJournal),
  general: query(stockSpan, readToolGeneral),
  exportAccount: command(stockSpan, exportToolAccount),
  exportJournal: command(toolJournalInput, exportToolJournal),
  exportGeneral: command(stockSpan, exportToolGeneral),
});
