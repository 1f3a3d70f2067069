import type { Db } from '../../db/engine.ts';
import { partsOf } from '../../platform/merged-customers.ts';

/** The things of a customer that have an audit trail of their own. */
const ownThings = { installedItem: 'installedItem', project: 'project', warrantyCard: 'warrantyCard' } as const;

/**
 * Entries of the audit trail about a customer and what is theirs in which a value changed, the newest first, below the id `before` if
 * given. One question per kind of thing, so that each goes by the index of the trail.
 */
export async function findCustomerChanges(db: Db, customerId: number, limit: number, before?: number) {
  // What was changed of those who became a part of this customer stays readable here (R-004-20).
  const own = changes(db, 'customer', limit, before)
    .where('subjectId', 'in', await partsOf(db, customerId))
    .execute();
  const ofThings = Object.entries(ownThings).map(([subject, table]) =>
    changes(db, subject, limit, before)
      .where('subjectId', 'in', (eb) => eb.selectFrom(table).select('id').where('customerId', '=', customerId))
      .execute(),
  );
  const found = await Promise.all([own, ...ofThings]);
  return found
    .flat()
    .sort((a, b) => b.id - a.id)
    .slice(0, limit);
}

function changes(db: Db, subject: string, limit: number, before: number | undefined) {
  const select = db
    .selectFrom('auditEntry')
    .leftJoin('userAccount', 'userAccount.id', 'auditEntry.userId')
    .select(['auditEntry.id', 'at', 'userAccount.displayName as userName', 'procedure', 'subject', 'subjectId', 'changes'])
    .where('subject', '=', subject)
    .where('changes', '<>', '{}')
    .orderBy('auditEntry.id', 'desc')
    .limit(limit);
  return before === undefined ? select : select.where('auditEntry.id', '<', before);
}
