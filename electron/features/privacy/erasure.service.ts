import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { forgetMerges } from '../merges/merges.service.ts';
import { requireLivingPerson } from './consents.service.ts';
import { blankImports, blankTrails, removeTraces, scrubReasons } from './erasure-trail.repository.ts';
import { blankPromises } from './erasure-promises.repository.ts';
import { blankRepairs, findOpenRepairs } from './erasure-repairs.repository.ts';
import { blankBelongings, blankCustomers, blankStrayCalls, blankWork, findOpenMatters, removeFromSearch } from './erasure.repository.ts';
import { blankIncidents, findOpenIncidents } from './erasure-incidents.repository.ts';
import { blankFiles } from './erasure-files.repository.ts';
import { blankSupplierCases, findOpenSupplierCases } from './erasure-suppliers.repository.ts';
import { blankConsignments } from './erasure-consignments.repository.ts';
import { blankSpareNeeds } from './erasure-spares.repository.ts';
import { blankForms, findOpenForms } from './erasure-forms.repository.ts';
import { blankOldParts } from './erasure-old-parts.repository.ts';
import { blankReplacements } from './erasure-replacements.repository.ts';
import { blankMaterialRequests } from './erasure-materials.repository.ts';
import { findPersonIds, findPersonRows } from './person-data.repository.ts';
import type { PersonRows } from './person-data.repository.ts';
import { secretsOf } from './scrub.ts';

/**
 * Blanks a person inside another write (R-004-24): name, phones, addresses and everything said about them go, out of searches, trails and
 * drafts too; job numbers, dates and sums stay. Whoever became a part of this customer goes with it.
 * @throws DomainError `erasureBlocked` with the numbers of what is open or unpaid.
 */
export async function erasePerson(context: Pick<ActorContext, 'now'>, w: Write, customerId: number): Promise<void> {
  const { tx } = w;
  await requireLivingPerson(tx, customerId);
  const ids = await findPersonIds(tx, customerId);
  const open = [
    ...(await findOpenMatters(tx, ids)),
    ...(await findOpenRepairs(tx, ids)),
    ...(await findOpenForms(tx, ids)),
    ...(await findOpenSupplierCases(tx, ids)),
    ...(await findOpenIncidents(tx, ids)),
  ];
  if (open.length > 0) throw new DomainError('erasureBlocked', { open });
  await blankPerson(context, w, customerId);
}

/** The same for somebody who was erased before and came back with an old backup, whatever was open on its day (F48). */
export async function blankPerson({ now }: Pick<ActorContext, 'now'>, { tx, touch }: Write, customerId: number): Promise<void> {
  const ids = await findPersonIds(tx, customerId);
  const rows = await findPersonRows(tx, ids);
  const phones = textsOf(rows, phoneColumns);
  const secrets = secretsOf({ names: textsOf(rows, nameColumns), phones, telling: textsOf(rows, tellingColumns) });
  const since = Math.min(...(rows.get('customer') ?? []).map(({ createdAt }) => Number(createdAt)));
  await removeFromSearch(tx, ids);
  await blankCustomers(tx, ids, now);
  await blankStrayCalls(tx, secrets);
  await blankBelongings(tx, ids);
  await blankWork(tx, rows, secrets);
  await blankPromises(tx, rows, secrets);
  await blankRepairs(tx, rows, secrets);
  await blankForms(tx, rows, secrets);
  await blankSupplierCases(tx, rows, secrets);
  await blankConsignments(tx, rows, secrets);
  await blankSpareNeeds(tx, rows, secrets);
  await blankOldParts(tx, rows, secrets);
  await blankMaterialRequests(tx, rows, secrets);
  await blankReplacements(tx, rows, secrets);
  await blankFiles(tx, rows);
  await blankIncidents(tx, ids, rows, secrets);
  await scrubReasons(tx, ids, secrets);
  await blankTrails(tx, ids, secrets, since);
  await forgetMerges(tx, customerId);
  await blankImports(tx, ids, secrets);
  await removeTraces(tx, ids, secrets);
  touch(
    'privacy',
    'customers',
    'merges',
    'requests',
    'workOrders',
    'repairCases',
    'feedbackForms',
    'incidents',
    'oldParts',
    'materialRequests',
    'attachments',
    'drafts',
    'home',
  );
}

const nameColumns = [
  ...['name', 'customerName', 'contactName', 'ownerName', 'callerName', 'signedBy', 'managerName'],
  // these point to one thing of the person, but short ones stand in other texts too
  ...['serial', 'invoiceNo', 'cardNo', 'externalNo'],
] as const;
const phoneColumns = ['shownAs', 'digits', 'phone', 'phoneDigits', 'managerPhone', 'fax'] as const;
const tellingColumns = ['address', 'email', 'wechat', 'plate', 'vin'] as const;

/** Everything in these columns, with the customer's own address, whatever table it stands in. */
function textsOf(rows: PersonRows, columns: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const [table, found] of rows)
    for (const row of found) {
      for (const column of columns) if (typeof row[column] === 'string') texts.push(row[column]);
      if (table === 'customerAddress' && columns === tellingColumns) texts.push(String(row['text']));
    }
  return texts.filter((text) => text !== '');
}
