import type { Insertable } from 'kysely';
import type { HoldReason } from '../../../shared/holds.ts';
import type { DelayRow, StepRow } from '../../../shared/request-life-view.ts';
import type { RepeatCandidate, StepKind } from '../../../shared/request-life.ts';
import { stepKinds } from '../../../shared/request-life.ts';
import type { PaymentState } from '../../../shared/projects.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, prepared } from '../../db/prepared.ts';
import type { RequestDelayTable, RequestStepTable } from '../../db/schema/promises.ts';

export async function insertDelay(
  tx: Tx,
  delay: Omit<Insertable<RequestDelayTable>, 'endedAt' | 'endedBy' | 'workOrderId'> & { readonly workOrderId?: number | null },
): Promise<void> {
  await insertRow(tx, 'requestDelay', { workOrderId: null, ...delay, endedAt: null, endedBy: null });
}

/** Ends the holds of a request that still last. */
export async function endHolds(
  tx: Tx,
  requestId: number,
  end: { readonly endedAt: number; readonly endedBy: number | null },
): Promise<void> {
  await tx
    .updateTable('requestDelay')
    .set(end)
    .where('requestId', '=', requestId)
    .where('kind', '=', 'hold')
    .where('endedAt', 'is', null)
    .execute();
}

const delaysOf = prepared((db, requestId: number) =>
  db
    .selectFrom('requestDelay')
    .innerJoin('userAccount', 'userAccount.id', 'requestDelay.userId')
    .select([
      'requestDelay.id',
      'requestDelay.kind',
      'requestDelay.reason',
      'requestDelay.note',
      'requestDelay.plan',
      'requestDelay.oldPromisedAt',
      'requestDelay.newPromisedAt',
      'requestDelay.toldAt',
      'requestDelay.at',
      'userAccount.displayName as userName',
      'requestDelay.endedAt',
    ])
    .where('requestDelay.requestId', '=', requestId)
    .orderBy('requestDelay.id'),
);

/** Oldest first. */
export async function findDelays(db: Db, requestId: number): Promise<readonly DelayRow[]> {
  return (await delaysOf(db, requestId)).map(({ reason, ...row }) => ({ ...row, reason: reason as HoldReason | '' }));
}

export async function insertStep(tx: Tx, step: Omit<Insertable<RequestStepTable>, 'kind'> & { readonly kind: StepKind }): Promise<void> {
  await insertRow(tx, 'requestStep', step);
}

const stepsOf = prepared((db, requestId: number) =>
  db
    .selectFrom('requestStep')
    .innerJoin('userAccount', 'userAccount.id', 'requestStep.userId')
    .select(['requestStep.id', 'requestStep.kind', 'requestStep.text', 'requestStep.at', 'userAccount.displayName as userName'])
    .where('requestStep.requestId', '=', requestId)
    .orderBy('requestStep.id'),
);

/** Oldest first; kinds that other parts of the program keep there are left out. */
export async function findSteps(db: Db, requestId: number): Promise<readonly StepRow[]> {
  return (await stepsOf(db, requestId)).flatMap(({ kind, ...row }) => {
    const known = stepKinds.find((one) => one === kind);
    return known ? [{ ...row, kind: known }] : [];
  });
}

const openVisit = prepared((db, requestId: number) =>
  db
    .selectFrom('appointment')
    .select('id')
    .where('requestId', '=', requestId)
    .where('workOrderId', 'is', null)
    .where('endedAt', 'is', null),
);

/** Is a visit agreed that no slip has taken yet? */
export async function hasOpenVisit(db: Db, requestId: number): Promise<boolean> {
  return (await openVisit(db, requestId)).length > 0;
}

/** Nobody comes at the time that was agreed without a slip. @returns whether there was one. */
export async function endOpenVisit(
  tx: Tx,
  requestId: number,
  end: { readonly endedAt: number; readonly endedBy: number; readonly endReason: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('appointment')
    .set((eb) => ({ ...end, version: eb('version', '+', 1) }))
    .where('requestId', '=', requestId)
    .where('workOrderId', 'is', null)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}

/** What a job is about, for finding the one that it repeats. */
export interface FaultSubject {
  readonly customerId: number;
  readonly installedItemId: number | null;
  readonly productText: string;
  readonly faultClass: string;
  /** The job itself, which repeats no later one. */
  readonly requestId: number | null;
}

/**
 * Jobs on the same item (or, without one on file, the same product of the same customer) and the same fault that were finished since
 * `since`, the newest first. A fault that was never named may be any.
 */
export async function findRepeats(
  db: Db,
  { customerId, installedItemId, productText, faultClass, requestId }: FaultSubject,
  since: number,
): Promise<readonly RepeatCandidate[]> {
  if (installedItemId === null && productText === '') return [];
  let select = db
    .selectFrom('serviceRequest')
    .select(['id', 'no', 'content', 'result', 'resolvedAt'])
    .where('customerId', '=', customerId)
    .where('resolvedAt', '>=', since)
    .where('type', '=', 'repair')
    .where('state', '<>', 'voided');
  select =
    installedItemId === null
      ? select.where('installedItemId', 'is', null).where('productText', '=', productText)
      : select.where('installedItemId', '=', installedItemId);
  if (faultClass !== 'unknown') select = select.where('faultClass', 'in', [faultClass as 'mechanical', 'unknown']);
  if (requestId !== null) select = select.where('id', '<', requestId);
  const rows = await select.orderBy('id', 'desc').limit(3).execute();
  return rows.map(({ resolvedAt, ...row }) => ({ ...row, resolvedAt: resolvedAt ?? 0 }));
}

export async function findRepeatedBy(db: Db, requestId: number) {
  return repeatedBy(db, requestId);
}

const repeatedBy = prepared((db, requestId: number) =>
  db.selectFrom('serviceRequest').select(['id', 'no']).where('repeatOfId', '=', requestId).orderBy('id').limit(20),
);

const user = prepared((db, id: number) => db.selectFrom('userAccount').select(['id', 'displayName', 'disabledAt']).where('id', '=', id));

export interface OwnerRow {
  readonly id: number;
  readonly name: string;
  readonly isActive: boolean;
}

export async function findOwner(db: Db, id: number | null): Promise<OwnerRow | null> {
  if (id === null) return null;
  const [row] = await user(db, id);
  return row ? { id: row.id, name: row.displayName, isActive: row.disabledAt === null } : null;
}

const staffMember = prepared((db, id: number) => db.selectFrom('staff').select(['id', 'name']).where('id', '=', id));

export async function findStaffName(db: Db, id: number | null) {
  if (id === null) return null;
  return (await staffMember(db, id))[0] ?? null;
}

const project = prepared((db, id: number) =>
  db.selectFrom('project').select(['id', 'name', 'paymentState', 'goodsAcceptedOn']).where('id', '=', id),
);

export interface ProjectFacts {
  readonly id: number;
  readonly name: string;
  readonly paymentState: PaymentState;
  readonly goodsAcceptedOn: string;
}

export async function findProjectFacts(db: Db, id: number | null): Promise<ProjectFacts | null> {
  if (id === null) return null;
  const [row] = await project(db, id);
  return row ? { ...row, paymentState: row.paymentState as PaymentState } : null;
}

/** Who answers for a project, for the papers of its requests. */
export async function findProjectOnPaper(db: Db, id: number) {
  return db.selectFrom('project').select(['name', 'contractNo', 'managerName', 'managerPhone']).where('id', '=', id).executeTakeFirst();
}

/** Slips that count, with who went: for the closing report. */
export async function findReportSlips(db: Db, requestId: number) {
  const slips = await db
    .selectFrom('workOrder')
    .select(['id', 'no', 'cause', 'remedy'])
    .where('requestId', '=', requestId)
    .where('state', '<>', 'voided')
    .orderBy('id')
    .limit(50)
    .execute();
  const people = await db
    .selectFrom('workOrderTechnician')
    .innerJoin('staff', 'staff.id', 'workOrderTechnician.staffId')
    .select(['workOrderTechnician.workOrderId', 'staff.name'])
    .where('workOrderTechnician.workOrderId', 'in', [0, ...slips.map(({ id }) => id)])
    .orderBy('staff.id')
    .execute();
  return slips.map(({ id, ...slip }) => ({
    ...slip,
    technicians: people
      .filter(({ workOrderId }) => workOrderId === id)
      .map(({ name }) => name)
      .join('、'),
  }));
}
