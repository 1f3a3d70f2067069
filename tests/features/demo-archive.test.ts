import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../build/demo/generate.ts';
import type { Db, Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { findWords } from '../../electron/features/customers/customers-terms.repository.ts';
import { findMatches } from '../../electron/features/merges/duplicates.repository.ts';
import { overallState, statesOf } from '../../electron/features/privacy/consent-states.ts';
import { refreshWarranties } from '../../electron/features/warranties/warranties.service.ts';
import { missingFileFields } from '../../shared/customer-files.ts';
import { judgeKeyCustomer, keyCustomerPresets } from '../../shared/key-customers.ts';
import { normalizePhone } from '../../shared/phone.ts';
import { privacyStates } from '../../shared/privacy-lifecycle.ts';
import type { Purpose } from '../../shared/privacy.ts';
import { missingDocuments, paymentStates } from '../../shared/projects.ts';
import type { DocumentKind } from '../../shared/projects.ts';
import { customerSubjects, customerTerms, ownedSubjects, ownedTerms } from '../../shared/search-terms.ts';
import type { Term } from '../../shared/search-terms.ts';
import { nameTerms, numberTerms } from '../../shared/search-text.ts';
import { stateOf, warrantyOn } from '../../shared/warranties.ts';
import { findItemRecords, findReplacements } from '../../electron/features/warranties/warranties.repository.ts';

const today = Date.UTC(2026, 10, 21, 7, 30);
let folder: string;
let engine: Engine;
let db: Db;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counter-demo-archive-'));
  const file = join(folder, 'counter.db');
  const empty = openSqlite({ file });
  await migrate(empty);
  await empty.close();
  generate(file, { requests: 900, customers: 800, items: 1040, parts: 120, moves: 1800, staff: 24, years: 1, today });
  engine = openSqlite({ file });
  db = engine.db;
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const column = async (statement: string): Promise<unknown[]> => {
  const { rows } = await sql.raw<{ value: unknown }>(statement).execute(db);
  return rows.map(({ value }) => value);
};
const count = async (statement: string) => Number((await column(`select count(*) as value from ${statement}`))[0]);
const termsIn = async (subjects: readonly string[], id: number) => {
  const rows = await db
    .selectFrom('searchTerm')
    .select(['subject', 'term'])
    .where('subject', 'in', subjects)
    .where('subjectId', '=', id)
    .execute();
  return rows.map(({ subject, term }) => `${subject} ${term}`).toSorted();
};
const asText = (terms: readonly Term[]) => terms.map(({ subject, term }) => `${subject} ${term}`).toSorted();

describe('the archive of the demo shop', () => {
  test('everything that a screen shows is there', async () => {
    expect(await count('project')).toBe(24);
    expect((await column('select distinct trade as value from project')).length).toBeGreaterThan(4);
    expect(new Set(await column('select distinct payment_state as value from project'))).toEqual(new Set(paymentStates));
    expect(new Set(await column('select kind as value from warranty_card'))).toEqual(new Set(['A', 'B']));
    expect(await count('warranty_card where voided_at is not null')).toBeGreaterThan(0);
    expect(new Set(await column('select distinct kind as value from installed_item'))).toEqual(
      new Set(['product', 'equipment', 'vehicle']),
    );
    expect(await count(`vehicle where plate <> '' and length(vin) = 17`)).toBeGreaterThan(5);
    expect(await count("installed_item where is_own_sale = 0 and purchased_on = ''")).toBeGreaterThan(10);
    expect(await count('(select customer_id from customer_contact group by 1 having count(*) > 2)')).toBeGreaterThan(10);
    expect(await count('(select customer_id from customer_address group by 1 having count(*) > 1)')).toBeGreaterThan(10);
    expect(await count('customer where is_key_customer = 1 and engineer_id is not null')).toBeGreaterThan(5);
    expect(new Set(await column('select distinct key_decision as value from customer'))).toEqual(new Set(['', 'yes', 'no']));
    expect(await count('region where representative_id is null')).toBe(0);
    expect(await column('select distinct c.region as value from customer c where c.region not in (select name from region)')).toEqual([]);
  });

  test('R-003-57 calls and letters without a request are in the register, some of people whom nobody knows', async () => {
    expect(await count('talk where request_id is null and customer_id is not null')).toBeGreaterThan(50);
    expect(await count('talk where customer_id is null')).toBeGreaterThan(5);
    expect(await count(`talk where request_id is null and channel = 'letter'`)).toBeGreaterThan(2);
    expect(new Set(await column('select distinct outcome as value from talk'))).toEqual(
      new Set(['answered', 'callBack', 'passedOn', 'request']),
    );
  });

  test('R-004-20 some numbers cannot be dialled, and exactly those are marked', async () => {
    const phones = await db.selectFrom('customerPhone').select(['shownAs', 'isBad']).execute();
    expect(phones.filter(({ shownAs, isBad }) => (isBad === 1) === normalizePhone(shownAs).valid)).toEqual([]);
    expect(phones.filter(({ isBad }) => isBad === 1).length).toBeGreaterThan(5);
  });

  test('R-004-20 some customers look like each other by phone, name, serial and address', async () => {
    const ids = (await db.selectFrom('customer').select('id').execute()).map(({ id }) => id);
    const found = await findMatches(db, ids);
    expect(new Set(found.map(({ likeness }) => likeness))).toEqual(new Set(['phone', 'name', 'serial', 'address']));
    expect(new Set(found.map(({ lead }) => lead)).size).toBeLessThan(80);
  });

  test('R-002-14 files to complete are overdue and due, and whatever is complete lacks nothing', async () => {
    expect(await count(`customer where file_completed_at is null and file_due_at < ${today}`)).toBeGreaterThan(0);
    expect(await count(`customer where file_completed_at is null and file_due_at > ${today}`)).toBeGreaterThan(0);
    const vehicles = await db
      .selectFrom('vehicle')
      .innerJoin('installedItem', 'installedItem.id', 'vehicle.itemId')
      .selectAll('vehicle')
      .select(['customerId', 'model'])
      .execute();
    const complete = await db.selectFrom('customer').select(['id', 'name']).where('fileCompletedAt', 'is not', null).execute();
    for (const { id, name } of complete) {
      const words = await findWords(db, id);
      const facts = { name, phones: words?.phones ?? [], addresses: words?.addresses ?? [] };
      const own = vehicles.filter(({ customerId }) => customerId === id);
      expect([id, missingFileFields(facts, own)]).toEqual([id, []]);
    }
  });

  test('R-001-18 the key flag is what the rule of the shop says', async () => {
    const { value } = await db.selectFrom('setting').select('value').where('key', '=', 'keyCustomers').executeTakeFirstOrThrow();
    expect(JSON.parse(value)).toEqual(keyCustomerPresets.appliance);
    const customers = await db.selectFrom('customer').selectAll().execute();
    for (const { isKeyCustomer, keyReason, ...customer } of customers)
      expect({ isKeyCustomer: isKeyCustomer === 1, keyReason }).toEqual(judgeKeyCustomer(keyCustomerPresets.appliance, customer));
    const reasons = new Set(customers.map(({ keyReason }) => keyReason.split(':')[0]));
    expect(reasons).toEqual(new Set(['', 'amount', 'kind', 'person']));
  });

  test('R-002-05, R-002-06 what is archived has all its documents', async () => {
    const archived = await db.selectFrom('project').select(['documents']).where('archivedAt', 'is not', null).execute();
    expect(archived.length).toBeGreaterThan(0);
    for (const { documents } of archived) expect(missingDocuments(documents.split('\n') as DocumentKind[])).toEqual([]);
  });

  test('R-004-15, R-004-25 most were asked, and everybody stands as the answers say', async () => {
    expect(await count('privacy_policy')).toBe(2);
    const answers = await db.selectFrom('consent').selectAll().orderBy('id', 'desc').execute();
    const customers = await db.selectFrom('customer').select(['id', 'kind', 'consentState']).execute();
    for (const { id, consentState } of customers) {
      const own = answers.filter(({ customerId }) => customerId === id);
      const states = statesOf(own.map((one) => ({ ...one, purpose: one.purpose as Purpose, isGiven: one.isGiven === 1 })));
      expect([id, consentState]).toEqual([id, overallState(states)]);
    }
    const people = customers.filter(({ kind }) => kind === 'person' || kind === 'owner');
    const share = people.filter(({ consentState }) => consentState !== '').length / people.length;
    expect([share > 0.75, share < 0.95]).toEqual([true, true]);
    expect(new Set(people.map(({ consentState }) => consentState))).toEqual(new Set(['', 'given', 'refused', 'withdrawn']));
    expect(answers.filter(({ isGiven, policyId }) => isGiven === 1 && policyId === null)).toEqual([]);
  });

  test('SM-19 privacy requests are in all states, each with the steps that lead there', async () => {
    const requests = await db.selectFrom('privacyRequest').selectAll().execute();
    expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(privacyStates));
    for (const { id, state, verifiedAt, actedAt, answeredAt } of requests) {
      expect([verifiedAt !== null, actedAt !== null, answeredAt !== null]).toEqual([
        state !== 'received',
        ['done', 'explained', 'answered'].includes(state),
        state === 'answered',
      ]);
      expect(await count(`event where subject = 'privacyRequest' and subject_id = ${id}`)).toBeGreaterThan(0);
    }
    expect(await count(`access_entry where kind = 'alarm'`)).toBe(1);
  });

  test('R-001-14 numbers of cards and privacy requests have no gaps', async () => {
    for (const [table, kind] of [
      ['warranty_card', 'warrantyCard'],
      ['privacy_request', 'privacyRequest'],
    ])
      expect(
        await column(`select substr(no, 3, 8) as value from ${table} group by 1
          having count(*) <> max(cast(substr(no, 12) as integer))
            or count(*) <> (select last from document_sequence where kind = '${kind}' and day = substr(no, 3, 8))`),
      ).toEqual([]);
  });

  test('R-003-70, R-003-72 covered, ending soon, expired, gifts and lost cards all occur', async () => {
    const ids = (await db.selectFrom('installedItem').select('id').execute()).map(({ id }) => id);
    const records = await findItemRecords(db, ids);
    const texts = records.flatMap((record) => warrantyOn('2026-11-21', record, []).answers.map((answer) => stateOf(answer).text));
    expect(new Set(texts)).toEqual(expect.objectContaining(new Set(['covered', 'expired', 'gift', 'unknown'])));
    for (const text of ['covered', 'expired', 'gift'] as const) expect(texts.filter((one) => one === text).length).toBeGreaterThan(5);
    expect(records.filter(({ cardState }) => cardState === 'lost').length).toBeGreaterThan(5);
    expect(await count(`warranty where free_until between '2026-11-21' and '2026-12-21'`)).toBeGreaterThan(5);
    expect(await count('warranty where project_id is not null')).toBeGreaterThan(10);
    expect(await findReplacements(db, ids)).toEqual(new Map());
  });
});

describe('what the demo shop stores is what the services would write', () => {
  test('names, phones and contracts of customers', async () => {
    const customers = await db.selectFrom('customer').select('id').execute();
    for (const { id } of customers) {
      const words = await findWords(db, id);
      if (!words) throw new Error(`customer ${id} has no words`);
      expect([id, await termsIn(customerSubjects, id)]).toEqual([id, asText(customerTerms(words))]);
    }
  });

  test('serials, plates, frame numbers and invoices', async () => {
    const items = await db
      .selectFrom('installedItem')
      .leftJoin('vehicle', 'vehicle.itemId', 'installedItem.id')
      .select(['installedItem.id', 'serial', 'invoiceNo', 'plate', 'vin'])
      .execute();
    for (const { id, serial, invoiceNo, plate, vin } of items)
      expect([id, await termsIn(ownedSubjects, id)]).toEqual([
        id,
        asText(ownedTerms({ serial, invoiceNo, plate: plate ?? '', vin: vin ?? '' })),
      ]);
  });

  test('projects', async () => {
    for (const { id, name, contractNo } of await db.selectFrom('project').select(['id', 'name', 'contractNo']).execute())
      expect(await termsIn(['project'], id)).toEqual(
        [...new Set([...nameTerms(name), ...numberTerms(contractNo)])]
          .filter(Boolean)
          .map((term) => `project ${term}`)
          .toSorted(),
      );
  });

  test('B-06 warranty lines', async () => {
    const lines = () =>
      db
        .selectFrom('warranty')
        .select(['itemId', 'projectId', 'customerId', 'lineCode', 'part', 'startOn', 'endOn', 'freeUntil', 'rule'])
        .orderBy('itemId')
        .orderBy('projectId')
        .orderBy('lineCode')
        .orderBy('part')
        .execute();
    const stored = await lines();
    const itemIds = (await db.selectFrom('installedItem').select('id').execute()).map(({ id }) => id);
    const projectIds = (await db.selectFrom('project').select('id').execute()).map(({ id }) => id);
    await engine.transaction(async (tx) => {
      await refreshWarranties(tx, { itemIds });
      for (const projectId of projectIds) await refreshWarranties(tx, { projectId });
    });
    expect(stored.length).toBeGreaterThan(500);
    expect(await lines()).toEqual(stored);
  });
});
