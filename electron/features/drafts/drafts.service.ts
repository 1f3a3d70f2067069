import type { ActorContext } from '../../context.ts';
import type { Write } from '../../platform/write.ts';
import { deleteDraft } from './drafts.repository.ts';

/** What a draft was typed for is saved: the draft goes in the same transaction. Used by the features whose forms keep drafts. */
export async function discardOwnDraft({ tx, touch }: Write, { actor }: ActorContext, id: number): Promise<void> {
  await deleteDraft(tx, actor.userId, id);
  touch('drafts');
}
