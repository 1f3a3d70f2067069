import type { z } from 'zod';
import { missingFileFields } from '../../../shared/customer-files.ts';
import type {
  FileDueRow,
  FilePrintData,
  FileState,
  completeFileInput,
  filesDueInput,
  recordFilePrintInput,
} from '../../../shared/customer-files.ts';
import type { Page, Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { withoutHidden } from './customer-facts.service.ts';
import { findFilesDue, findVehicles, lockCustomer, updateFileCompleted } from './customer-files.repository.ts';
import { itemsOfCustomer } from '../installed-items/installed-items.service.ts';
import { distanceOfRegion } from '../regions/regions.service.ts';
import { findCustomer } from './customers.repository.ts';

/** Customer files to complete, the first due first (R-002-14). */
export async function listFilesDue({ db }: ActorContext, { cursor, limit }: z.output<typeof filesDueInput>): Promise<Page<FileDueRow>> {
  const rows = await findFilesDue(db, fromCursor<[number, number]>(cursor, 2), limit + 1);
  const vehicles = await findVehicles(
    db,
    rows.map(({ id }) => id),
  );
  const files = rows.map(({ id, name, phone, address, fileDueAt, version }) => {
    const one = { name, phones: phone === null ? [] : [phone], addresses: address === null ? [] : [address] };
    const own = vehicles.filter(({ customerId }) => customerId === id);
    return { id, name, phone: phone ?? '', fileDueAt, version, missing: missingFileFields(one, own) };
  });
  return toPage(files, limit, ({ fileDueAt, id }) => [fileDueAt, id]);
}

/** When the file of this customer is due, and what it still lacks. */
export async function viewFileState({ db }: ActorContext, { id }: { readonly id: number }): Promise<FileState> {
  const customer = await requireCustomer(db, id);
  const { fileDueAt, fileCompletedAt } = customer;
  return { dueAt: fileDueAt, completedAt: fileCompletedAt, missing: missingFileFields(customer, await findVehicles(db, [id])) };
}

/** Says that the file is complete; refused while something is missing (R-002-14). */
export async function completeFile(context: ActorContext, { id, version }: z.output<typeof completeFileInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const customer = await requireCustomer(tx, id);
    const missing = missingFileFields(customer, await findVehicles(tx, [id]));
    if (missing.length > 0) throw new DomainError('guardFailed', { guard: 'fileIncomplete', missing });
    if (customer.fileDueAt === null || customer.fileCompletedAt !== null) throw new DomainError('guardFailed', { guard: 'fileNotDue' });
    if (!(await updateFileCompleted(tx, id, version, context.now)))
      throw new DomainError('staleVersion', { what: 'customer', current: customer });
    await record({ subject: 'customer', subjectId: id, kind: 'fileCompleted', changes: { fileCompletedAt: [null, context.now] } });
    touch('customers', 'home');
    return { id, version: version + 1 };
  });
}

/** What the cover of a customer's file prints (F-28), and of each car's file where there are cars. */
export async function readFilePrintData(context: ActorContext, { id }: { readonly id: number }): Promise<FilePrintData> {
  const { app, db } = context;
  const { name, phone, address, zone } = await readShop(app);
  const customer = await withoutHidden(db, await requireCustomer(db, id));
  const items = (await itemsOfCustomer(context, id, coverItems)).toReversed();
  return {
    shop: { name, phone, address, zone },
    customer: { ...customer, distanceClass: customer.distanceClass || (await distanceOfRegion(db, customer.region)) },
    items: items.map((item) => ({
      id: item.id,
      name: [item.brand, item.model].filter(Boolean).join(' '),
      serial: item.serial,
      purchasedOn: item.purchasedOn,
    })),
    vehicles: await findVehicles(db, [id]),
    printCount: await countPrints(db, 'customerFile', id),
  };
}

const coverItems = 100;

/** Notes the print before the paper is made and says which print it is. */
export async function recordFilePrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordFilePrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    if (!(await lockCustomer(tx, id))) throw new DomainError('notFound', { what: 'customer', id });
    const nth = await notePrint(tx, 'customerFile', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'customer', subjectId: id, kind: nth === 1 ? 'filePrinted' : 'fileReprinted', data: { nth, ...print } });
    return { nth };
  });
}

async function requireCustomer(db: Db, id: number) {
  const customer = await findCustomer(db, id);
  if (!customer) throw new DomainError('notFound', { what: 'customer', id });
  return customer;
}
