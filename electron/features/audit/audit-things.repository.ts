import type { Db } from '../../db/engine.ts';
import type { Database } from '../../db/schema.ts';

interface Thing {
  readonly table: keyof Database;
  /** What people call it: its number, or its name. */
  readonly label: string;
}

/** Subjects of the trail that have a number or a name of their own. */
const things: Readonly<Record<string, Thing>> = {
  request: { table: 'serviceRequest', label: 'no' },
  workOrder: { table: 'workOrder', label: 'no' },
  customer: { table: 'customer', label: 'name' },
  project: { table: 'project', label: 'contractNo' },
  warrantyCard: { table: 'warrantyCard', label: 'no' },
  item: { table: 'item', label: 'name' },
  itemClass: { table: 'itemClass', label: 'name' },
  place: { table: 'place', label: 'name' },
  goodsReceipt: { table: 'goodsReceipt', label: 'no' },
  stockDocument: { table: 'stockDocument', label: 'no' },
  stocktake: { table: 'stocktake', label: 'no' },
  oldPart: { table: 'oldPart', label: 'no' },
  user: { table: 'userAccount', label: 'displayName' },
  staff: { table: 'staff', label: 'name' },
  outlet: { table: 'outlet', label: 'name' },
  supplier: { table: 'supplier', label: 'name' },
  supplierCase: { table: 'supplierCase', label: 'no' },
  repairCase: { table: 'repairCase', label: 'no' },
  feedbackForm: { table: 'feedbackForm', label: 'no' },
  incident: { table: 'incident', label: 'no' },
  replacement: { table: 'replacement', label: 'no' },
  materialRequest: { table: 'materialRequest', label: 'no' },
  purchaseOrder: { table: 'purchaseOrder', label: 'no' },
  inquiry: { table: 'inquiry', label: 'no' },
  consignment: { table: 'consignment', label: 'no' },
  handover: { table: 'handover', label: 'no' },
  toolPurchase: { table: 'toolPurchase', label: 'no' },
  toolLoss: { table: 'toolLoss', label: 'no' },
  toolRepair: { table: 'toolRepair', label: 'no' },
};

export interface ThingKey {
  readonly subject: string;
  readonly subjectId: number;
}

/** Names of these things as they are called today, by `subject id`. */
export async function findThingNames(db: Db, rows: readonly ThingKey[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const subject of new Set(rows.map((row) => row.subject))) {
    const thing = things[subject];
    if (!thing) continue;
    const ids = [...new Set(rows.filter((row) => row.subject === subject).map((row) => row.subjectId))];
    const found = await selectThings(db, thing).where('id', 'in', ids).execute();
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
  for (const [kind, thing] of Object.entries(things)) {
    if (subject !== undefined && kind !== subject) continue;
    const column = thing.label as 'no';
    const rows = await selectThings(db, thing)
      .where(column, '>=', text)
      .where(column, '<', `${text}\u{10ffff}`)
      .orderBy(column)
      .limit(mostFound)
      .execute();
    found.push(...rows.map(({ id }) => ({ subject: kind, subjectId: id })));
  }
  return found;
}
