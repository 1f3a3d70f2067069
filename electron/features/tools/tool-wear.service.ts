import type { FileOut } from '../../../shared/fields.ts';
import type { StockSpan } from '../../../shared/stock-reports.ts';
import { spanBefore, wearOf } from '../../../shared/tool-wear.ts';
import type { WearFacts, WearPerson, WearReport, WearRow } from '../../../shared/tool-wear.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { exportRows } from '../../platform/export.ts';
import {
  findExchanges,
  findKindTexts,
  findPeople,
  findWearIssues,
  findWearLosses,
  findWearRepairs,
  findWearScraps,
} from './tool-wear.repository.ts';

/** 工具损耗统计 (G-16, R-000-71): what wore out in a span, by kind and by person, beside the span before. */
export async function readToolWear({ db }: Pick<ActorContext, 'db'>, span: StockSpan): Promise<WearReport> {
  const before = spanBefore(span);
  const facts = await readFacts(db, { from: before.from, to: span.to });
  const compare = (own: WearFacts) => ({ ...wearOf(own, span), wornBefore: wearOf(own, before).worn });
  const kinds = (await findKindTexts(db)).flatMap((kind): WearRow[] => {
    const { holderFen: _, ...row } = compare(only(facts, ({ itemId }) => itemId === kind.itemId));
    return isQuiet(row) ? [] : [{ ...kind, ...row }];
  });
  const people = (await findPeople(db)).flatMap((person): WearPerson[] => {
    const row = compare(only(facts, ({ staffId }) => staffId === person.staffId));
    return isQuiet(row) ? [] : [{ ...person, ...row }];
  });
  const { holderFen: _, ...total } = compare(facts);
  return { span, before, kinds, people, total };
}

async function readFacts(db: Db, span: StockSpan): Promise<WearFacts> {
  const ends = [...(await findExchanges(db, span)), ...(await findWearLosses(db, span)), ...(await findWearScraps(db, span))];
  return { issues: await findWearIssues(db, span), ends, repairs: await findWearRepairs(db, span) };
}

type Fact = { readonly itemId: number; readonly staffId: number | null };

function only({ issues, ends, repairs }: WearFacts, isMeant: (fact: Fact) => boolean): WearFacts {
  return { issues: issues.filter(isMeant), ends: ends.filter(isMeant), repairs: repairs.filter(isMeant) };
}

/** Nothing happened in either span. */
function isQuiet({
  issued,
  worn,
  wornBefore,
  scrapped,
  repairs,
}: Pick<WearRow, 'issued' | 'worn' | 'wornBefore' | 'scrapped' | 'repairs'>): boolean {
  return issued + worn + wornBefore + scrapped + repairs === 0;
}

/** The kinds as a workbook. */
export async function exportToolWear(context: ActorContext, span: StockSpan): Promise<FileOut> {
  return exportRows(
    context,
    'toolWear',
    async (after) => (after === undefined ? (await readToolWear(context, span)).kinds : []),
    ({ code }) => [code],
  );
}

/** The people as a workbook. */
export async function exportToolWearPeople(context: ActorContext, span: StockSpan): Promise<FileOut> {
  return exportRows(
    context,
    'toolWearPeople',
    async (after) => (after === undefined ? (await readToolWear(context, span)).people : []),
    ({ staffId }) => [staffId],
  );
}
