import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Likeness, SuspectSide } from '../../../shared/duplicates.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { activity, addressKey, nameKey, serialKey } from '../../db/match-keys.ts';
import { prepared, preparedList } from '../../db/prepared.ts';

/**
 * What more customers than this share (the phone of a gate, a placeholder, a common name) says nothing about two of them, and would
 * make half the archive suspicious.
 */
const mostSharing = 20;
const mostAtOneAddress = 50;
/** Shorter numbers are extensions, shorter serials are "1" and "none". */
export const shortestPhone = 7;
export const shortestSerial = 4;

export interface Lead {
  readonly id: number;
  readonly activeAt: number;
}

const live = (alias: string): string => `${alias}.merged_into_id is null and ${alias}.erased_at is null`;

/** Customers in the order of their latest activity, from the place given on (that one included). */
export async function findLeads(
  db: Db,
  from: readonly [activeAt: number, id: number] | undefined,
  limit: number,
): Promise<readonly Lead[]> {
  const [activeAt, id] = from ?? [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  // The bound on the first key alone is what lets the index begin in the right place.
  const { rows } = await sql<Lead>`
    select c.id, ${sql.raw(activity('c'))} as active_at from customer c
    where ${sql.raw(activity('c'))} <= ${activeAt} and (${sql.raw(activity('c'))} < ${activeAt} or c.id <= ${id}) and ${sql.raw(live('c'))}
    order by ${sql.raw(activity('c'))} desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}

export interface Match {
  readonly lead: number;
  readonly partner: number;
  readonly partnerActiveAt: number;
  readonly likeness: Likeness;
  readonly value: string;
}

/**
 * For a few hundred customers everybody who has the same phone, name, serial or address. Each statement starts from the rows of these
 * customers and looks the equal ones up in an index (migration 0005), so that its work grows with them and not with the archive: nobody
 * is compared with everybody.
 */
export async function findMatches(db: Db, leads: readonly number[]): Promise<readonly Match[]> {
  const found: Match[] = [];
  for (const [likeness, statement] of Object.entries(statements) as [Likeness, (ids: RawBuilder<unknown>) => RawBuilder<Found>][]) {
    const { rows } = await statement(sql.join(leads)).execute(db);
    found.push(...rows.map((row) => ({ ...row, likeness })));
  }
  return found;
}

type Found = Omit<Match, 'likeness'>;

const raw = (text: string) => sql.raw(text);
const partnerColumns = raw(`d.id as partner, ${activity('d')} as partner_active_at`);

const statements: Readonly<Record<Likeness, (ids: RawBuilder<unknown>) => RawBuilder<Found>>> = {
  phone: (ids) => sql`
    select p.customer_id as lead, ${partnerColumns}, p.shown_as as value
    from customer_phone p
    join customer_phone q on q.digits = p.digits and q.customer_id <> p.customer_id
    join customer d on d.id = q.customer_id and ${raw(live('d'))}
    where p.customer_id in (${ids}) and length(p.digits) >= ${shortestPhone}
      and not exists (select 1 from customer_phone r where r.digits = p.digits limit 1 offset ${mostSharing})`,
  name: (ids) => sql`
    select c.id as lead, ${partnerColumns}, c.name as value
    from customer c
    join customer d on ${raw(nameKey.sql('d.name'))} = ${raw(nameKey.sql('c.name'))} and d.region = c.region and d.id <> c.id and ${raw(live('d'))}
    where c.id in (${ids}) and c.name <> ''
      and not exists (select 1 from customer r where ${raw(nameKey.sql('r.name'))} = ${raw(nameKey.sql('c.name'))} and r.region = c.region limit 1 offset ${mostSharing})`,
  serial: (ids) => sql`
    select i.customer_id as lead, ${partnerColumns}, i.serial as value
    from installed_item i
    join installed_item j on ${raw(serialKey.sql('j.serial'))} = ${raw(serialKey.sql('i.serial'))} and j.customer_id <> i.customer_id and j.retired_at is null
    join customer d on d.id = j.customer_id and ${raw(live('d'))}
    where i.customer_id in (${ids}) and length(${raw(serialKey.sql('i.serial'))}) >= ${shortestSerial} and i.retired_at is null
      and not exists (select 1 from installed_item r where ${raw(serialKey.sql('r.serial'))} = ${raw(serialKey.sql('i.serial'))} limit 1 offset ${mostSharing})`,
  address: (ids) => sql`
    select a.customer_id as lead, ${partnerColumns}, a.text as value
    from customer_address a
    join customer c on c.id = a.customer_id
    join customer_address b on ${raw(addressKey.sql('b.text'))} = ${raw(addressKey.sql('a.text'))} and b.customer_id <> a.customer_id
    join customer d on d.id = b.customer_id and ${raw(nameKey.sql('d.name'))} = ${raw(nameKey.sql('c.name'))} and ${raw(live('d'))}
    where a.customer_id in (${ids}) and a.text <> '' and c.name <> ''
      and not exists (select 1 from customer_address r where ${raw(addressKey.sql('r.text'))} = ${raw(addressKey.sql('a.text'))} limit 1 offset ${mostAtOneAddress})`,
};

/** Those of the pairs (smaller id first) that somebody found to be different people; what was said of one who was merged holds for the kept. */
export async function findDistinct(db: Db, ids: readonly number[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ one: number; other: number }>`
    select coalesce(f.merged_into_id, f.id) as one, coalesce(s.merged_into_id, s.id) as other
    from distinct_customers p
    join customer f on f.id = p.first_id
    join customer s on s.id = p.second_id
    where coalesce(f.merged_into_id, f.id) in (${sql.join(ids)}) and coalesce(s.merged_into_id, s.id) in (${sql.join(ids)})`.execute(db);
  return new Set(rows.map(({ one, other }) => `${Math.min(one, other)} ${Math.max(one, other)}`));
}

export const findSides = preparedList((db, ids) =>
  db
    .selectFrom('customer')
    .select((eb) => [
      'id',
      'name',
      'kind',
      'region',
      'createdAt',
      sql<number>`${sql.raw(activity('customer'))}`.as('activeAt'),
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('phone'),
      eb
        .selectFrom('customerAddress')
        .select('text')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerAddress.id')
        .limit(1)
        .as('address'),
      eb
        .selectFrom('serviceRequest')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('customerId', '=', 'customer.id')
        .as('requests'),
    ])
    .where('id', 'in', ids),
);

export function toSide(row: Awaited<ReturnType<typeof findSides>>[number]): SuspectSide {
  return { ...row, phone: row.phone ?? '', address: row.address ?? '', requests: Number(row.requests ?? 0) };
}

/** Customers who are still there for themselves and have this phone; a landline is often said without its area code. */
export async function findByPhone(db: Db, digits: string, limit: number) {
  const reversed = [...digits].reverse().join('');
  return digits.length <= longestLocal ? byPhoneTail(db, reversed, `${reversed}:`, limit) : byPhone(db, digits, limit);
}

const longestLocal = 8;
const byPhone = prepared((db, digits: string, limit: number) => livingWithPhone(db).where('digits', '=', digits).limit(limit));
const byPhoneTail = prepared((db, from: string, to: string, limit: number) =>
  livingWithPhone(db).where('reversed', '>=', from).where('reversed', '<', to).limit(limit),
);

function livingWithPhone(db: Db) {
  return db
    .selectFrom('customerPhone')
    .innerJoin('customer', 'customer.id', 'customerPhone.customerId')
    .select(['customer.id', 'customer.lastRequestAt'])
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null)
    .orderBy('customer.id', 'desc');
}

/** Customers of this name; of this region too, unless none is known yet. */
export async function findByName(db: Db, name: string, region: string, limit: number) {
  let select = db
    .selectFrom('customer')
    .select(['id', 'lastRequestAt'])
    .where(sql<boolean>`${sql.raw(nameKey.sql('name'))} = ${nameKey.of(name)}`)
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null);
  if (region !== '') select = select.where('region', '=', region);
  return select.orderBy('id', 'desc').limit(limit).execute();
}

/** Customers who have an item of this serial in use, but for the item that is being changed. */
export async function findBySerial(db: Db, serial: string, exceptItemId: number | null, limit: number) {
  return db
    .selectFrom('installedItem')
    .innerJoin('customer', 'customer.id', 'installedItem.customerId')
    .select(['customer.id', 'customer.lastRequestAt'])
    .where(sql<boolean>`${sql.raw(serialKey.sql('serial'))} = ${serialKey.of(serial)}`)
    .where('installedItem.id', '!=', exceptItemId ?? 0)
    .where('retiredAt', 'is', null)
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null)
    .orderBy('customer.id', 'desc')
    .limit(limit)
    .execute();
}

export async function insertDistinct(
  tx: Tx,
  row: { readonly firstId: number; readonly secondId: number; readonly userId: number; readonly at: number },
) {
  await tx
    .insertInto('distinctCustomers')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when the pair was not marked. */
export async function deleteDistinct(tx: Tx, firstId: number, secondId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('distinctCustomers')
    .where('firstId', '=', firstId)
    .where('secondId', '=', secondId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Pairs that were found to be different, in the order of their ids, after the place given. */
export async function findDistinctRows(db: Db, after: readonly [number, number] | undefined, limit: number) {
  let select = db
    .selectFrom('distinctCustomers as pair')
    .innerJoin('customer as first', 'first.id', 'pair.firstId')
    .innerJoin('customer as second', 'second.id', 'pair.secondId')
    .innerJoin('userAccount as user', 'user.id', 'pair.userId')
    .select([
      'pair.firstId',
      'first.name as firstName',
      'pair.secondId',
      'second.name as secondName',
      'user.displayName as userName',
      'pair.at',
    ])
    .orderBy('pair.firstId', 'desc')
    .orderBy('pair.secondId', 'desc')
    .limit(limit);
  if (after) select = select.where((eb) => eb(eb.refTuple('pair.firstId', 'pair.secondId'), '<', eb.tuple(after[0], after[1])));
  return select.execute();
}

/** Numbers that cannot be dialled, the latest first. */
export async function findBadPhones(db: Db, limit: number, before?: number) {
  let select = db
    .selectFrom('customerPhone as phone')
    .innerJoin('customer', 'customer.id', 'phone.customerId')
    .leftJoin('customerContact as contact', 'contact.id', 'phone.contactId')
    .select(['phone.id', 'phone.shownAs', 'customer.id as customerId', 'customer.name as customerName', 'contact.name as contactName'])
    .where('phone.isBad', '=', sql<number>`1`)
    .where('customer.erasedAt', 'is', null)
    .orderBy('phone.id', 'desc')
    .limit(limit);
  if (before !== undefined) select = select.where('phone.id', '<', before);
  return select.execute();
}
