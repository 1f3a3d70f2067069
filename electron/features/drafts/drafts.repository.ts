import type { Tx } from '../../db/engine.ts';

/** Deletes a draft of this user; somebody else's stays. */
export async function deleteDraft(tx: Tx, userId: number, id: number): Promise<void> {
  await tx.deleteFrom('draft').where('id', '=', id).where('userId', '=', userId).execute();
}
