import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { explainedThings, mostPoints } from '../../../shared/project-acceptance.ts';
import type { ProjectAcceptance, addPointInput, bookAcceptanceInput, settlePointInput } from '../../../shared/project-acceptance.ts';
import type { ProjectFacts } from '../../../shared/projects.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { findUserName } from '../../platform/user-names.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { findOpenPoints, findPoints, insertPoint, lockPoint, lockProject, updatePoint } from './project-points.repository.ts';
import { findProject, updateProject } from './projects.repository.ts';
import type { StoredProject } from './projects.repository.ts';

type Accepted = Pick<ProjectFacts, 'acceptedOn' | 'finalAcceptedOn'>;
const acceptanceDays = ['acceptedOn', 'finalAcceptedOn'] as const;

/** R-002-09: no day of acceptance is set while a point of the customer is open; the refusal names the points. */
export async function refuseWithOpenPoints(db: Db, projectId: number, before: Accepted, after: Accepted): Promise<void> {
  if (acceptanceDays.some((one) => after[one] !== '' && after[one] !== before[one])) await refuseOpenPoints(db, projectId, 'pointsOpen');
}

/** R-002-09: the file is not closed over an open point. */
export async function refuseArchivingOpenPoints(db: Db, projectId: number): Promise<void> {
  await refuseOpenPoints(db, projectId, 'pointsOpenArchive');
}

async function refuseOpenPoints(db: Db, projectId: number, guard: string): Promise<void> {
  const points = await findOpenPoints(db, projectId);
  if (points.length > 0) throw new DomainError('guardFailed', { guard, points });
}

/** Booking, explanation and points, as the project's page shows them. */
export async function acceptanceOf(
  db: Db,
  { id, acceptanceOn, explained, explainedAt, explainedBy }: StoredProject,
): Promise<ProjectAcceptance> {
  const points = await findPoints(db, id);
  return { acceptanceOn, explained, explainedAt, explainedBy: await findUserName(db, explainedBy), points };
}

/** After the completion 竣工 the acceptance is booked, and workmanship, materials and functions are explained (R-002-09). */
export async function bookAcceptance(
  context: ActorContext,
  { id, version, acceptanceOn, explained }: z.output<typeof bookAcceptanceInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await requireOpenProject(tx, id);
    if (before.completedOn === '') throw new DomainError('guardFailed', { guard: 'projectNotCompleted' });
    const after = { acceptanceOn, explained: wordsOf(explained) };
    const changes = changesBetween({ acceptanceOn: before.acceptanceOn, explained: wordsOf(before.explained) }, after);
    const { now, actor } = context;
    const said = explained.length === 0 ? { explainedAt: null, explainedBy: null } : { explainedAt: now, explainedBy: actor.userId };
    if (!(await updateProject(tx, id, version, { ...after, ...('explained' in changes && said) })))
      throw new DomainError('staleVersion', { what: 'project', current: before });
    await record({ subject: 'project', subjectId: id, kind: 'acceptanceBooked', changes });
    touch('projects', 'customers');
    return { id, version: version + 1 };
  });
}

/** The customer raises a point (R-002-09). */
export async function addPoint(context: ActorContext, { projectId, text, followUntil }: z.output<typeof addPointInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await lockProject(tx, projectId);
    await requireOpenProject(tx, projectId);
    if ((await findPoints(tx, projectId)).length >= mostPoints) throw new DomainError('guardFailed', { guard: 'tooManyPoints' });
    const raised = { raisedAt: context.now, raisedBy: context.actor.userId };
    const settled = { settledAt: null, settledBy: null };
    const id = await insertPoint(tx, { projectId, text, state: 'open', answer: '', followUntil, ...raised, ...settled });
    await record({ subject: 'project', subjectId: projectId, kind: 'pointRaised', data: { text, followUntil } });
    touch('projects');
    return { id, version: 1 };
  });
}

/** A point is answered, put right, or dropped with the reason (R-002-09). What is settled stays so: who objects raises a new one. */
export async function settlePoint(
  context: ActorContext,
  { id, version, state, answer }: z.output<typeof settlePointInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const point = await lockPoint(tx, id);
    if (!point) throw new DomainError('notFound', { what: 'projectPoint', id });
    await requireOpenProject(tx, point.projectId);
    if (point.state !== 'open') throw new DomainError('guardFailed', { guard: 'pointSettled' });
    if (point.version !== version) throw new DomainError('staleVersion', { what: 'projectPoint', current: point });
    await updatePoint(tx, id, { state, answer, settledAt: context.now, settledBy: context.actor.userId, version: version + 1 });
    const data = { state, text: point.text, answer };
    await record({ subject: 'project', subjectId: point.projectId, kind: 'pointSettled', data });
    touch('projects');
    return { id, version: version + 1 };
  });
}

async function requireOpenProject(db: Db, id: number): Promise<StoredProject> {
  const project = await findProject(db, id);
  if (!project) throw new DomainError('notFound', { what: 'project', id });
  if (project.archivedAt !== null) throw new DomainError('guardFailed', { guard: 'projectArchived' });
  return project;
}

function wordsOf(explained: StoredProject['explained']): string {
  return explainedThings.filter((thing) => explained.includes(thing)).join(' ');
}
