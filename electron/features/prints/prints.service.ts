import type { z } from 'zod';
import type { FileOut, Page } from '../../../shared/fields.ts';
import { printSubjects } from '../../../shared/prints.ts';
import type { PrintFilter, PrintPerson, PrintRow, PrintSubject, printListInput, reprintReasonsInput } from '../../../shared/prints.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { readReprintReasons, reprintReasonKey } from '../../platform/prints.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { saveSetting } from '../settings/settings.service.ts';
import { findPrintNames, findPrintPeople, findPrints } from './prints.repository.ts';

/** Every print with its document: which print it was, who, when, on what, why again (R-001-14). */
export async function listPrints(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof printListInput>,
): Promise<Page<PrintRow>> {
  const rows = await fetchPrints(context, filter, limit + 1, fromCursor<[number, number]>(cursor, 2));
  return toPage(rows, limit, ({ at, id }) => [at, id]);
}

export async function exportPrints(context: ActorContext, filter: PrintFilter): Promise<FileOut> {
  return exportRows(
    context,
    'prints',
    (after, limit) => fetchPrints(context, filter, limit, after as readonly [number, number] | undefined),
    ({ at, id }) => [at, id],
  );
}

export async function listPrintPeople({ db }: ActorContext): Promise<readonly PrintPerson[]> {
  return findPrintPeople(db);
}

/** Documents that are printed again only with a reason. */
export async function viewReprintReasons({ db }: ActorContext): Promise<readonly PrintSubject[]> {
  return readReprintReasons(db);
}

export async function changeReprintReasons(
  context: ActorContext,
  { subjects }: z.output<typeof reprintReasonsInput>,
): Promise<readonly PrintSubject[]> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readReprintReasons(tx);
    const wanted = printSubjects.filter((subject) => subjects.includes(subject));
    await saveSetting(tx, reprintReasonKey, wanted);
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'reprintReasonsChanged',
      changes: { reprintNeedsReason: [before.join(' '), wanted.join(' ')] },
    });
    touch('settings', 'prints');
    return wanted;
  });
}

async function fetchPrints(
  { app, db }: ActorContext,
  { from, to, ...filter }: PrintFilter,
  limit: number,
  after: readonly [number, number] | undefined,
): Promise<readonly PrintRow[]> {
  const zone = await readZone(app);
  const span = { since: from === null ? null : startOfDay(from, zone), until: to === null ? null : startOfDay(addDays(to, 1), zone) };
  const prints = await findPrints(db, { ...filter, ...span }, limit, after);
  const names = new Map<string, ReadonlyMap<number, string>>();
  for (const subject of printSubjects) {
    const ids = prints.filter((print) => print.subject === subject).map(({ subjectId }) => subjectId);
    names.set(subject, await findPrintNames(db, subject, ids));
  }
  return prints.map((print) => ({
    ...print,
    subject: print.subject as PrintSubject,
    no: names.get(print.subject)?.get(print.subjectId) ?? '',
  }));
}
