import type { Tx } from '../../db/engine.ts';
import { eraseTexts } from '../../platform/chain/insert-chained.ts';
import { orNone } from './person-data.repository.ts';
import type { PersonIds } from './person-data.repository.ts';
import type { PersonKey } from './person-tables.ts';
import { blankJson, inJson, isTelling, likeNumber, scrubText } from './scrub.ts';
import type { Secrets } from './scrub.ts';

/** Whose happenings stand under these subjects of the trail. */
const subjectOwners: Readonly<Record<string, PersonKey>> = {
  customer: 'customer',
  request: 'request',
  workOrder: 'workOrder',
  project: 'project',
  installedItem: 'item',
  serial: 'item',
  vehicle: 'item',
  call: 'talk',
  talk: 'talk',
  warrantyCard: 'warrantyCard',
  repairCase: 'repairCase',
  feedbackForm: 'feedbackForm',
  incident: 'incident',
  oldPart: 'oldPart',
};
/** Papers whose prints are counted apart from the thing's own timeline. */
const printOwners: Readonly<Record<string, PersonKey>> = {
  ...subjectOwners,
  customerFile: 'customer',
  repairFeedback: 'repairCase',
  repairService: 'repairCase',
};

const trails = [
  { table: 'event', column: 'data' },
  { table: 'auditEntry', column: 'changes' },
] as const;

/**
 * Blanks what the timelines and the audit trail say about the person: that something happened, when and by whom stays, what was said in
 * it goes. Under other subjects only rows that name a phone or an address are touched.
 * @param since nothing about the person is older.
 */
export async function blankTrails(tx: Tx, ids: PersonIds, secrets: Secrets, since: number): Promise<void> {
  for (const { table, column } of trails) {
    const name = column as 'data';
    const trail = table as 'event';
    for (const [subject, owner] of Object.entries(subjectOwners)) {
      const rows = await tx
        .selectFrom(trail)
        .select(['id', name])
        .where('subject', '=', subject)
        .where('subjectId', 'in', orNone(ids[owner]))
        .execute();
      for (const row of rows) if (row[name] !== '{}') await blankTrail(tx, trail, name, row.id, blankJson(row[name]));
    }
    const others = await tx
      .selectFrom(trail)
      .select(['id', name])
      .where('at', '>=', since)
      .where(name, '!=', '{}')
      .where((eb) =>
        eb.or([
          ...secrets.telling.map((word) => eb(name, 'like', containing(word))),
          ...secrets.phones.map((digits) => eb(name, 'like', likeNumber(digits))),
          ...ids.customer.map((id) => eb(name, 'like', `%"customerId":${id}%`)),
        ]),
      )
      .execute();
    for (const row of others)
      if (isTelling(row[name], secrets) || namesCustomer(row[name], ids)) await blankTrail(tx, trail, name, row.id, blankJson(row[name]));
  }
}

/** Changes what one row of a trail says; in the chain it stands that it was an erasure (F124). */
export async function blankTrail(tx: Tx, trail: 'event', column: 'data', id: number, value: string): Promise<void> {
  if ((trail as string) === 'auditEntry') await eraseTexts(tx, 'auditEntry', id, { changes: value });
  else
    await tx
      .updateTable(trail)
      .set({ [column]: value })
      .where('id', '=', id)
      .execute();
}

/** A pattern that finds at least the rows with the word; what it finds too much is looked at afterwards. */
function containing(word: string): string {
  return `%${inJson(word).replace(/[\\%_]/g, '_')}%`;
}

function namesCustomer(json: string, ids: PersonIds): boolean {
  return ids.customer.some((id) => new RegExp(`"customerId":${id}(?!\\d)`).test(json));
}

/** What is kept so that an import can be taken back, and the name of a file that is called like the person. */
export async function blankImports(tx: Tx, ids: PersonIds, secrets: Secrets): Promise<void> {
  await scrubFileNames(tx, ids, secrets);
  for (const [subject, owner] of Object.entries(subjectOwners)) {
    const rows = await tx
      .selectFrom('importChange')
      .selectAll()
      .where('subject', '=', subject)
      .where('subjectId', 'in', orNone(ids[owner]))
      .where('before', '!=', '')
      .execute();
    for (const { batchId, subjectId, before } of rows)
      await tx
        .updateTable('importChange')
        .set({ before: blankJson(before) })
        .where('batchId', '=', batchId)
        .where('subject', '=', subject)
        .where('subjectId', '=', subjectId)
        .execute();
  }
}

async function scrubFileNames(tx: Tx, ids: PersonIds, secrets: Secrets): Promise<void> {
  const batches = await tx
    .selectFrom('importBatch')
    .select(['id', 'fileName'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('importChange')
        .select('batchId')
        .where((change) =>
          change.or(
            Object.entries(subjectOwners).map(([subject, owner]) =>
              change.and([change('subject', '=', subject), change('subjectId', 'in', orNone(ids[owner]))]),
            ),
          ),
        ),
    )
    .execute();
  for (const { id, fileName } of batches) {
    const scrubbed = scrubText(fileName, secrets);
    if (scrubbed === fileName) continue;
    await tx.updateTable('importBatch').set({ fileName: scrubbed }).where('id', '=', id).execute();
    for (const { table, column } of trails) {
      const name = column as 'data';
      const trail = table as 'event';
      const rows = await tx.selectFrom(trail).select(['id', name]).where('subject', '=', 'import').where('subjectId', '=', id).execute();
      for (const row of rows) await blankTrail(tx, trail, name, row.id, row[name].replaceAll(inJson(fileName), inJson(scrubbed)));
    }
  }
}

/** Forms half filled in about the person, what screens remember of searches for them, and answers kept for repeated calls. */
export async function removeTraces(tx: Tx, ids: PersonIds, secrets: Secrets): Promise<void> {
  const isAbout = (json: string) =>
    isTelling(json, secrets) || namesCustomer(json, ids) || secrets.words.some((word) => json.includes(`"${inJson(word)}"`));
  const drafts = await tx.selectFrom('draft').select(['id', 'title', 'data']).execute();
  for (const { id, title, data } of drafts)
    if (isAbout(data) || secrets.words.includes(title)) await tx.deleteFrom('draft').where('id', '=', id).execute();
  const memories = await tx.selectFrom('userPreference').select(['userId', 'key', 'value']).execute();
  for (const { userId, key, value } of memories)
    if (isAbout(value)) await tx.deleteFrom('userPreference').where('userId', '=', userId).where('key', '=', key).execute();
  const kept = await tx
    .selectFrom('requestKey')
    .select(['key', 'result'])
    .where((eb) =>
      eb.or([
        ...secrets.words.map((word) => eb('result', 'like', containing(word))),
        ...secrets.phones.map((digits) => eb('result', 'like', likeNumber(digits))),
      ]),
    )
    .execute();
  for (const { key, result } of kept)
    if (isAbout(result))
      await tx
        .updateTable('requestKey')
        .set({ result: blankJson(result) })
        .where('key', '=', key)
        .execute();
}

/** Reasons written on moves and prints of the person's slips and papers; a spare that was handed over may be signed for by the person. */
export async function scrubReasons(tx: Tx, ids: PersonIds, secrets: Secrets): Promise<void> {
  const handedOver = await tx.selectFrom('spareNeed').select('documentId').where('requestId', 'in', orNone(ids.request)).execute();
  const spareNotes = orNone(handedOver.flatMap(({ documentId }) => documentId ?? []));
  const moves = await tx
    .selectFrom('stockMove')
    .select(['id', 'reason', 'signedBy'])
    .where((eb) => eb.or([eb('workOrderId', 'in', orNone(ids.workOrder)), eb('documentId', 'in', spareNotes)]))
    .execute();
  for (const { id, reason, signedBy } of moves)
    await eraseTexts(tx, 'stockMove', id, { reason: scrubText(reason, secrets), signedBy: scrubText(signedBy, secrets) });
  const papers = await tx
    .selectFrom('stockDocument')
    .select(['id', 'reason', 'signedBy', 'note'])
    .where((eb) => eb.or([eb('workOrderId', 'in', orNone(ids.workOrder)), eb('id', 'in', spareNotes)]))
    .execute();
  for (const { id, reason, signedBy, note } of papers)
    await eraseTexts(tx, 'stockDocument', id, {
      ...{ reason: scrubText(reason, secrets), signedBy: scrubText(signedBy, secrets), note: scrubText(note, secrets) },
    });
  for (const [subject, owner] of Object.entries(printOwners)) {
    const prints = await tx
      .selectFrom('printRecord')
      .select(['id', 'reason'])
      .where('subject', '=', subject)
      .where('subjectId', 'in', orNone(ids[owner]))
      .where('reason', '!=', '')
      .execute();
    for (const { id, reason } of prints)
      await tx
        .updateTable('printRecord')
        .set({ reason: scrubText(reason, secrets) })
        .where('id', '=', id)
        .execute();
  }
}
