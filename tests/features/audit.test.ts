import { beforeAll, beforeEach, expect, test } from 'vitest';
import { exportAudit } from '../../electron/features/audit/audit-export.service.ts';
import { listAudit } from '../../electron/features/audit/audit.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { write } from '../../electron/platform/write.ts';
import { auditExportInput, auditListInput } from '../../shared/settings.ts';
import type { AuditRow } from '../../shared/settings.ts';
import type { Role } from '../../shared/roles.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('the audit list', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const note = (role: Role, subject: string, subjectId: number) =>
    write(shop.as(role), ({ record }) =>
      record({ subject, subjectId, kind: 'changed', changes: { note: ['', `${subject} ${subjectId}`] } }),
    );
  const list = (filter: object = {}) => listAudit(shop.as('generalManager'), auditListInput.parse(filter));
  const things = (rows: readonly AuditRow[]) => rows.map(({ subject, subjectId }) => `${subject} ${subjectId}`);

  test('R-002-48 names who changed what, from what to what, newest first', async () => {
    await note('frontDesk', 'customer', 1);
    shop.clock.advance(1000);
    await note('supervisor', 'request', 2);
    const { rows, nextCursor } = await list();
    expect(nextCursor).toBeNull();
    expect(rows[0]).toMatchObject({
      at: shop.clock.now,
      userName: 'supervisor',
      procedure: 'test',
      subject: 'request',
      subjectId: 2,
      changes: { note: ['', 'request 2'] },
    });
    expect(things(rows)).toEqual(['request 2', 'customer 1']);
  });

  test('filters by thing and by person', async () => {
    await note('frontDesk', 'customer', 1);
    await note('frontDesk', 'customer', 2);
    await note('supervisor', 'request', 1);
    expect(things((await list({ subject: 'customer' })).rows)).toEqual(['customer 2', 'customer 1']);
    expect(things((await list({ subject: 'customer', subjectId: 1 })).rows)).toEqual(['customer 1']);
    expect(things((await list({ userId: shop.users.supervisor.id })).rows)).toEqual(['request 1']);
  });

  test('R-002-48 filters by days of the shop, both ends counted, also with a person and with pages', async () => {
    // the shop's clock begins at nine in the morning of 2026-11-21 in Shanghai
    const day = 86_400_000;
    const morning = shop.clock.now;
    for (let i = 0; i < 4; i++) {
      await note('frontDesk', 'customer', 10 * i + 1);
      shop.clock.advance(day);
      if (i === 1) await note('supervisor', 'customer', 12);
    }
    const found = async (filter: object) => things((await list(filter)).rows);
    const all = ['customer 31', 'customer 21', 'customer 12', 'customer 11', 'customer 1'];
    expect(await found({ from: '2026-11-21', to: '2026-11-24' })).toEqual(all);
    expect(await found({ from: '2026-11-22', to: '2026-11-23' })).toEqual(all.slice(1, 4));
    expect(await found({ from: '2026-11-23' })).toEqual(all.slice(0, 3));
    expect(await found({ to: '2026-11-21' })).toEqual(all.slice(4));
    expect(await found({ from: '2026-11-23', to: '2026-11-22' })).toEqual([]);
    expect(await found({ from: '2027-01-01' })).toEqual([]);
    expect(await found({ from: '2026-11-22', to: '2026-11-23', userId: shop.users.supervisor.id })).toEqual(['customer 12']);
    const first = await list({ from: '2026-11-22', limit: 2 });
    const second = await list({ from: '2026-11-22', limit: 2, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map(({ subjectId }) => subjectId)).toEqual([31, 21, 12, 11]);
    expect(second.nextCursor).toBeNull();
    // the last millisecond of a day belongs to it, the next one does not
    const midnight = morning - 9 * 3_600_000 + 5 * day;
    shop.clock.advance(midnight - 1 - shop.clock.now);
    await note('frontDesk', 'request', 1);
    shop.clock.advance(1);
    await note('frontDesk', 'request', 2);
    expect(await found({ from: '2026-11-25', to: '2026-11-25' })).toEqual(['request 1']);
    // a clock that was put back hides nothing
    shop.clock.advance(-10 * day);
    await note('frontDesk', 'request', 3);
    expect(await found({ to: '2026-11-16' })).toEqual(['request 3']);
    expect(await found({ from: '2026-11-24', to: '2026-11-26' })).toEqual(['request 2', 'request 1', 'customer 31']);
  });

  test('pages follow each other without a gap, also while new rows come in', async () => {
    for (let i = 1; i <= 7; i++) await note('frontDesk', 'customer', i);
    const first = await list({ limit: 3 });
    await note('frontDesk', 'customer', 8);
    const second = await list({ limit: 3, cursor: first.nextCursor });
    const third = await list({ limit: 3, cursor: second.nextCursor });
    expect([first, second, third].flatMap(({ rows }) => things(rows))).toEqual([7, 6, 5, 4, 3, 2, 1].map((i) => `customer ${i}`));
    expect(third.nextCursor).toBeNull();
    await refusal(list({ cursor: 'not-one-of-ours' }), 'notFound');
  });

  test('R-002-48 a thing is found by its number or the beginning of its name, an act by its kind, and rows say what the thing is called', async () => {
    const customer = await addCustomer(shop, '张三丰');
    const other = await addCustomer(shop, '李四光', '13900000002');
    const call = await logCall(shop, customer);
    await note('frontDesk', 'customer', other);
    expect(things((await list({ thing: '李四' })).rows)).toEqual([`customer ${other}`, `customer ${other}`]);
    const ofCall = (await list({ thing: call.no })).rows;
    expect(ofCall.map(({ subject, thing }) => `${subject} ${thing}`)).toEqual([`request ${call.no}`]);
    expect((await list({ thing: call.no, subject: 'customer' })).rows).toEqual([]);
    expect((await list({ thing: 'nobody is called so' })).rows).toEqual([]);
    await expect(
      write({ ...shop.as('frontDesk'), procedure: 'stock.issue' }, ({ record }) =>
        record({ subject: 'item', subjectId: 1, kind: 'issued' }),
      ),
    ).resolves.toBeUndefined();
    expect((await list({ act: 'stock.issue' })).rows.map(({ procedure }) => procedure)).toEqual(['stock.issue']);
    expect((await list({ act: 'stock' })).rows).toHaveLength(1);
    expect((await list({ act: 'sto' })).rows).toEqual([]);
  });

  test('R-002-48 R-000-84 the trail goes out as it is filtered, in words, and that it went out stands in it', async () => {
    const customer = await addCustomer(shop, '张三丰');
    await write({ ...shop.as('supervisor'), procedure: 'customers.update' }, ({ record }) =>
      record({ subject: 'customer', subjectId: customer, kind: 'changed', changes: { note: ['', '=1+1'] } }),
    );
    await note('frontDesk', 'place', 9);
    const file = await exportAudit(shop.as('generalManager'), auditExportInput.parse({ thing: '张三', act: 'customers.update' }));
    const { rows } = await readSpreadsheet(Buffer.from(file.base64, 'base64'), file.fileName);
    expect(rows[0]).toEqual(['时间', '谁', '做了什么', '对象', '从 → 到']);
    expect(rows[1]?.slice(1)).toEqual(['supervisor', '改客户', '客户 张三丰', '备注: 空 → =1+1']);
    expect(rows).toHaveLength(2);
    expect((await list({ subject: 'export' })).rows[0]).toMatchObject({ userName: 'generalManager', changes: { rows: [null, 1] } });
  });
});
