import type { z } from 'zod';
import type { ToolNote, ToolNotePrintData, recordToolNotePrintInput } from '../../../shared/tool-notes.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findNoteLines, findNotes } from './tool-notes.repository.ts';
import type { NoteHead } from './tool-notes.repository.ts';

/** One issue or return note (R-000-72). @throws DomainError `notFound` */
export async function viewNote({ db }: ActorContext, { id }: { readonly id: number }): Promise<ToolNote> {
  return requireNote(db, id);
}

/** By a number as far as it was typed. */
export async function listNotesNumbered({ db }: ActorContext, beginning: string, limit: number): Promise<readonly NoteHead[]> {
  return findNotes(db, { beginning }, limit);
}

/** What the register of issue 工具领用登记 says (F-10). */
export async function readNotePrintData({ app, db }: ActorContext, { id }: { readonly id: number }): Promise<ToolNotePrintData> {
  const note = await requireNote(db, id);
  const { name, phone, address, zone } = await readShop(app, db);
  return { note, shop: { name, phone, address, zone }, printCount: await countPrints(db, 'stockDocument', id) };
}

/** Notes the print before the paper is made and says which print it is (R-001-14). */
export async function recordNotePrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordToolNotePrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await requireNote(tx, id);
    const nth = await notePrint(tx, 'stockDocument', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'stockDocument', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    touch('tools', 'prints');
    return { nth };
  });
}

async function requireNote(db: Db, id: number): Promise<ToolNote> {
  const [head] = await findNotes(db, { id }, 1);
  if (!head) throw new DomainError('notFound', { what: 'stockDocument', id });
  return { ...head, lines: await findNoteLines(db, head) };
}
