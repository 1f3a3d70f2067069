import type { Db } from '../db/engine.ts';

/**
 * The customer under whom things are written now: a link, a draft or a seat may still know one that became a part of another (R-004-20).
 * An id that nobody has comes back as it is; whoever uses it says so.
 */
export async function livingCustomer(db: Db, id: number): Promise<number> {
  return (await chainOf(db, id)).at(-1) ?? id;
}

/** The way from a customer to where its things are now, itself first. */
export async function chainOf(db: Db, id: number): Promise<readonly number[]> {
  const chain = [id];
  for (let at = id; ;) {
    const row = await db.selectFrom('customer').select('mergedIntoId').where('id', '=', at).executeTakeFirst();
    const next = row?.mergedIntoId ?? null;
    if (next === null || chain.includes(next)) return chain;
    chain.push(next);
    at = next;
  }
}

/** This customer and everybody who became a part of it, also through others. */
export async function partsOf(db: Db, id: number): Promise<readonly number[]> {
  const parts = [id];
  for (let level: readonly number[] = parts; level.length > 0;) {
    const rows = await db.selectFrom('customer').select('id').where('mergedIntoId', 'in', level).orderBy('id').execute();
    level = rows.map((row) => row.id).filter((one) => !parts.includes(one));
    parts.push(...level);
  }
  return parts;
}
