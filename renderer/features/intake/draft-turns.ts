const ids = new Map<string, number>();
const turns = new Map<string, Promise<unknown>>();

/** The host's id of the draft `key`, once it is known. */
export function draftIdOf(key: string): number | undefined {
  return ids.get(key);
}

export function knowDraftId(key: string, id: number): void {
  ids.set(key, id);
}

/**
 * Saves of one draft go one after the other, whichever form instance sends them, and each knows the id that the one before made:
 * a tab that is left and entered again at once must not make a second draft.
 */
export async function keepInTurn(key: string, save: (id: number | undefined) => Promise<number>): Promise<number> {
  const before = turns.get(key) ?? Promise.resolve();
  const turn = before.then(
    () => save(ids.get(key)),
    () => save(ids.get(key)),
  );
  turns.set(key, turn);
  const id = await turn;
  ids.set(key, id);
  return id;
}

/** Resolves when nothing of the draft is on its way any more. */
export async function lastTurn(key: string): Promise<void> {
  await Promise.allSettled([turns.get(key)]);
}
