import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listPeople, savePerson, viewPerson } from '../../electron/features/staff/persons.service.ts';
import { changeStaff, createStaff, listStaff } from '../../electron/features/staff/staff.service.ts';
import { savePersonInput } from '../../shared/staff.ts';
import type { WorkOrderState } from '../../shared/work-order-lifecycle.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('staff', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const find = async (id: number) => (await listStaff(shop.as('supervisor'))).find((person) => person.id === id);
  const fields = { name: '赵小军', phone: '13900001111', isTechnician: true, skills: '空调', region: '浦东', outletId: null };

  test('a new member of staff is on the list', async () => {
    const { id } = await createStaff(shop.as('administrator'), fields);
    expect(await find(id)).toEqual({ id, ...fields, outletName: null, isActive: true, openSlips: 0, version: 1 });
    expect(shop.topics).toEqual([['staff']]);
  });

  test('who has left comes last; a stale change is refused with the current record', async () => {
    const [id] = shop.technicians;
    expect(await changeStaff(shop.as('administrator'), { id, version: 1, ...fields, isActive: false })).toEqual({ id, version: 2 });
    expect((await listStaff(shop.as('supervisor'))).at(-1)).toMatchObject({ id, name: '赵小军', isActive: false });
    const { changes } = await engine().db.selectFrom('auditEntry').select('changes').executeTakeFirstOrThrow();
    expect(JSON.parse(changes)).toMatchObject({ name: ['王建国', '赵小军'], isActive: [true, false] });
    const { current } = await refusal(changeStaff(shop.as('administrator'), { id, version: 1, ...fields, isActive: true }), 'staleVersion');
    expect(current).toMatchObject({ name: '赵小军', version: 2 });
    await refusal(changeStaff(shop.as('administrator'), { id: 999_999, version: 1, ...fields, isActive: true }), 'notFound');
  });

  test('open slips are those whose work is not finished', async () => {
    const [first, second] = shop.technicians;
    for (const [no, state, people] of [
      ['WX1', 'dispatched', [first, second]],
      ['WX2', 'arrived', [first]],
      ['WX3', 'finished', [first]],
      ['WX4', 'voided', [second]],
    ] as const) {
      await addSlip(no, state, people);
    }
    expect([(await find(first))?.openSlips, (await find(second))?.openSlips]).toEqual([2, 1]);
  });

  async function addSlip(no: string, state: WorkOrderState, staffIds: readonly number[]): Promise<void> {
    const createdAt = shop.clock.now;
    const createdBy = shop.users.supervisor.id;
    await engine().transaction(async (tx) => {
      const customer = {
        name: '张三',
        kind: 'person',
        region: '',
        isKeyCustomer: 0,
        note: '',
        lastRequestAt: 0,
        createdAt,
        updatedAt: createdAt,
        version: 1,
      } as const;
      const { id: customerId } = await tx
        .insertInto('customer')
        .values(customer as never)
        .returning('id')
        .executeTakeFirstOrThrow();
      const request = {
        no: `SL-${no}`,
        state: 'dispatched',
        type: 'repair',
        urgencyRank: 2,
        customerId,
        receivedAt: createdAt,
        promisedAt: createdAt,
        createdBy,
        createdAt,
        updatedAt: createdAt,
      };
      const { id: requestId } = await tx
        .insertInto('serviceRequest')
        .values(request as never)
        .returning('id')
        .executeTakeFirstOrThrow();
      const slip = { no, requestId, state, plannedAt: createdAt, createdBy, createdAt };
      const { id: workOrderId } = await tx
        .insertInto('workOrder')
        .values(slip as never)
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('workOrderTechnician')
        .values(staffIds.map((staffId, i) => ({ workOrderId, staffId, isLead: Number(i === 0) })))
        .execute();
    });
  }

  const person = (staffId: number) => viewPerson(shop.as('supervisor'), { staffId });
  const save = async (id: number, facts: object) => {
    const { name: _name, phone: _phone, outletName: _outlet, isTechnician: _isTechnician, isActive: _isActive, ...now } = await person(id);
    return savePerson(shop.as('supervisor'), savePersonInput.parse({ ...now, ...facts }));
  };

  test('B-47 badge, post, joining and day wage are kept without a login, and a badge is one person’s', async () => {
    const [first, second] = shop.technicians;
    await save(first, { badgeNo: 'A-007', post: '安装工', joinedOn: '2026-03-01', dayWageFen: 18_050 });
    expect(await person(first)).toMatchObject({ badgeNo: 'A-007', post: '安装工', joinedOn: '2026-03-01', dayWageFen: 18_050, version: 2 });
    expect(await refusal(save(second, { badgeNo: 'A-007' }), 'codeTaken')).toMatchObject({ field: 'badgeNo' });
    await save(first, { badgeNo: '' });
    await save(second, { badgeNo: 'A-007' });
    expect((await listPeople(shop.as('adminOffice'))).find(({ id }) => id === second)).toMatchObject({ badgeNo: 'A-007', name: '李海波' });
    const stale = savePersonInput.parse({ id: first, version: 1, employment: 'regular' });
    expect(await refusal(savePerson(shop.as('supervisor'), stale), 'staleVersion')).toMatchObject({ current: { post: '安装工' } });
  });

  test('R-000-80 whoever is new is on probation, and becomes regular on the day of the notice', async () => {
    const { id } = await createStaff(shop.as('administrator'), fields);
    expect(await person(id)).toMatchObject({ employment: 'probation', regularisedOn: '' });
    await save(id, { joinedOn: '2026-08-01' });
    expect(await refusal(save(id, { employment: 'regular' }), 'fieldsMissing')).toMatchObject({ fields: ['regularisedOn'] });
    await save(id, { employment: 'regular', regularisedOn: '2026-11-20' });
    const kinds = await shop.app.engine.db.selectFrom('event').select('kind').where('subject', '=', 'staff').orderBy('id').execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['created', 'personChanged', 'regularised']);
    // who worked here before anybody asked needs no day of a notice
    await save(shop.technicians[0], { post: '安装工' });
  });

  test('B-47 the days of a person follow each other, and whoever leaves does so on a day', () => {
    const refused = (facts: object) =>
      savePersonInput.safeParse({ id: 1, version: 1, employment: 'regular', ...facts }).error?.issues[0]?.path;
    expect(refused({})).toBeUndefined();
    expect(refused({ employment: 'leaving' })).toEqual(['leftOn']);
    expect(refused({ joinedOn: '2026-03-02', regularisedOn: '2026-03-01' })).toEqual(['regularisedOn']);
    expect(refused({ employment: 'leaving', joinedOn: '2026-03-02', leftOn: '2026-03-01' })).toEqual(['leftOn']);
  });
});
