import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import { isAnswerLate, openSupplierCaseStates } from '../../../shared/supplier-case-lifecycle.ts';
import type {
  SupplierCaseListRow,
  SupplierCaseRow,
  SupplierCaseView,
  SupplierSubject,
  SupplierWay,
  supplierCaseCountInput,
  supplierCaseListInput,
} from '../../../shared/suppliers.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import type { Write } from '../../platform/write.ts';
import {
  countCaseRows,
  findCaseRow,
  findCaseRows,
  findCasesOfSubject,
  findCaseSubject,
  findGoods,
  insertCase,
} from './supplier-cases.repository.ts';
import { lockSupplier } from './suppliers.repository.ts';

export interface CaseSubject {
  readonly kind: SupplierSubject;
  readonly id: number;
}

interface NewSupplierCase {
  readonly supplierId: number;
  /** Undefined: the supplier alone. */
  readonly subject: CaseSubject | undefined;
  readonly requestId: number | null;
  readonly what: string;
  readonly way: SupplierWay;
  readonly sentAt: number;
  readonly answerDueAt: number;
}

const keysOf = ({ answerDueAt, id }: SupplierCaseRow) => [answerDueAt, id] as const;

/** R-000-14: the supplier is told what is wrong, with the time by which an answer is due; inside the caller's write. */
export async function openSupplierCase(
  w: Write,
  context: ActorContext,
  { supplierId, subject, ...given }: NewSupplierCase,
): Promise<Receipt & { readonly no: string }> {
  const { now, actor } = context;
  const supplier = await lockSupplier(w.tx, supplierId);
  if (!supplier) throw new DomainError('notFound', { what: 'supplier', id: supplierId });
  if (supplier.archivedAt !== null) throw new DomainError('guardFailed', { guard: 'supplierArchived', field: 'supplierName' });
  const no = await takeNumber(w.tx, 'supplierCase', now, await readZone(context.app, w.tx));
  const id = await insertCase(w.tx, {
    ...given,
    no,
    supplierId,
    subject: subject?.kind ?? 'none',
    subjectId: subject?.id ?? null,
    sentBy: actor.userId,
    answeredAt: null,
    answer: '',
    visitAt: null,
    state: 'sent',
    stateAt: now,
    endReason: '',
    version: 1,
  });
  const { way, answerDueAt } = given;
  await w.record({ subject: 'supplierCase', subjectId: id, kind: 'sent', data: { no, supplier: supplier.name, way, answerDueAt } });
  w.touch('suppliers', 'supplierCases', 'home');
  return { id, version: 1, no };
}

/** Whoever asks for an answer asks for one that can still come. */
export function refuseDueInPast(answerDueAt: number, now: number): void {
  if (answerDueAt <= now) throw new DomainError('guardFailed', { guard: 'answerDueInPast', field: 'answerDueAt' });
}

/** By when the answer is due, with the goods; `late` are those whose answer is overdue. */
export async function listSupplierCases(
  { db, now }: Pick<ActorContext, 'db' | 'now'>,
  { cursor, limit, ...filter }: z.output<typeof supplierCaseListInput>,
): Promise<Page<SupplierCaseListRow>> {
  const rows = await findCaseRows(db, filter, now, fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(await withGoods(db, rows, now), limit, keysOf);
}

export async function countSupplierCases({ db, now }: ActorContext, filter: z.output<typeof supplierCaseCountInput>): Promise<Count> {
  const total = await countCaseRows(db, filter, now, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** The filtered list as a workbook. */
export async function exportSupplierCases(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof supplierCaseListInput>,
): Promise<FileOut> {
  const { db, now } = context;
  return exportRows(
    context,
    'supplierCases',
    (after, limit) => findCaseRows(db, filter, now, after as readonly [number, number] | undefined, limit),
    keysOf,
  );
}

export async function viewSupplierCase({ db, now }: ActorContext, { id }: { readonly id: number }): Promise<SupplierCaseView> {
  const row = await findCaseRow(db, id);
  if (!row) throw new DomainError('notFound', { what: 'supplierCase', id });
  const goods = await findGoods(db, [id]);
  return { ...row, isLate: isAnswerLate(row, now), goods, timeline: await readTimeline(db, 'supplierCase', id) };
}

/** What a case is about; it never changes, so it is read before anything is locked. */
export const findSubjectOf = findCaseSubject;

/** The newest case about a document that has not ended. */
export async function findOpenCaseOf(db: Db, { kind, id }: CaseSubject): Promise<SupplierCaseRow | undefined> {
  return (await findCasesOfSubject(db, kind, id)).find(({ state }) => openSupplierCaseStates.includes(state));
}

/** Is anything on its way for a document, in cases that have not ended? */
export async function isGoodsComing(db: Db, { kind: subject, id: subjectId }: CaseSubject): Promise<boolean> {
  const filter = { query: '', show: 'inTransit', supplierId: null, requestId: null, subject, subjectId } as const;
  return (await findCaseRows(db, filter, 0, undefined, 1)).length > 0;
}

async function withGoods(db: Db, rows: readonly SupplierCaseRow[], now: number): Promise<readonly SupplierCaseListRow[]> {
  const found = await findGoods(
    db,
    rows.map(({ id }) => id),
  );
  const goods = Map.groupBy(found, ({ supplierCaseId }) => supplierCaseId);
  return rows.map((row) => ({ ...row, isLate: isAnswerLate(row, now), goods: goods.get(row.id) ?? [] }));
}
