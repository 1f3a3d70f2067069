import type { Db } from '../../db/engine.ts';
import type { Database } from '../../db/schema.ts';

interface Thing {
  readonly table: keyof Database;
  /** What people call it: its number, or its name. */
  readonly label: string;
}

const thing = <T extends keyof Database>(table: T, label: keyof Database[T] & string): Thing => ({ table, label });

/** Subjects of the trail that have a number or a name of their own. */
const things: Readonly<Record<string, Thing>> = {
  request: thing('serviceRequest', 'no'),
  workOrder: thing('workOrder', 'no'),
  customer: thing('customer', 'name'),
  project: thing('project', 'contractNo'),
  warrantyCard: thing('warrantyCard', 'no'),
  item: thing('item', 'name'),
  itemClass: thing('itemClass', 'name'),
  place: thing('place', 'name'),
  goodsReceipt: thing('goodsReceipt', 'no'),
  stockDocument: thing('stockDocument', 'no'),
  stocktake: thing('stocktake', 'no'),
  user: thing('userAccount', 'displayName'),
  staff: thing('staff', 'name'),
  outlet: thing('outlet', 'name'),
  supplier: thing('supplier', 'name'),
  supplierCase: thing('supplierCase', 'no'),
  repairCase: thing('repairCase', 'no'),
  feedbackForm: thing('feedbackForm', 'no'),
  incident: thing('incident', 'no'),
  replacement: thing('replacement', 'no'),
  materialRequest: thing('materialRequest', 'no'),
  purchaseOrder: thing('purchaseOrder', 'no'),
  inquiry: thing('inquiry', 'no'),
  consignment: thing('consignment', 'no'),
  handover: thing('handover', 'no'),
  toolPurchase: thing('toolPurchase', 'no'),
  toolLoss: thing('toolLoss', 'no'),
  toolRepair: thing('toolRepair', 'no'),
};

export interface ThingKey {
  readonly subject: string;
  readonly subjectId: number;
}

/** Names of these things as they are called today, by `subject id`. */
export async function findThingNames(db: Db, rows: readonly ThingKey[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const subject of new Set(rows.map((row) => row.subject))) {
    const known = things[subject];
    if (!known) continue;
    const ids = [...new Set(rows.filter((row) => row.subject === subject).map((row) => row.subjectId))];
    const found = await selectThings(db, known).where('id', 'in', ids).execute();
    for (const { id, label } of found) names.set(`${subject} ${id}`, label);
  }
  return names;
}

/** One table stands for all in the types. */
function selectThings(db: Db, { table, label }: Thing) {
  return db.selectFrom(table as 'workOrder').select(['id', `${label} as label` as 'no as label']);
}

const mostFound = 50;

/** Things whose number or name begins with the text. */
export async function findThings(db: Db, text: string, subject: string | undefined): Promise<readonly ThingKey[]> {
  const found: ThingKey[] = [];
  for (const [kind, known] of Object.entries(things)) {
    if (subject !== undefined && kind !== subject) continue;
    const column = known.label as 'no';
    const rows = await selectThings(db, known)
      .where(column, '>=', text)
      .where(column, '<', `${text}\u{10ffff}`)
      .orderBy(column)
      .limit(mostFound)
      .execute();
    found.push(...rows.map(({ id }) => ({ subject: kind, subjectId: id })));
  }
  return found;
}
