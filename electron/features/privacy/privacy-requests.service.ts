import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { privacyLifecycle } from '../../../shared/privacy-lifecycle.ts';
import type {
  PrivacyRow,
  PrivacyView,
  answerPrivacyInput,
  explainPrivacyInput,
  performPrivacyInput,
  privacyListInput,
  receivePrivacyInput,
  verifyPrivacyInput,
} from '../../../shared/privacy.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { obey } from '../../platform/lifecycle.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { viewPrivacySettings } from '../settings/settings-privacy.service.ts';
import { purgeAttachments } from '../attachments/attachments-sweep.service.ts';
import { requireLivingPerson, withdrawIn } from './consents.service.ts';
import { erasePerson } from './erasure.service.ts';
import {
  findPrivacyRequest,
  findPrivacyRows,
  insertPrivacyRequest,
  lockPrivacyRequest,
  updatePrivacyRequest,
} from './privacy-requests.repository.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findPrivacyRequest>>>;

export async function listPrivacyRequests(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof privacyListInput>,
): Promise<Page<PrivacyRow>> {
  const rows = await findPrivacyRows(db, filter, fromCursor<[number]>(cursor, 1)?.[0], limit + 1);
  const term = await answerTerm(db);
  return toPage(
    rows.map((row) => ({ ...row, dueAt: row.receivedAt + term })),
    limit,
    ({ id }) => [id],
  );
}

/** Milliseconds from the receipt to the day by which the customer has the answer. */
export async function answerTerm(db: Db): Promise<number> {
  return (await viewPrivacySettings({ db })).answerDays * 86_400_000;
}

export async function viewPrivacyRequest({ db }: ActorContext, { id }: { readonly id: number }): Promise<PrivacyView> {
  const found = await findPrivacyRequest(db, id);
  if (!found) throw new DomainError('notFound', { what: 'privacyRequest', id });
  const { erasedAt, ...request } = found;
  const timeline = await readTimeline(db, 'privacyRequest', id);
  const dueAt = request.receivedAt + (await answerTerm(db));
  return { ...request, dueAt, timeline, isExported: timeline.some(({ kind }) => kind === 'exported'), isErased: erasedAt !== null };
}

/** A customer wants to see, correct, delete or take back, or has advice or a complaint about own data (R-004-24, R-004-26). */
export async function receivePrivacyRequest(context: ActorContext, input: z.output<typeof receivePrivacyInput>): Promise<Receipt> {
  const { app, now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await requireLivingPerson(tx, input.customerId);
    const no = await takeNumber(tx, 'privacyRequest', now, await readZone(app, tx));
    const id = await insertPrivacyRequest(tx, { ...input, no, receivedAt: now, createdBy: actor.userId });
    await record({ subject: 'privacyRequest', subjectId: id, kind: 'received', data: { kind: input.kind, channel: input.channel } });
    touch('privacy', 'home');
    return { id, version: 1, no };
  });
}

/** It is known who asks, and how that was made sure. */
export async function verifyPerson(
  context: ActorContext,
  { id, version, verifiedHow }: z.output<typeof verifyPrivacyInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const request = await lockVersion(tx, id, version);
    const state = obey(privacyLifecycle, request.state, 'verify', context);
    const next = await updatePrivacyRequest(tx, id, version, { state, verifiedHow, verifiedAt: context.now });
    await record({ subject: 'privacyRequest', subjectId: id, kind: 'verified' });
    touch('privacy', 'home');
    return { id, version: next, no: request.no };
  });
}

/**
 * Does what the customer asked for: a deletion blanks the person, a withdrawal takes the agreement back, data to see or take along must have
 * been exported; everything else is told in words.
 */
export async function performPrivacyRequest(context: ActorContext, input: z.output<typeof performPrivacyInput>): Promise<Receipt> {
  const { id, version } = input;
  const receipt = await write(context, async (w) => {
    const request = await lockVersion(w.tx, id, version);
    const state = obey(privacyLifecycle, request.state, 'perform', context);
    const action = await perform(context, w, request, input);
    const next = await updatePrivacyRequest(w.tx, id, version, { state, action, actedAt: context.now });
    await w.record({ subject: 'privacyRequest', subjectId: id, kind: 'performed', data: { kind: request.kind } });
    w.touch('privacy', 'home');
    return { id, version: next, no: request.no };
  });
  // what a failure leaves here, the next sweep takes
  await purgeAttachments(context.app).catch((error: unknown) => context.app.log.error('files not purged', { error: String(error) }));
  context.app.engine.forget();
  return receipt;
}

async function perform(
  context: ActorContext,
  w: Write,
  { id, kind, customerId, channel }: Found,
  { action, purposes }: z.output<typeof performPrivacyInput>,
): Promise<string> {
  switch (kind) {
    case 'delete':
      await erasePerson(context, w, customerId);
      // What was written about the person before is blanked; nothing new is to name them again.
      return '';
    case 'withdraw':
      await withdrawIn(context, w, customerId, purposes, channel);
      return action;
    case 'see':
    case 'copy': {
      const exported = (await readTimeline(w.tx, 'privacyRequest', id)).some((entry) => entry.kind === 'exported');
      if (!exported) throw new DomainError('guardFailed', { guard: 'notExported' });
      return action;
    }
    case 'correct':
    case 'advice':
    case 'complaint':
      if (action === '') throw new DomainError('guardFailed', { guard: 'actionMissing', field: 'action' });
      return action;
  }
}

/** It cannot be done as asked, and why. */
export async function explainPrivacyRequest(
  context: ActorContext,
  { id, version, action }: z.output<typeof explainPrivacyInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const request = await lockVersion(tx, id, version);
    const state = obey(privacyLifecycle, request.state, 'explain', context);
    const next = await updatePrivacyRequest(tx, id, version, { state, action, actedAt: context.now });
    await record({ subject: 'privacyRequest', subjectId: id, kind: 'explained' });
    touch('privacy', 'home');
    return { id, version: next, no: request.no };
  });
}

/** The customer knows the outcome. */
export async function answerPrivacyRequest(
  context: ActorContext,
  { id, version, answer, way }: z.output<typeof answerPrivacyInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const request = await lockVersion(tx, id, version);
    const state = obey(privacyLifecycle, request.state, 'answer', context);
    const next = await updatePrivacyRequest(tx, id, version, { state, answer, answeredWay: way, answeredAt: context.now });
    await record({ subject: 'privacyRequest', subjectId: id, kind: 'answered', data: { way } });
    touch('privacy', 'home');
    return { id, version: next, no: request.no };
  });
}

async function lockVersion(tx: Tx, id: number, version: number): Promise<Found> {
  const request = await lockPrivacyRequest(tx, id);
  if (!request) throw new DomainError('notFound', { what: 'privacyRequest', id });
  if (request.version !== version) throw new DomainError('staleVersion', { what: 'privacyRequest', current: request });
  return request;
}
