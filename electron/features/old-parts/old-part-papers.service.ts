import type { z } from 'zod';
import { isOldPartLate } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartListPrint, OldPartNotePrint, oldPartNoteInput, recordOldPartNoteInput } from '../../../shared/old-parts.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { lockShop, readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findAwaited, findNote, findOldPartsOfNote } from './old-parts.repository.ts';
import { ownOnly } from './old-parts.service.ts';

/** Lines that a printed list holds at most. */
const listLimit = 500;

/** The note 旧件退库单 (F-13) of what was handed in together. */
export async function readNotePrintData(
  context: ActorContext,
  { documentId }: z.output<typeof oldPartNoteInput>,
): Promise<OldPartNotePrint> {
  const { app, db } = context;
  const note = await findNote(db, documentId);
  if (!note) throw new DomainError('notFound', { what: 'stockDocument', id: documentId });
  return {
    note: { ...note, staffName: note.staffName ?? '', rows: await findOldPartsOfNote(db, documentId) },
    shop: await shopOf(app),
    printCount: await countPrints(db, 'stockDocument', documentId),
  };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordNotePrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordOldPartNoteInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    // prints of one note are counted one after the other
    await lockShop(tx);
    if (!(await findNote(tx, id))) throw new DomainError('notFound', { what: 'stockDocument', id });
    const nth = await notePrint(tx, 'stockDocument', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'stockDocument', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}

/** Everything that is awaited, by technician and age (R-000-25). */
export async function readListPrintData(context: ActorContext): Promise<OldPartListPrint> {
  const { app, db, now, actor } = context;
  const found = await findAwaited(db, ownOnly(actor), listLimit + 1);
  return {
    rows: found.slice(0, listLimit).map((row) => ({ ...row, isLate: isOldPartLate(row, now) })),
    isCut: found.length > listLimit,
    shop: await shopOf(app),
    now,
  };
}

async function shopOf(app: ActorContext['app']): Promise<OldPartNotePrint['shop']> {
  const { name, phone, address, zone } = await readShop(app);
  return { name, phone, address, zone };
}
