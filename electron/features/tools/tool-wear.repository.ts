import type { StockSpan } from '../../../shared/stock-reports.ts';
import type { WearEnd, WearIssue, WearRepair } from '../../../shared/tool-wear.ts';
import type { Db } from '../../db/engine.ts';

/** What was given out for good in a span. */
export async function findWearIssues(db: Db, { from, to }: StockSpan): Promise<readonly WearIssue[]> {
  return db
    .selectFrom('toolIssue')
    .select(['issuedOn as on', 'itemId', 'staffId', 'qty'])
    .where('why', '<>', 'loan')
    .where('issuedOn', '>=', from)
    .where('issuedOn', '<=', to)
    .orderBy('id')
    .execute();
}

/** Old for new in a span: after the life or without one, or inside it with what was decided (R-000-81, R-000-82). */
export async function findExchanges(db: Db, { from, to }: StockSpan): Promise<readonly WearEnd[]> {
  const rows = await db
    .selectFrom('toolIssue as next')
    .innerJoin('toolIssue as old', 'old.id', 'next.oldIssueId')
    .innerJoin('stockDocument as paper', 'paper.id', 'next.documentId')
    .select(['next.issuedOn as on', 'old.itemId', 'old.staffId', 'next.qty', 'old.issuedOn', 'old.lifeEndsOn'])
    .select((eb) =>
      eb
        .selectFrom('toolReturn')
        .innerJoin('stockDocument as back', 'back.id', 'toolReturn.documentId')
        .select('toolReturn.decision')
        .whereRef('toolReturn.issueId', '=', 'old.id')
        // the old one is handed in by the same act
        .whereRef('back.at', '=', 'paper.at')
        .orderBy('toolReturn.id', 'desc')
        .limit(1)
        .as('decision'),
    )
    .where('next.why', '=', 'oldForNew')
    .where('next.issuedOn', '>=', from)
    .where('next.issuedOn', '<=', to)
    .orderBy('next.id')
    .execute();
  return rows.map(({ lifeEndsOn, decision, ...row }) => {
    const isInside = lifeEndsOn !== '' && lifeEndsOn > row.on;
    return { ...row, kind: !isInside ? 'after' : decision === 'pay' ? 'paid' : 'free' };
  });
}

/** Lost in a span and not found again. */
export async function findWearLosses(db: Db, { from, to }: StockSpan): Promise<readonly WearEnd[]> {
  const rows = await db
    .selectFrom('toolLoss')
    .innerJoin('stockMove', 'stockMove.id', 'toolLoss.moveId')
    .leftJoin('toolIssue', 'toolIssue.id', 'toolLoss.issueId')
    .select(['stockMove.bookedOn as on', 'toolLoss.itemId', 'toolIssue.staffId', 'toolLoss.qty', 'toolIssue.issuedOn'])
    .where('toolLoss.state', '<>', 'found')
    .where('stockMove.bookedOn', '>=', from)
    .where('stockMove.bookedOn', '<=', to)
    .orderBy('toolLoss.id')
    .execute();
  return rows.map((row) => ({ ...row, issuedOn: row.issuedOn ?? '', kind: 'lost' }));
}

export async function findWearScraps(db: Db, { from, to }: StockSpan): Promise<readonly WearEnd[]> {
  const rows = await db
    .selectFrom('toolScrap')
    .innerJoin('stockDocument', 'stockDocument.id', 'toolScrap.documentId')
    .select(['stockDocument.bookedOn as on', 'toolScrap.itemId', 'toolScrap.qty'])
    .where('toolScrap.state', '=', 'approved')
    .where('stockDocument.bookedOn', '>=', from)
    .where('stockDocument.bookedOn', '<=', to)
    .orderBy('toolScrap.id')
    .execute();
  return rows.map((row) => ({ ...row, staffId: null, issuedOn: '', kind: 'scrapped' }));
}

/** Repairs that ended in a span, by the day on which the tool came back. */
export async function findWearRepairs(db: Db, { from, to }: StockSpan): Promise<readonly WearRepair[]> {
  const rows = await db
    .selectFrom('toolRepair')
    .select(['backOn as on', 'itemId', 'staffId', 'qty', 'sentOn', 'costFen', 'holderFen'])
    .where('backOn', '>=', from)
    .where('backOn', '<=', to)
    .where('state', '<>', 'away')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, costFen: row.costFen ?? 0, holderFen: row.holderFen ?? 0 }));
}

/** All kinds by code, also those that are not used any more. */
export async function findKindTexts(db: Db) {
  return db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .select(['item.id as itemId', 'item.code', 'item.name', 'item.spec', 'item.unit', 'toolKind.lifeMonths'])
    .orderBy('item.code')
    .execute();
}

export async function findPeople(db: Db) {
  return db.selectFrom('staff').select(['id as staffId', 'name']).orderBy('name').orderBy('id').execute();
}
