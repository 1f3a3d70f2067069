import { sql } from 'kysely';
import { normalizePhone } from '../../../shared/phone.ts';
import type { Tx } from '../engine.ts';
import { activity, addressKey, nameKey, serialKey } from '../match-keys.ts';
import type { Migration } from './migration.ts';

/**
 * Indexes under which duplicates are found, and the mark of phone numbers that cannot be dialled. The rows that are there already are
 * marked here and not by a job after the start: a migration happens once and as a whole, nobody writes meanwhile, and the list of bad
 * numbers is complete from the first look at it. 200,000 numbers take about a second.
 */
export const duplicates: Migration = {
  async up(tx) {
    // A qualified column is not allowed in an index.
    const own = activity('customer').replaceAll('customer.', '');
    for (const statement of [
      `create index customer_activity_idx on customer (${own}, id)`,
      `create index customer_name_key_idx on customer (${nameKey.sql('name')}, region)`,
      `create index customer_address_key_idx on customer_address (${addressKey.sql('text')})`,
      `create index installed_item_serial_key_idx on installed_item (${serialKey.sql('serial')})`,
    ])
      await sql.raw(statement).execute(tx);
    await markBadPhones(tx);
  },
};

const batch = 5000;

async function markBadPhones(tx: Tx): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<{ id: number; text: string }>`
      select id, shown_as as text from customer_phone where id > ${after} order by id limit ${batch}`.execute(tx);
    const bad = rows.filter(({ text }) => !normalizePhone(text).valid).map(({ id }) => id);
    if (bad.length > 0) await sql`update customer_phone set is_bad = 1 where id in (${sql.join(bad)})`.execute(tx);
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}
