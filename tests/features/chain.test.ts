import { faceOf } from '../../electron/db/engine-face.ts';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChainAnchor } from '../../shared/audit-chain.ts';
import type { Tx } from '../../electron/db/engine.ts';
import { startChain } from '../../electron/platform/chain/chain-start.ts';
import { readChainHead, recordRestore, sealChain } from '../../electron/platform/chain/chain-sealing.ts';
import { blockMac } from '../../electron/platform/chain/chain-lines.ts';
import { chainedRules } from '../../electron/platform/chain/chained-tables.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { write } from '../../electron/platform/write.ts';
import { afterTampering, ask, run, verify } from '../support/chain.ts';
import { describeOnEngines } from '../support/engines.ts';
import { book, owe } from '../support/accounts.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive } from '../support/stock.ts';

describeOnEngines('the chain over audit, ledger and money rows', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const note = (text: string) =>
    write(shop.as('frontDesk'), async ({ record }) => {
      await record({ subject: 'customer', subjectId: 1, kind: 'changed', changes: { note: ['', text] } });
      await record({ subject: 'request', subjectId: 2, kind: 'changed', changes: { note: [text, ''] } });
    });

  /** Rows from before the chain, sealed ones of all three families in several blocks, and some that no block holds yet. */
  async function filled(): Promise<void> {
    const part = await addPart(shop, { code: 'YSJ-001', name: '压缩机' });
    await owe(shop, 50_000);
    await engine().transaction((tx) => run(tx, 'delete from chain_open'));
    await startChain(shop.app);
    for (let i = 0; i < 6; i++) {
      shop.clock.advance(60_000);
      await receive(shop, part, 2 + i, 1000);
      await book(shop, 'paid', 1000 + i);
      await note(`第${i}次`);
      if (i < 5) await sealChain(shop.app);
    }
  }

  const anchorOf = async (source = 'backup'): Promise<ChainAnchor> => {
    const head = await readChainHead(shop.app);
    if (!head) throw new Error('the chain has a head');
    return { ...head, source };
  };

  test('F118 what was written is found as it was written, before and after it is sealed; a shop from before begins with what it has', async () => {
    expect(await verify(engine().db)).toMatchObject({ state: 'notStarted' });
    await filled();
    const report = await verify(engine().db);
    expect(report).toMatchObject({ state: 'sound', problem: null });
    expect(report.unsealed).toBeGreaterThan(2);
    const tables = ['audit_entry', 'stock_move', 'goods_receipt', 'item_price', 'staff_account_line', 'tool_issue'];
    const counts = await Promise.all(tables.map((table) => ask(engine().db, `select count(*) as n from ${table}`)));
    for (const [row] of counts) expect(Number(row?.['n'])).toBeGreaterThan(0);
    const all = await Promise.all(
      chainedRules.map(({ table }) =>
        engine()
          .db.selectFrom(table as 'event')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      ),
    );
    expect(report.rows).toBe(all.reduce((sum, { n }) => sum + Number(n), 0));
    await sealChain(shop.app);
    expect(await verify(engine().db)).toMatchObject({ state: 'sound', unsealed: 0, rows: report.rows });
  });

  test('F118 a beginning that was interrupted goes on where it stopped', async () => {
    for (let i = 0; i < 3; i++) await note(`${i}`);
    await engine().transaction((tx) => run(tx, 'delete from chain_open'));
    let calls = 0;
    const failing = {
      ...shop.app,
      engine: faceOf(shop.app.engine, {
        transaction: async <T>(work: (tx: Tx) => Promise<T>) => {
          if (++calls === 2) throw new Error('power cut');
          return shop.app.engine.transaction(work);
        },
      }),
    };
    await expect(startChain(failing)).rejects.toThrow('power cut');
    expect(await verify(engine().db)).toMatchObject({ state: 'notStarted' });
    await startChain(shop.app);
    expect(await verify(engine().db)).toMatchObject({ state: 'sound', rows: 6 });
  });

  test('F118 G22 200 of 200: edited, re-timed, deleted, slipped in, copied and exchanged rows and blocks are found and named', async () => {
    await filled();
    const ids = new Map(
      await Promise.all(
        Object.keys(editable).map(
          async (table) => [table, (await ask(engine().db, `select id from ${table} order by id`)).map(({ id }) => Number(id))] as const,
        ),
      ),
    );
    const notes = await ask(engine().db, "select id from audit_entry where subject = 'customer' and changes like '%第%'");
    ids.set(
      'notes',
      notes.map(({ id }) => Number(id)),
    );
    const [last] = await ask(engine().db, 'select max(seq) as seq from chain_block');
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(tampering(ids, Number(last?.['seq'])), async ({ statements, expected }) => {
        const report = await afterTampering(engine(), async (tx) => {
          for (const statement of statements) await run(tx, statement);
        });
        expect(report.state, statements.join('; ')).toBe('broken');
        expect(report.problem, statements.join('; ')).toMatchObject(expected);
        kinds.add(String(report.problem?.kind));
      }),
      { numRuns: 200 },
    );
    expect([...kinds].toSorted()).toEqual(['changed', 'deleted', 'inserted', 'reordered']);
    // the negative control: an act that changes nothing is no tampering
    expect(await afterTampering(engine(), (tx) => run(tx, 'update audit_entry set at = at'))).toMatchObject({ state: 'sound' });
  }, 240_000);

  test('F118 lines that were slipped in before they are sealed are named, and never sealed', async () => {
    await filled();
    await engine().transaction((tx) => run(tx, `insert into chain_open (items, mac) values ('!restore {}', 'none')`));
    expect(await verify(engine().db)).toMatchObject({ state: 'broken', problem: { kind: 'changed', table: 'chainOpen' } });
    await sealChain(shop.app);
    expect(await ask(engine().db, 'select items from chain_open')).toHaveLength(1);
    await engine().transaction((tx) => run(tx, 'delete from chain_open'));
    expect(await verify(engine().db)).toMatchObject({ state: 'sound' });
  });

  test('F119 F15 a tail that was cut is found by any head that was written down, with how many rows are missing; without one it is not', async () => {
    await filled();
    const anchor = await anchorOf();
    const cut = async (tx: Tx) => {
      await run(tx, `delete from chain_block where seq = ${anchor.seq}`);
      await run(tx, 'delete from audit_entry where id > (select max(id) - 2 from audit_entry)');
      await run(tx, 'delete from stock_move where id = (select max(id) from stock_move)');
      await run(tx, 'delete from goods_receipt where id = (select max(id) from goods_receipt)');
    };
    const found = await afterTampering(engine(), cut, [anchor]);
    expect(found.state).toBe('broken');
    expect(await verify(engine().db, [anchor])).toMatchObject({ state: 'sound', anchors: 1 });
    expect(await verify(engine().db, [{ ...anchor, mac: 'f'.repeat(64) }])).toMatchObject({
      problem: { kind: 'cut', id: anchor.seq, source: 'backup', missing: 0 },
    });
    const ahead = { ...anchor, seq: anchor.seq + 3, total: anchor.total + 7, source: 'dataFolder' };
    expect(await verify(engine().db, [anchor, ahead])).toMatchObject({ problem: { kind: 'cut', source: 'dataFolder', missing: 7 } });
  });

  test('F119 a shop that went back to a backup says so in the chain: heads from in between are given up, others are not', async () => {
    await filled();
    const backup = await anchorOf();
    const later = { ...backup, seq: backup.seq + 2, mac: 'a'.repeat(64), total: backup.total + 5, source: 'dataFolder' };
    expect(await verify(engine().db, [backup, later])).toMatchObject({ problem: { kind: 'cut' } });
    await recordRestore(shop.app, { from: later, to: backup });
    expect(await verify(engine().db, [backup, later])).toMatchObject({ state: 'sound' });
    await note('nach der Rückkehr');
    await sealChain(shop.app);
    await note('noch einmal');
    await sealChain(shop.app);
    expect(await verify(engine().db, [backup, later])).toMatchObject({ state: 'sound' });
    const unknown = { ...later, seq: later.seq + 20 };
    expect(await verify(engine().db, [unknown])).toMatchObject({ problem: { kind: 'cut', id: unknown.seq } });
  });

  test('F120 a chain that was computed anew without the key does not pass', async () => {
    await filled();
    await sealChain(shop.app);
    const foreign = keysOf(Buffer.alloc(20, 9)).chain;
    const report = await afterTampering(engine(), async (tx) => {
      let prev = '';
      for (const block of await tx.selectFrom('chainBlock').selectAll().orderBy('seq').execute()) {
        const mac = blockMac(foreign, { ...block, prev });
        await tx.updateTable('chainBlock').set({ prev, mac }).where('seq', '=', block.seq).execute();
        prev = mac;
      }
    });
    expect(report.problem).toMatchObject({ kind: 'changed', table: 'chainBlock', id: 1 });
    expect(await verify(engine().db, [], foreign)).toMatchObject({ state: 'broken' });
  });
});

/** Columns that a thief would change; the last is a text. */
const editable = {
  audit_entry: ['at', 'subject_id', 'procedure', 'changes'],
  stock_move: ['at', 'value_fen', 'booked_on', 'reason'],
  goods_receipt: ['at', 'supplier', 'note'],
  item_price: ['price_fen', 'at', 'note'],
  staff_account_line: ['amount_fen', 'at', 'note'],
} as const;
const numbers = new Set(['at', 'subject_id', 'value_fen', 'price_fen', 'amount_fen']);
const camel = {
  audit_entry: 'auditEntry',
  stock_move: 'stockMove',
  goods_receipt: 'goodsReceipt',
  item_price: 'itemPrice',
  staff_account_line: 'staffAccountLine',
} as const;
type Editable = keyof typeof editable;

interface Tampering {
  readonly statements: readonly string[];
  readonly expected: object;
}

function tampering(ids: ReadonlyMap<string, readonly number[]>, lastSeq: number): fc.Arbitrary<Tampering> {
  const row = fc.constantFrom(...(Object.keys(editable) as Editable[])).chain((table) =>
    fc.record({
      table: fc.constant(table),
      id: fc.constantFrom(...(ids.get(table) ?? [])),
      column: fc.constantFrom<string>(...editable[table]),
    }),
  );
  const edit = fc.tuple(row, fc.integer({ min: 1, max: 1e6 })).map(([{ table, id, column }, by]): Tampering => {
    const value = numbers.has(column) ? `${column} + ${by}` : column === 'changes' ? `'{"note":["","${by}"]}'` : `${column} || '${by}'`;
    return {
      statements: [`update ${table} set ${column} = ${value} where id = ${id}`],
      expected: { kind: 'changed', table: camel[table], id },
    };
  });
  const remove = row.map(({ table, id }): Tampering => ({
    statements: [`delete from ${table} where id = ${id}`],
    expected: { kind: 'deleted', table: camel[table], id },
  }));
  const insert = fc.tuple(row, fc.integer({ min: 1, max: 1000 })).map(([{ id }, gap]): Tampering => {
    const fresh = Math.max(...(ids.get('audit_entry') ?? [])) + gap;
    const columns = 'at, user_id, session_id, procedure, subject, subject_id, changes';
    const like = ids.get('audit_entry')?.includes(id) ? id : (ids.get('audit_entry')?.[0] ?? 1);
    return {
      statements: [`insert into audit_entry (id, ${columns}) select ${fresh}, ${columns} from audit_entry where id = ${like}`],
      expected: { kind: 'inserted', table: 'auditEntry', id: fresh },
    };
  });
  const audit = ids.get('audit_entry') ?? [];
  // the two records of one note differ in what they are about
  const exchange = fc
    .constantFrom(...(ids.get('notes') ?? []))
    .chain((id) => fc.constantFrom([id, id + 1] as const, [id + 1, id] as const))
    .map(([a, b]): Tampering => ({
      statements: [
        `update audit_entry set id = -1 where id = ${a}`,
        `update audit_entry set id = ${a} where id = ${b}`,
        `update audit_entry set id = ${b} where id = -1`,
      ],
      expected: { table: 'auditEntry' },
    }));
  const copy = fc.integer({ min: 0, max: audit.length - 2 }).map((at): Tampering => ({
    statements: [
      `update audit_entry set subject_id = 77, changes = (select changes from audit_entry where id = ${audit[at + 1]}) where id = ${audit[at]}`,
    ],
    expected: { kind: 'changed', table: 'auditEntry', id: audit[at] },
  }));
  const block = fc.integer({ min: 1, max: lastSeq - 1 });
  const blocks = fc.oneof(
    block.map((seq): Tampering => ({
      statements: [`update chain_block set at = at + 1 where seq = ${seq}`],
      expected: { kind: 'changed', table: 'chainBlock', id: seq },
    })),
    block.map((seq): Tampering => ({
      statements: [`delete from chain_block where seq = ${seq}`],
      expected: { kind: 'deleted', table: 'chainBlock', id: seq },
    })),
    block.map((seq): Tampering => ({
      statements: [
        `update chain_block set seq = -1 where seq = ${seq}`,
        `update chain_block set seq = ${seq} where seq = ${seq + 1}`,
        `update chain_block set seq = ${seq + 1} where seq = -1`,
      ],
      expected: { kind: 'changed', table: 'chainBlock', id: seq },
    })),
  );
  return fc.oneof(
    { weight: 5, arbitrary: edit },
    { weight: 2, arbitrary: remove },
    { weight: 2, arbitrary: insert },
    { weight: 2, arbitrary: exchange },
    copy,
    { weight: 3, arbitrary: blocks },
  );
}
