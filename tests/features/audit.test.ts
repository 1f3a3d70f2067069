import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAudit } from '../../electron/features/audit/audit.service.ts';
import { write } from '../../electron/platform/write.ts';
import { auditListInput } from '../../shared/settings.ts';
import type { AuditRow } from '../../shared/settings.ts';
import type { Role } from '../../shared/roles.ts';
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
});
