import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import type { exportPersonInput } from '../../../shared/privacy.ts';
import { compactDay, formatDateTime } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { noteAccess } from '../../platform/access-log.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findPersonIds, findPersonRows } from './person-data.repository.ts';
import { withContents } from './person-files.service.ts';
import { personPage } from './person-page.ts';
import { findPrivacyRequest } from './privacy-requests.repository.ts';

/** States in which it is known who asks, so that data may be handed out. */
const mayBeHandedOut: readonly string[] = ['verified', 'done'];

/**
 * Everything about the customer of a verified privacy request as one file: JSON to take along, or a page to read and print (R-004-24). Who
 * made it stands in the audit trail.
 * @throws DomainError `commandNotAllowed` before the customer is verified.
 */
export async function exportPerson(context: ActorContext, { id, format }: z.output<typeof exportPersonInput>): Promise<FileOut> {
  const { app, db, now, actor } = context;
  const request = await findPrivacyRequest(db, id);
  if (!request) throw new DomainError('notFound', { what: 'privacyRequest', id });
  if (!mayBeHandedOut.includes(request.state))
    throw new DomainError('commandNotAllowed', { command: 'export', state: request.state, refusal: 'state' });
  const shop = await readShop(app, db);
  const ids = await findPersonIds(db, request.customerId);
  const rows = await withContents(app, await findPersonRows(db, ids), format);
  const fileName = `${request.no}-${compactDay(now, shop.zone)}.${format}`;
  const madeAt = formatDateTime(now, shop.zone);
  const text =
    format === 'json'
      ? JSON.stringify({ shop: shop.name, madeAt, request: request.no, data: Object.fromEntries(rows) }, null, 2)
      : personPage({ rows, shop, madeAt, no: request.no, words: (await loadCatalogue(shop.language)).personFile });
  const count = [...rows.values()].reduce((sum, found) => sum + found.length, 0);
  await write(context, async ({ record, touch }) => {
    await record({
      subject: 'privacyRequest',
      subjectId: id,
      kind: 'exported',
      data: { format, rows: count },
      changes: { fileName: [null, fileName], rows: [null, count] },
    });
    touch('privacy');
    return { rows: count };
  });
  noteAccess(app, { at: now, userId: actor.userId, kind: 'exported', customerId: request.customerId, records: 1 });
  return { fileName, base64: Buffer.from(text, 'utf8').toString('base64') };
}
