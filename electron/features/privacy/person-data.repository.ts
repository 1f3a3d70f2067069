import type { Db } from '../../db/engine.ts';
import type { Database } from '../../db/schema.ts';
import { personTables } from './person-tables.ts';
import type { PersonKey } from './person-tables.ts';

/** More rows of one kind than any person has. */
const mostRows = 20_000;

/** Identities of everything that belongs to a person; `customer` holds also whoever became a part of this one. */
export type PersonIds = Readonly<Record<PersonKey, readonly number[]>>;

export async function findPersonIds(db: Db, customerId: number): Promise<PersonIds> {
  const customer = await withAbsorbed(db, customerId);
  const [item, project, request, talk, warrantyCard] = await Promise.all([
    idsBy(db, 'installedItem', customer),
    idsBy(db, 'project', customer),
    idsBy(db, 'serviceRequest', customer),
    idsBy(db, 'talk', customer),
    idsBy(db, 'warrantyCard', customer),
  ]);
  const slips = await db
    .selectFrom('workOrder')
    .select('id')
    .where('requestId', 'in', orNone(request))
    .orderBy('id')
    .limit(mostRows)
    .execute();
  const repairs = await db
    .selectFrom('repairCase')
    .select('id')
    .where('requestId', 'in', orNone(request))
    .orderBy('id')
    .limit(mostRows)
    .execute();
  const forms = await db
    .selectFrom('feedbackForm')
    .select('id')
    .where('requestId', 'in', orNone(request))
    .orderBy('id')
    .limit(mostRows)
    .execute();
  const incidents = await db
    .selectFrom('incident')
    .select('id')
    .where((eb) => eb.or([eb('requestId', 'in', orNone(request)), eb('projectId', 'in', orNone(project))]))
    .orderBy('id')
    .limit(mostRows)
    .execute();
  const oldParts = await db
    .selectFrom('oldPart')
    .select('id')
    .where('workOrderId', 'in', orNone(slips.map(({ id }) => id)))
    .orderBy('id')
    .limit(mostRows)
    .execute();
  const incident = incidents.map(({ id }) => id);
  const oldPart = oldParts.map(({ id }) => id);
  const [workOrder, repairCase, feedbackForm] = [slips, repairs, forms].map((rows) => rows.map(({ id }) => id)) as [
    number[],
    number[],
    number[],
  ];
  return { customer, item, project, request, talk, warrantyCard, workOrder, repairCase, feedbackForm, incident, oldPart };
}

async function withAbsorbed(db: Db, customerId: number): Promise<readonly number[]> {
  const known = [customerId];
  for (let last: readonly number[] = known; last.length > 0;) {
    const rows = await db.selectFrom('customer').select('id').where('mergedIntoId', 'in', last).limit(mostRows).execute();
    last = rows.map(({ id }) => id).filter((id) => !known.includes(id));
    known.push(...last);
  }
  return known;
}

type OwnTable = 'installedItem' | 'project' | 'serviceRequest' | 'talk' | 'warrantyCard';

async function idsBy(db: Db, table: OwnTable, customers: readonly number[]) {
  const rows = await db.selectFrom(table).select('id').where('customerId', 'in', customers).orderBy('id').limit(mostRows).execute();
  return rows.map(({ id }) => id);
}

/** An empty `in ()` is not portable; no row has the identity 0. */
export function orNone(ids: readonly number[]): readonly number[] {
  return ids.length > 0 ? ids : [0];
}

export type PersonRows = ReadonlyMap<keyof Database, readonly Readonly<Record<string, unknown>>[]>;

/** Every row about a person, by table, as it is stored. */
export async function findPersonRows(db: Db, ids: PersonIds): Promise<PersonRows> {
  const found = new Map<keyof Database, Readonly<Record<string, unknown>>[]>();
  for (const { table, column, by, subject } of personTables) {
    // one table stands for all in the types: which it is does not matter to a plain selection
    const rows: Readonly<Record<string, unknown>>[] = await db
      .selectFrom(table as 'consent')
      .selectAll()
      .where(column as 'customerId', 'in', orNone(ids[by]))
      .$if(subject !== undefined, (query) => query.where('subject' as 'purpose', '=', subject as never))
      .limit(mostRows)
      .execute();
    found.set(table, [...(found.get(table) ?? []), ...rows]);
  }
  return found;
}
