import type { PaperKind } from '../../../shared/numbers.ts';
import type { HandoverFilter, HandoverLine, HandoverRow } from '../../../shared/handovers.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, insertRows } from '../../db/prepared.ts';

export async function insertHandover(
  tx: Tx,
  facts: { no: string; kind: PaperKind; fromId: number; toId: number; at: number; note: string; createdBy: number; createdAt: number },
): Promise<number> {
  return insertRowForId(tx, 'handover', { ...facts, state: 'open', confirmedAt: null, confirmedBy: null });
}

/** Puts papers on a list: whoever had them before has them no longer. */
export async function insertLines(
  tx: Tx,
  handoverId: number,
  kind: PaperKind,
  papers: readonly { readonly id: number; readonly no: string }[],
): Promise<void> {
  await tx
    .updateTable('handoverLine')
    .set({ isLast: 0 })
    .where('kind', '=', kind)
    .where('isLast', '=', 1)
    .where(
      'subjectId',
      'in',
      papers.map(({ id }) => id),
    )
    .execute();
  await insertRows(
    tx,
    'handoverLine',
    papers.map(({ id, no }, index) => ({
      handoverId,
      lineNo: index + 1,
      kind,
      subjectId: id,
      no,
      isLast: 1,
      refusedAt: null,
      refuseReason: '',
    })),
  );
}

export interface Holder {
  readonly subjectId: number;
  readonly holderId: number;
  readonly holder: string;
  readonly holderNo: string;
}

/** Who has these papers by the latest list that they stand on. */
export async function findHolders(db: Db, kind: PaperKind, subjectIds: readonly number[]): Promise<ReadonlyMap<number, Holder>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('handoverLine as line')
    .innerJoin('handover', 'handover.id', 'line.handoverId')
    .innerJoin('staff', 'staff.id', 'handover.toId')
    .select(['line.subjectId', 'handover.toId as holderId', 'staff.name as holder', 'handover.no as holderNo'])
    .where('line.kind', '=', kind)
    .where('line.isLast', '=', 1)
    .where('line.subjectId', 'in', subjectIds)
    .execute();
  return new Map(rows.map((row) => [row.subjectId, row]));
}

/** Who leads the visits of these slips. */
export async function findLeads(db: Db, slipIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (slipIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('workOrderTechnician as on')
    .innerJoin('staff', 'staff.id', 'on.staffId')
    .select(['on.workOrderId as id', 'staff.name'])
    .where('on.isLead', '=', 1)
    .where('on.workOrderId', 'in', slipIds)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Hand-over lists, the newest first. */
export async function findHandovers(db: Db, filter: HandoverFilter, limit: number, before?: number): Promise<readonly HandoverRow[]> {
  let query = selectHandovers(db).orderBy('handover.id', 'desc').limit(limit);
  const { kind, staffId, isOpen, query: typed } = filter;
  if (kind !== null) query = query.where('handover.kind', '=', kind);
  if (staffId !== null) query = query.where((eb) => eb.or([eb('fromId', '=', staffId), eb('toId', '=', staffId)]));
  if (isOpen) query = query.where('handover.state', '=', 'open');
  if (before !== undefined) query = query.where('handover.id', '<', before);
  if (typed !== '') {
    const no = typed.toUpperCase();
    query = query.where((eb) =>
      eb.or([
        eb.and([eb('handover.no', '>=', no), eb('handover.no', '<', `${no}~`)]),
        eb.exists(
          eb
            .selectFrom('handoverLine as named')
            .select('named.id')
            .whereRef('named.handoverId', '=', 'handover.id')
            .where('named.no', '=', no),
        ),
      ]),
    );
  }
  return (await query.execute()).map(toRow);
}

export async function findHandover(db: Db, id: number) {
  const row = await selectHandovers(db)
    .leftJoin('userAccount as confirmer', 'confirmer.id', 'handover.confirmedBy')
    .innerJoin('userAccount as author', 'author.id', 'handover.createdBy')
    .select([
      'fromId',
      'toId',
      'note',
      'author.displayName as createdBy',
      'confirmedAt',
      'confirmer.displayName as confirmedBy',
      'handover.version',
    ])
    .where('handover.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, count: Number(row.count) };
}

/** Locked until the transaction ends. */
export async function lockHandover(tx: Tx, id: number) {
  return tx
    .selectFrom('handover')
    .select(['id', 'no', 'kind', 'fromId', 'toId', 'state', 'createdBy', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findLines(db: Db, handoverId: number): Promise<readonly HandoverLine[]> {
  return db
    .selectFrom('handoverLine')
    .select(['id', 'lineNo', 'subjectId', 'no', 'refusedAt', 'refuseReason'])
    .where('handoverId', '=', handoverId)
    .orderBy('lineNo')
    .limit(1000)
    .execute();
}

export async function confirm(tx: Tx, id: number, version: number, by: number, at: number): Promise<void> {
  await tx
    .updateTable('handover')
    .set({ state: 'confirmed', confirmedAt: at, confirmedBy: by, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** A refused paper stays with whoever had it before: the receiver of the list before, where there was one. */
export async function refuseLine(tx: Tx, line: { id: number; kind: string; subjectId: number; at: number; reason: string }): Promise<void> {
  const { id, kind, subjectId, at, reason } = line;
  const wasLast = await tx
    .updateTable('handoverLine')
    .set({ refusedAt: at, refuseReason: reason, isLast: 0 })
    .where('id', '=', id)
    .where('isLast', '=', 1)
    .executeTakeFirst();
  if (wasLast.numUpdatedRows === 0n) {
    // it went on to somebody else meanwhile, who has it
    await tx.updateTable('handoverLine').set({ refusedAt: at, refuseReason: reason }).where('id', '=', id).execute();
    return;
  }
  const earlier = await tx
    .selectFrom('handoverLine')
    .select('id')
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('refusedAt', 'is', null)
    .where('id', '<', id)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (earlier) await tx.updateTable('handoverLine').set({ isLast: 1 }).where('id', '=', earlier.id).execute();
}

/** Active people of the shop among these. */
export async function countStaff(tx: Tx, ids: readonly number[]): Promise<number> {
  const rows = await tx.selectFrom('staff').select('id').where('id', 'in', ids).where('isActive', '=', 1).execute();
  return rows.length;
}

/** Can this person sign in with one of these roles? */
export async function hasAccount(tx: Tx, staffId: number, roles: readonly Role[]): Promise<boolean> {
  const row = await tx
    .selectFrom('userAccount')
    .innerJoin('userRole', 'userRole.userId', 'userAccount.id')
    .select('userAccount.id')
    .where('staffId', '=', staffId)
    .where('disabledAt', 'is', null)
    .where('role', 'in', roles)
    .executeTakeFirst();
  return row !== undefined;
}

function selectHandovers(db: Db) {
  return db
    .selectFrom('handover')
    .innerJoin('staff as giver', 'giver.id', 'handover.fromId')
    .innerJoin('staff as receiver', 'receiver.id', 'handover.toId')
    .select((eb) => {
      const lines = () => eb.selectFrom('handoverLine as line').whereRef('line.handoverId', '=', 'handover.id');
      return [
        'handover.id',
        'handover.no',
        'handover.kind',
        'giver.name as fromName',
        'receiver.name as toName',
        'handover.at',
        'handover.state',
        lines()
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .as('count'),
        lines()
          .select(({ fn }) => fn.count<number>('refusedAt').as('n'))
          .as('refused'),
        lines()
          .select(({ fn }) => fn.min<string>('line.no').as('no'))
          .as('first'),
        lines()
          .select(({ fn }) => fn.max<string>('line.no').as('no'))
          .as('last'),
      ];
    });
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectHandovers>['execute']>>[number];

function toRow(row: Selected): HandoverRow {
  return {
    ...row,
    kind: row.kind as PaperKind,
    count: Number(row.count),
    refused: Number(row.refused),
    first: row.first ?? '',
    last: row.last ?? '',
  };
}
