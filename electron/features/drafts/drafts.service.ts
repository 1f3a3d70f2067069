import { draftLimits } from '../../../shared/settings.ts';
import type { DraftView, SaveDraftInput } from '../../../shared/settings.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { writeOwn } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { countDrafts, deleteDraft, findDrafts, insertDraft, updateDraft } from './drafts.repository.ts';

/** What this person has typed and not saved, at whatever seat; the one typed in last first. */
export async function listDrafts({ db, actor }: ActorContext): Promise<readonly DraftView[]> {
  const drafts = await findDrafts(db, actor.userId, draftLimits.count);
  return drafts.map(({ data, ...draft }) => ({ ...draft, data: JSON.parse(data) as unknown }));
}

/**
 * Keeps what is typed: overwrites the draft `id`, or makes a new one. Nothing is ever dropped to make room.
 * @throws DomainError `notFound` when the draft was saved or discarded elsewhere, `guardFailed` with `guard` `draftTooLarge` or
 * `tooManyDrafts`.
 */
export async function saveDraft(
  context: ActorContext,
  { id, form, title, data }: SaveDraftInput,
): Promise<{ readonly id: number; readonly updatedAt: number }> {
  const { actor, now } = context;
  const content = { form, title, data: JSON.stringify(data) };
  if (Buffer.byteLength(content.data) > draftLimits.bytes)
    throw new DomainError('guardFailed', { guard: 'draftTooLarge', limit: draftLimits.bytes });
  if (id === undefined) return makeDraft(context, content);
  // Overwriting twice is the same; only making one needs the key.
  return writeOwn({ ...context, requestKey: undefined }, async ({ tx }) => {
    if (!(await updateDraft(tx, actor.userId, id, content, now))) throw new DomainError('notFound', { what: 'draft', id });
    return { id, updatedAt: now };
  });
}

async function makeDraft(
  context: ActorContext,
  content: Parameters<typeof insertDraft>[2],
): Promise<{ readonly id: number; readonly updatedAt: number }> {
  const { actor, now } = context;
  return writeOwn(context, async ({ tx, touch }) => {
    if ((await countDrafts(tx, actor.userId)) >= draftLimits.count)
      throw new DomainError('guardFailed', { guard: 'tooManyDrafts', limit: draftLimits.count });
    const id = await insertDraft(tx, actor.userId, content, now);
    touch('drafts');
    return { id, updatedAt: now };
  });
}

/** Throws a draft away; one that is gone already is as good. */
export async function discardDraft(context: ActorContext, { id }: { readonly id: number }): Promise<{ readonly id: number }> {
  return writeOwn({ ...context, requestKey: undefined }, async (write) => {
    await discardOwnDraft(write, context, id);
    return { id };
  });
}

/** Removes the draft in the write that saved what it held, so that it is never offered again. */
export async function discardOwnDraft({ tx, touch }: Pick<Write, 'tx' | 'touch'>, { actor }: ActorContext, id: number): Promise<void> {
  if (await deleteDraft(tx, actor.userId, id)) touch('drafts');
}
