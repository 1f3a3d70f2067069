import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import { missingDocuments, projectFields } from '../../../shared/projects.ts';
import type {
  ProjectFacts,
  ProjectRow,
  ProjectView,
  archiveProjectInput,
  createProjectInput,
  projectCountInput,
  projectListInput,
  reopenProjectInput,
  updateProjectInput,
} from '../../../shared/projects.ts';
import { searchKey } from '../../../shared/search-query.ts';
import { nameTerms, numberTerms } from '../../../shared/search-text.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { findByTerm, setTerms } from '../../platform/search-terms.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { indexCustomer } from '../customers/customers-terms.service.ts';
import { requireCustomerName } from '../customers/customers.service.ts';
import { refreshWarranties } from '../warranties/warranties.service.ts';
import { acceptanceOf, refuseArchivingOpenPoints, refuseWithOpenPoints } from './project-acceptance.service.ts';
import { moveGoodsDay } from './project-promises.service.ts';
import {
  columnsOf,
  countProjects,
  findProject,
  findProjectChanges,
  findProjectItems,
  findProjectRequests,
  findProjectRows,
  insertProject,
  setTurnOf,
  updateProject,
} from './projects.repository.ts';
import type { ProjectFilter, StoredProject } from './projects.repository.ts';

const candidates = 500;

export async function listProjects(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof projectListInput>,
): Promise<Page<ProjectRow>> {
  const after = fromCursor<[number]>(cursor, 1);
  const rows = await findProjectRows(db, await filterOf(db, filter), after?.[0], limit + 1);
  return toPage(rows, limit, ({ id }) => [id]);
}

export async function countProjectList({ db }: ActorContext, filter: z.output<typeof projectCountInput>): Promise<Count> {
  const total = await countProjects(db, await filterOf(db, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

async function filterOf(db: Db, { query, ...filter }: z.output<typeof projectCountInput>): Promise<ProjectFilter> {
  return query === '' ? filter : { ...filter, ids: await findByTerm(db, 'project', searchKey(query), candidates) };
}

/** A project with its items, the requests about them, and who changed what. */
export async function viewProject({ db }: ActorContext, { id }: { readonly id: number }): Promise<ProjectView> {
  const project = await requireProject(db, id);
  const [acceptance, items, requests, timeline, changes] = await Promise.all([
    acceptanceOf(db, project),
    findProjectItems(db, id),
    findProjectRequests(db, id),
    readTimeline(db, 'project', id),
    findProjectChanges(db, id),
  ]);
  // One event and one audit row are written together, so they stand in the same order.
  const early = timeline.length - changes.length;
  const withChanges = timeline.map((entry, index) => ({
    ...entry,
    changes: JSON.parse(changes[index - early]?.changes ?? '{}') as ProjectView['timeline'][number]['changes'],
  }));
  const { acceptanceOn: _on, explained: _what, explainedAt: _at, explainedBy: _by, ...facts } = project;
  return { ...facts, missing: missingDocuments(project.documents), acceptance, items, requests, timeline: withChanges };
}

/** @throws DomainError `notFound`. */
export async function requireProject(db: Db, id: number): Promise<StoredProject> {
  const project = await findProject(db, id);
  if (!project) throw new DomainError('notFound', { what: 'project', id });
  return project;
}

export async function createProject(
  context: ActorContext,
  { customerId, ...facts }: z.output<typeof createProjectInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await requireCustomerName(tx, customerId);
    const id = await insertProject(tx, { ...columnsOf(facts), customerId, archivedAt: null, createdAt: context.now, version: 1 });
    await setTerms(tx, 'project', id, termsOf(facts));
    await indexCustomer(tx, customerId);
    await refreshWarranties(tx, { projectId: id });
    await record({ subject: 'project', subjectId: id, kind: 'created', data: { name: facts.name } });
    await record({ subject: 'customer', subjectId: customerId, kind: 'projectAdded', data: { name: facts.name } });
    touch('projects', 'customers', 'warranties', 'installedItems');
    return { id, version: 1 };
  });
}

/** Names and the contract number, under which a project is found. */
function termsOf({ name, contractNo }: ProjectFacts): readonly string[] {
  return [...nameTerms(name), ...numberTerms(contractNo)];
}

/** Dates and trade decide the warranties of the project, so those are dated anew with them. An archived project is read-only. */
export async function changeProject(
  context: ActorContext,
  { id, version, ...facts }: z.output<typeof updateProjectInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const before = await requireProject(tx, id);
    if (before.archivedAt !== null) throw new DomainError('guardFailed', { guard: 'projectArchived' });
    if (!(await updateProject(tx, id, version, columnsOf(facts))))
      throw new DomainError('staleVersion', { what: 'project', current: before });
    await refuseWithOpenPoints(tx, id, before, facts);
    const isUnpaid = facts.paymentState !== 'settled';
    if (isUnpaid !== (before.paymentState !== 'settled')) await setTurnOf(tx, id, isUnpaid);
    await moveGoodsDay(w, context, id, before, facts);
    await setTerms(tx, 'project', id, termsOf(facts));
    await indexCustomer(tx, before.customerId);
    await refreshWarranties(tx, { projectId: id });
    await record({ subject: 'project', subjectId: id, kind: 'changed', changes: changesBetween(comparable(before), comparable(facts)) });
    touch('projects', 'customers', 'warranties', 'installedItems');
    return { id, version: version + 1 };
  });
}

/** Lists become text, so that the change log shows old and new in a line each (R-002-48). */
function comparable(facts: ProjectFacts): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(projectFields.map((field) => [field, facts[field]])),
    progressPlan: facts.progressPlan.map(({ text, plannedOn, doneOn }) => [text, plannedOn, doneOn].filter(Boolean).join(' ')).join('; '),
    documents: [...facts.documents].toSorted().join(' '),
  };
}

/** Closes the file: refused while a required kind of document is missing (R-002-05, R-002-06). */
export async function archiveProject(context: ActorContext, { id, version }: z.output<typeof archiveProjectInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await requireProject(tx, id);
    if (before.archivedAt !== null) throw new DomainError('guardFailed', { guard: 'projectArchived' });
    const missing = missingDocuments(before.documents);
    if (missing.length > 0) throw new DomainError('guardFailed', { guard: 'documentsMissing', missing });
    if (!(await updateProject(tx, id, version, { archivedAt: context.now })))
      throw new DomainError('staleVersion', { what: 'project', current: before });
    await refuseArchivingOpenPoints(tx, id);
    await record({ subject: 'project', subjectId: id, kind: 'archived', changes: { archivedAt: [null, context.now] } });
    touch('projects', 'customers');
    return { id, version: version + 1 };
  });
}

/** Takes a project out of the archive, with the reason. */
export async function reopenProject(context: ActorContext, { id, version, reason }: z.output<typeof reopenProjectInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await requireProject(tx, id);
    if (before.archivedAt === null) throw new DomainError('guardFailed', { guard: 'projectNotArchived' });
    if (!(await updateProject(tx, id, version, { archivedAt: null })))
      throw new DomainError('staleVersion', { what: 'project', current: before });
    await record({
      subject: 'project',
      subjectId: id,
      kind: 'reopened',
      data: { reason },
      changes: { archivedAt: [before.archivedAt, null] },
    });
    touch('projects', 'customers');
    return { id, version: version + 1 };
  });
}
