import type { Tx } from '../../db/engine.ts';
import { customerSubjects, ownedSubjects } from '../../../shared/search-terms.ts';
import type { TermSubject } from '../../../shared/search-terms.ts';

/** Takes out items that nothing refers to, with their warranty lines, vehicles and search terms. */
export async function deleteItems(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.deleteFrom('warranty').where('itemId', 'in', ids).execute();
  await tx.deleteFrom('vehicle').where('itemId', 'in', ids).execute();
  await tx.deleteFrom('installedItem').where('id', 'in', ids).execute();
  await deleteTerms(tx, ownedSubjects, ids);
}

export async function deleteProjects(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.deleteFrom('warranty').where('projectId', 'in', ids).execute();
  await tx.deleteFrom('project').where('id', 'in', ids).execute();
  await deleteTerms(tx, ['project'], ids);
}

/** Takes out customers that nothing refers to; what was said about whom they are not goes with them. */
export async function deleteCustomers(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.deleteFrom('customerPhone').where('customerId', 'in', ids).execute();
  await tx.deleteFrom('customerContact').where('customerId', 'in', ids).execute();
  await tx.deleteFrom('customerAddress').where('customerId', 'in', ids).execute();
  await tx
    .deleteFrom('distinctCustomers')
    .where((eb) => eb.or([eb('firstId', 'in', ids), eb('secondId', 'in', ids)]))
    .execute();
  await tx.deleteFrom('customer').where('id', 'in', ids).execute();
  await deleteTerms(tx, customerSubjects, ids);
}

async function deleteTerms(tx: Tx, subjects: readonly TermSubject[], ids: readonly number[]): Promise<void> {
  for (const subject of subjects) await tx.deleteFrom('searchTerm').where('subject', '=', subject).where('subjectId', 'in', ids).execute();
}

/** Details that an import added to a customer; phones before the contacts that they belong to. */
export async function deleteDetails(
  tx: Tx,
  {
    phones,
    contacts,
    addresses,
  }: { readonly phones: readonly number[]; readonly contacts: readonly number[]; readonly addresses: readonly number[] },
): Promise<void> {
  if (phones.length > 0) await tx.deleteFrom('customerPhone').where('id', 'in', phones).execute();
  if (contacts.length > 0) await tx.deleteFrom('customerContact').where('id', 'in', contacts).execute();
  if (addresses.length > 0) await tx.deleteFrom('customerAddress').where('id', 'in', addresses).execute();
}

export async function findRow(tx: Tx, table: 'customer' | 'installedItem' | 'project', id: number) {
  return tx.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findVehicle(tx: Tx, itemId: number) {
  return tx.selectFrom('vehicle').select(['plate', 'vin']).where('itemId', '=', itemId).executeTakeFirst();
}

export async function findProjectOwners(tx: Tx, ids: readonly number[]): Promise<readonly number[]> {
  const rows = await tx.selectFrom('project').select('customerId').distinct().where('id', 'in', ids).execute();
  return rows.map(({ customerId }) => customerId);
}
