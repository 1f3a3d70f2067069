import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Engine, Tx } from '../../electron/db/engine.ts';
import { toCamel } from '../../electron/db/naming.ts';
import type { Database } from '../../electron/db/schema.ts';
import { shipPresets } from '../../electron/features/presets/ship-presets.service.ts';

type Table = keyof Database;

/** Every table, those that refer to others first, so that emptying them in this order breaks no reference. */
const referringFirst: Readonly<Record<Table, true>> = {
  chainOpen: true,
  chainBlock: true,
  attachment: true,
  attachmentContent: true,
  databaseMove: true,
  databaseMoveTable: true,
  jobTurn: true,
  seat: true,
  stocktakeCount: true,
  stocktakeLine: true,
  stocktake: true,
  inspectionLine: true,
  inspection: true,
  consignment: true,
  purchaseOrderLine: true,
  offerPrice: true,
  offer: true,
  inquiryLine: true,
  emptyEntry: true,
  emptyAccount: true,
  oldPartClaim: true,
  oldPartWish: true,
  oldPart: true,
  handoverLine: true,
  handover: true,
  formLayout: true,
  formDefault: true,
  numberRange: true,
  feedbackNote: true,
  feedbackForm: true,
  repairCasePhoto: true,
  repairCaseLine: true,
  repairCase: true,
  wallScreen: true,
  duty: true,
  staffAbsence: true,
  staffSkill: true,
  appointment: true,
  task: true,
  requestStep: true,
  requestDelay: true,
  alertRead: true,
  alert: true,
  notice: true,
  supplierGoods: true,
  supplierCase: true,
  incidentAction: true,
  incident: true,
  approvalSignature: true,
  approval: true,
  timerPause: true,
  timer: true,
  importChange: true,
  importBatch: true,
  importLayout: true,
  accessEntry: true,
  consent: true,
  privacyRequest: true,
  privacyPolicy: true,
  distinctCustomers: true,
  customerMerge: true,
  warranty: true,
  warrantyCard: true,
  partReplacement: true,
  vehicle: true,
  toolReturn: true,
  toolLoss: true,
  toolRepair: true,
  toolScrap: true,
  toolIssue: true,
  toolKitLine: true,
  toolKit: true,
  tool: true,
  toolKind: true,
  deductionRow: true,
  staffAccountLine: true,
  deductionPlan: true,
  spareNeed: true,
  reserveShortage: true,
  stockMove: true,
  stockBalance: true,
  stockMonth: true,
  replacement: true,
  stockReservation: true,
  lotBalance: true,
  stockLot: true,
  stockDocument: true,
  workOrderPart: true,
  goodsReceipt: true,
  toolPurchaseLine: true,
  toolPurchase: true,
  purchaseOrder: true,
  inquiry: true,
  materialConsent: true,
  materialRequestLine: true,
  materialRequest: true,
  itemPrice: true,
  itemSubstitute: true,
  item: true,
  itemClass: true,
  supplier: true,
  printRecord: true,
  reschedule: true,
  dispatchLogLine: true,
  workOrderTechnician: true,
  workOrderLine: true,
  workOrder: true,
  requestFinish: true,
  talk: true,
  serviceRequest: true,
  installedItem: true,
  projectPoint: true,
  project: true,
  presetChoice: true,
  presetVersion: true,
  preset: true,
  holiday: true,
  calendar: true,

  customerAddress: true,
  customerPhone: true,
  customerContact: true,
  customer: true,
  region: true,
  searchTerm: true,
  userPreference: true,
  setting: true,
  draft: true,
  auditEntry: true,
  event: true,
  documentSequence: true,
  requestKey: true,
  loginThrottle: true,
  session: true,
  userRole: true,
  userAccount: true,
  staff: true,
  outlet: true,
  shop: true,
  place: true,
};

/** Places that the schema brings along. */
const seededPlaces = ['SUPPLIER', 'JOB', 'ADJUST', 'A', 'CUSTOMER', 'USED', 'SCRAP', 'TRANSIT', 'OLD', 'TOOLS', 'TOOLFIX'];

/**
 * Leaves a database as the program opens a new one. A shop is emptied before each of thousands of tests, so only tables with rows are
 * touched, and the presets come back as they were written the first time.
 */
export async function emptyTables(engine: Engine): Promise<void> {
  await engine.transaction(async (tx) => {
    const filled = await filledTables(tx);
    const keepAgain = await liftKeepers(engine, tx, filled);
    // Row by row the server would check each reference of twenty thousand customers.
    const isBig = engine.name !== 'sqlite' && (await isFilled(tx, bigTables, 1_000));
    if (isBig) await truncateServer(tx);
    for (const table of tables) {
      if (!filled.has(table) || (isBig && !kept.has(table))) continue;
      // An outlet and its people point at each other.
      if (table === 'staff') {
        await tx.updateTable('outlet').set({ responsibleId: null }).execute();
        await tx.updateTable('place').set({ staffId: null, keeperId: null }).execute();
      }
      if (table === 'place') await tx.deleteFrom('place').where('code', 'not in', seededPlaces).execute();
      else await tx.deleteFrom(table).execute();
    }
    await tx.deleteFrom('request_text' as Table).execute();
    await tx.deleteFrom('customer_text' as Table).execute();
    await keepAgain();
  });
  await shipAgain(engine);
}

const tables = Object.keys(referringFirst) as readonly Table[];
/** Those of which a test may write thousands of rows. */
const bigTables: readonly Table[] = ['customer', 'serviceRequest', 'workOrder', 'stockMove', 'stockBalance', 'searchTerm', 'event', 'item'];
/** Places stay, and with them what they refer to: those tables are emptied row by row. */
const kept: ReadonlySet<Table> = new Set(['place', 'staff', 'outlet', 'region']);

async function filledTables(tx: Tx): Promise<ReadonlySet<Table>> {
  const flags = tables.map((table) => sql`exists (select 1 from ${sql.table(table)}) as ${sql.ref(table)}`);
  const { rows } = await sql<Record<Table, number | boolean>>`select ${sql.join(flags)}`.execute(tx);
  const row = rows[0];
  return new Set(tables.filter((table) => Boolean(row?.[table])));
}

/**
 * Takes away what keeps append-only rows as they are (F121), and references with it, for this transaction only.
 * @param tables those whose rows are deleted; absent: all, and their rows may be changed too.
 * @returns a function that puts it back before the transaction ends.
 */
export async function liftKeepers(engine: Engine, tx: Tx, tables?: ReadonlySet<Table>): Promise<() => Promise<void>> {
  if (engine.name !== 'sqlite') {
    await sql`set local session_replication_role = replica`.execute(tx);
    return async () => undefined;
  }
  if (!tables) await sql`pragma defer_foreign_keys = on`.execute(tx);
  const { rows } = await sql<{ name: string; tblName: string; sql: string }>`
    select name, tbl_name, sql from sqlite_master where type = 'trigger' and name like ${tables ? '%_kept_rows' : '%_kept%'}`.execute(tx);
  const hindering = rows.filter(({ tblName }) => !tables || tables.has(toCamel(tblName) as Table));
  for (const { name } of hindering) await sql.raw(`drop trigger ${name}`).execute(tx);
  return async () => {
    for (const trigger of hindering) await sql.raw(trigger.sql).execute(tx);
  };
}

/** Has one of these more rows than that? */
async function isFilled(tx: Tx, some: readonly Table[], rows: number): Promise<boolean> {
  const more = some.map((table) => sql`exists (select 1 from ${sql.table(table)} offset ${sql.lit(rows)})`);
  const { rows: found } = await sql<{ isBig: boolean }>`select ${sql.join(more, sql` or `)} as is_big`.execute(tx);
  return Boolean(found[0]?.isBig);
}

async function truncateServer(tx: Tx): Promise<void> {
  const emptied = tables.filter((table) => !kept.has(table));
  await sql`truncate ${sql.join(emptied.map((table) => sql.table(table)))}`.execute(tx);
}

interface Shipped {
  readonly presets: readonly Selectable<Database['preset']>[];
  readonly versions: readonly Selectable<Database['presetVersion']>[];
}
let shipped: Shipped | undefined;

/** The presets of the program: written by it once, and by one statement for each table from then on. */
async function shipAgain(engine: Engine): Promise<void> {
  const { db } = engine;
  if (shipped) {
    const { presets, versions } = shipped;
    await engine.transaction(async (tx) => {
      await tx
        .insertInto('preset')
        .values([...presets])
        .execute();
      await tx
        .insertInto('presetVersion')
        .values(versions.map(({ id: _id, ...version }) => version))
        .execute();
    });
    return;
  }
  await shipPresets(engine, 0);
  shipped = {
    presets: await db.selectFrom('preset').selectAll().execute(),
    versions: await db.selectFrom('presetVersion').selectAll().execute(),
  };
}

/** How many rows each table has. */
export async function countRows({ db }: Engine): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = count;
  }
  return counts;
}
