import { beforeAll, beforeEach, expect, test } from 'vitest';
import { toSnake } from '../../electron/db/naming.ts';
import { startChain } from '../../electron/platform/chain/chain-start.ts';
import { readChainHead, sealChain } from '../../electron/platform/chain/chain-sealing.ts';
import { chainedRules } from '../../electron/platform/chain/chained-tables.ts';
import { checkChain, isCheckDue, readChainState } from '../../electron/features/audit/audit-chain.service.ts';
import { addAnchorSource, keepAnchor, readAnchors } from '../../electron/platform/chain/chain-anchors.ts';
import { write } from '../../electron/platform/write.ts';
import { owe } from '../support/accounts.ts';
import { afterTampering, ask, run, verify } from '../support/chain.ts';
import { describeOnEngines } from '../support/engines.ts';
import { addPerson, closedJob, leaveTraces, name, phone, stepsIn } from '../support/person.ts';
import { openShop, shopZone } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive } from '../support/stock.ts';

describeOnEngines('what keeps audit, ledger and money rows', (engine, engineName) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const refused = async (statement: string) => {
    const attempt = engine().transaction((tx) => run(tx, statement));
    await expect(attempt, statement).rejects.toThrow(/append-only/);
  };
  const { receive: receiveRequest, verify: verifyPerson, perform } = stepsIn(() => shop);

  test('F121 the engine itself refuses to change, delete or replace rows of the trail, the ledger, of money and of the chain', async () => {
    await startChain(shop.app);
    await owe(shop, 50_000);
    await receive(shop, await addPart(shop, { code: 'YSJ-001', name: '压缩机' }), 3, 1000);
    await sealChain(shop.app);
    for (const { table, fixed } of chainedRules) {
      const name = toSnake(table);
      const [row] = await ask(engine().db, `select max(id) as id from ${name}`);
      if (row?.['id'] === null) continue;
      for (const column of [...fixed.map(toSnake), 'id']) await refused(`update ${name} set ${column} = ${column}`);
      await refused(`delete from ${name} where id = ${Number(row?.['id'])}`);
    }
    await refused('update event set kind = kind');
    await refused('delete from event');
    await refused('delete from chain_block');
    await refused("update chain_block set items = ''");
    if (engineName === 'sqlite') {
      const columns = 'at, user_id, session_id, procedure, subject, subject_id, changes';
      await refused(`replace into audit_entry (id, ${columns}) select id, ${columns} from audit_entry`);
    } else await refused('truncate audit_entry');
    expect(await verify(engine().db)).toMatchObject({ state: 'sound' });
    // the negative control: without what keeps them, the same statements pass, and the chain finds it
    expect(await afterTampering(engine(), (tx) => run(tx, 'delete from audit_entry'))).toMatchObject({
      problem: { kind: 'deleted', table: 'auditEntry' },
    });
  });

  test('F124 after a person was erased the chain is still sound, and what was blanked cannot be put back or changed', async () => {
    const customer = await addPerson(shop);
    await closedJob(shop, customer);
    await leaveTraces(shop, customer);
    await engine().transaction((tx) => run(tx, 'delete from chain_open'));
    await startChain(shop.app);
    await write(shop.as('frontDesk'), ({ record }) =>
      record({ subject: 'customer', subjectId: customer, kind: 'changed', changes: { note: [name, phone] } }),
    );
    await sealChain(shop.app);
    const [before] = await ask(engine().db, `select id, changes from audit_entry where changes like '%${name}%' order by id desc limit 1`);
    const { id } = await receiveRequest(customer, 'delete');
    await verifyPerson(id);
    await perform(id);
    const all = await ask(engine().db, `select id from audit_entry where changes like '%${name}%' or changes like '%${phone}%'`);
    expect(all).toEqual([]);
    expect(await verify(engine().db)).toMatchObject({ state: 'sound', problem: null });
    await sealChain(shop.app);
    expect(await verify(engine().db)).toMatchObject({ state: 'sound', problem: null });
    const rowId = Number(before?.['id']);
    const back = await afterTampering(engine(), async (tx) => {
      await tx
        .updateTable('auditEntry')
        .set({ changes: String(before?.['changes']) })
        .where('id', '=', rowId)
        .execute();
    });
    expect(back.problem).toMatchObject({ kind: 'changed', table: 'auditEntry', id: rowId });
    const items = await ask(engine().db, 'select items from chain_block');
    expect(items.some((row) => String(row['items']).includes(name) || String(row['items']).includes(phone))).toBe(false);
  });

  test('F118 F119 a check keeps what it found; the owner is told of a break, once; anchors beside the database count', async () => {
    await startChain(shop.app);
    await receive(shop, await addPart(shop, { code: 'YSJ-001', name: '压缩机' }), 3, 1000);
    await sealChain(shop.app);
    await keepAnchor(shop.app);
    expect(readAnchors(shop.app)).toMatchObject([{ source: 'dataFolder', seq: (await readChainHead(shop.app))?.seq }]);
    const owner = () => shop.as('generalManager');
    expect(await readChainState(owner())).toMatchObject({ report: null, isRunning: false });
    expect(await checkChain(shop.app)).toMatchObject({ state: 'sound', problem: null });
    const ahead = { seq: 99, mac: 'a'.repeat(64), at: 0, total: 500, source: 'backup' };
    let anchors = [ahead];
    addAnchorSource(shop.app, () => anchors);
    expect(await checkChain(shop.app)).toMatchObject({ state: 'broken', problem: { kind: 'cut', source: 'backup', id: 99 } });
    await checkChain(shop.app);
    expect(await readChainState(owner())).toMatchObject({ report: { state: 'broken' } });
    expect(await ask(engine().db, "select role from alert where kind = 'chainBroken'")).toEqual([{ role: 'generalManager' }]);
    anchors = [];
    expect(await checkChain(shop.app)).toMatchObject({ state: 'sound' });
  });

  test('F118 the chain is checked in the small hours, and by day where the machine is off at night', () => {
    const at = (hour: number) => Date.UTC(2026, 10, 22, hour - 8);
    const hours = (n: number) => n * 3_600_000;
    expect(isCheckDue(undefined, at(14), shopZone)).toBe(true);
    expect(isCheckDue(at(3) - hours(24), at(3), shopZone)).toBe(true);
    expect(isCheckDue(at(3) - hours(10), at(3), shopZone)).toBe(false);
    expect(isCheckDue(at(14) - hours(24), at(14), shopZone)).toBe(false);
    expect(isCheckDue(at(14) - hours(31), at(14), shopZone)).toBe(true);
  });
});
