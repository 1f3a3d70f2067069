import type { FileOut } from '../../../shared/fields.ts';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import { addFen } from '../../../shared/money.ts';
import type { StockSpan } from '../../../shared/stock-reports.ts';
import { accountOf, mostJournalRows, totalOfAccount } from '../../../shared/tool-ledger.ts';
import type {
  ToolAccount,
  ToolAccountRow,
  ToolGeneral,
  ToolGeneralRow,
  ToolJournal,
  ToolJournalAsked,
} from '../../../shared/tool-ledger.ts';
import type { ActorContext } from '../../context.ts';
import { exportRows } from '../../platform/export.ts';
import { readShop } from '../../platform/settings.ts';
import { findGeneral, findJournal, findKindTexts, sumEntries } from './tool-ledger.repository.ts';

/** The custodian's running account 流水账: what lay in the tool rooms, came, went and lies there, in pieces and money (R-000-64). */
export async function readToolAccount({ db }: ActorContext, span: StockSpan): Promise<ToolAccount> {
  const sums = await sumEntries(db, span);
  const rows = (await findKindTexts(db)).flatMap((kind): ToolAccountRow[] => {
    const own = sums.filter(({ itemId }) => itemId === kind.itemId);
    return own.length === 0 ? [] : [{ ...kind, ...accountOf(own) }];
  });
  return { rows, total: totalOfAccount(rows) };
}

/** The same movement by movement. */
export async function readToolJournal({ db }: ActorContext, asked: ToolJournalAsked): Promise<ToolJournal> {
  const rows = await findJournal(db, asked, undefined, mostJournalRows + 1);
  return { rows: rows.slice(0, mostJournalRows), isCut: rows.length > mostJournalRows };
}

/** The general ledger 总账 of 行政部, made from the purchase requests, beside what the running account says (R-000-64). */
export async function readToolGeneral(context: ActorContext, span: StockSpan): Promise<ToolGeneral> {
  const rows = await findGeneral(context.db, span);
  const { total } = await readToolAccount(context, span);
  return { rows, ...sumsOf(rows), accountQty: total.boughtQty, accountFen: total.boughtFen };
}

function sumsOf(rows: readonly ToolGeneralRow[]): { readonly qty: number; readonly valueFen: number } {
  return { qty: rows.reduce((sum, { qty }) => sum + qty, 0), valueFen: addFen(0, ...rows.map(({ valueFen }) => valueFen)) };
}

/** The running account as a workbook, with its sums in the last row. */
export async function exportToolAccount(context: ActorContext, span: StockSpan): Promise<FileOut> {
  const name = await totalWord(context);
  return exportRows(
    context,
    'toolAccount',
    async (after) => {
      if (after !== undefined) return [];
      const { rows, total } = await readToolAccount(context, span);
      return [...rows, { ...total, itemId: 0, code: '', name, spec: '', unit: '' }];
    },
    ({ itemId }) => [itemId],
  );
}

export async function exportToolJournal(context: ActorContext, asked: ToolJournalAsked): Promise<FileOut> {
  return exportRows(
    context,
    'toolJournal',
    (after, limit) => findJournal(context.db, asked, after && [String(after[0]), Number(after[1])], limit),
    ({ bookedOn, id }) => [bookedOn, id],
  );
}

/** The general ledger as a workbook, with its sums in the last row. */
export async function exportToolGeneral(context: ActorContext, span: StockSpan): Promise<FileOut> {
  const name = await totalWord(context);
  return exportRows(
    context,
    'toolGeneral',
    async (after) => {
      if (after !== undefined) return [];
      const rows = await findGeneral(context.db, span);
      const nothing = {
        bookedOn: '',
        documentNo: '',
        purchaseId: null,
        purchaseNo: '',
        state: null,
        ledgerNo: '',
        code: '',
        spec: '',
        unit: '',
      };
      return [...rows, { ...nothing, key: '', name, ...sumsOf(rows) }];
    },
    ({ key }) => [key],
  );
}

async function totalWord({ app, db }: ActorContext): Promise<string> {
  const { language } = await readShop(app, db);
  return (await loadCatalogue(language)).toolPurchases.ledger.total;
}
