import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readBoardDay } from '../../electron/features/board/board.service.ts';
import { closeOutlet, listOutlets, reopenOutlet, saveOutlet } from '../../electron/features/outlets/outlets.service.ts';
import { changeStaff, createStaff, listStaff } from '../../electron/features/staff/staff.service.ts';
import { saveOutletInput } from '../../shared/outlets.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('outlets', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const save = (fields: object) => saveOutlet(shop.as('supervisor'), saveOutletInput.parse(fields));
  const centre = async (name = '长沙维修中心') => (await save({ name, kind: 'centre' })).id;
  const below = (parentId: number, name = '株洲分中心') => save({ name, kind: 'subCentre', parentId });
  const find = async (id: number) => {
    const outlet = (await listOutlets(shop.as('frontDesk'))).find((one) => one.id === id);
    if (!outlet) throw new Error(`no outlet ${id}`);
    return outlet;
  };
  const close = async (id: number, reason = '租约到期') => {
    const { version } = await find(id);
    return closeOutlet(shop.as('supervisor'), { id, version, reason });
  };
  const reopen = async (id: number) => {
    const { version } = await find(id);
    return reopenOutlet(shop.as('supervisor'), { id, version });
  };
  /** Changes the facts of a member of staff at their version. */
  const change = async (id: number, facts: { readonly outletId?: number | null; readonly isActive?: boolean }) => {
    const person = (await listStaff(shop.as('supervisor'))).find((one) => one.id === id);
    if (!person) throw new Error(`nobody is ${id}`);
    const { openSlips: _open, outletName: _name, ...fields } = person;
    return changeStaff(shop.as('administrator'), { ...fields, ...facts });
  };
  const guardOf = async (work: Promise<unknown>) => {
    const { guard, field } = await refusal(work, 'guardFailed');
    return [guard, field];
  };

  test('R-002-75 the list holds a centre, its sub-centre with the parent link, and a logistics centre', async () => {
    const [technician] = shop.technicians;
    const top = await centre();
    const facts = { region: '株洲', address: '建设路 8 号', phone: '0731-2280000', hoursNote: '周一至周六', responsibleId: technician };
    const sub = await save({ name: '株洲分中心', kind: 'subCentre', parentId: top, ...facts });
    const store = await save({ name: '耗材物流中心', kind: 'logistics' });
    expect(sub).toEqual({ id: sub.id, version: 1 });
    expect(await find(sub.id)).toEqual({
      id: sub.id,
      name: '株洲分中心',
      kind: 'subCentre',
      parentId: top,
      parentName: '长沙维修中心',
      ...facts,
      responsibleName: '王建国',
      isResponsibleActive: true,
      staffCount: 0,
      closedAt: null,
      closeReason: '',
      version: 1,
    });
    expect(await find(store.id)).toMatchObject({ kind: 'logistics', parentId: null });
    expect(shop.topics).toEqual(Array.from({ length: 3 }, () => ['outlets', 'staff', 'board']));
    await change(technician, { isActive: false });
    expect(await find(sub.id)).toMatchObject({ responsibleName: '王建国', isResponsibleActive: false });
    // whoever has left stays until another one is chosen, but is not chosen anew
    await save({ id: sub.id, version: 1, name: '株洲分中心', kind: 'subCentre', parentId: top, ...facts });
    expect(await guardOf(save({ name: '新网点', kind: 'town', responsibleId: technician }))).toEqual([
      'outletResponsibleLeft',
      'responsibleId',
    ]);
  });

  test('R-002-75 only a sub-centre has a parent, which is an open centre and never itself', async () => {
    const top = await centre();
    const { id: sub } = await below(top);
    const store = (await save({ name: '物流', kind: 'logistics' })).id;
    for (const kind of ['centre', 'logistics', 'town', 'township'])
      expect(await guardOf(save({ name: '甲', kind, parentId: top }))).toEqual(['outletParentNotAsked', 'parentId']);
    expect(await refusal(save({ name: '甲', kind: 'subCentre' }), 'fieldsMissing')).toEqual({ fields: ['parentId'] });
    for (const parentId of [sub, store, 999_999]) expect(await guardOf(below(parentId, '甲'))).toEqual(['outletParentUnfit', 'parentId']);
    const subFields = { id: sub, version: 1, name: '株洲分中心', kind: 'subCentre' };
    expect(await guardOf(save({ ...subFields, parentId: sub }))).toEqual(['outletOwnParent', 'parentId']);
    const topFields = { id: top, version: 1, name: '长沙维修中心' };
    expect(await guardOf(save({ ...topFields, kind: 'subCentre', parentId: top }))).toEqual(['outletOwnParent', 'parentId']);
    expect(await guardOf(save({ ...topFields, kind: 'subCentre', parentId: sub }))).toEqual(['outletKeepsSubCentres', 'kind']);
    expect(await guardOf(save({ ...topFields, kind: 'town' }))).toEqual(['outletKeepsSubCentres', 'kind']);
    const closed = await centre('老中心');
    await close(closed);
    expect(await guardOf(below(closed, '甲'))).toEqual(['outletParentUnfit', 'parentId']);
    // a sub-centre can go to another centre, and then the first one is free
    const other = await centre('衡阳维修中心');
    await save({ ...subFields, parentId: other });
    await save({ ...topFields, kind: 'town' });
    expect(await find(sub)).toMatchObject({ parentName: '衡阳维修中心', version: 2 });
  });

  test('R-002-75 a name is unique among open outlets; a stale change is refused with the current row and leaves its trace once saved', async () => {
    const first = await centre();
    expect(await guardOf(save({ name: ' 长沙维修中心 ', kind: 'town' }))).toEqual(['outletNameTaken', 'name']);
    const town = (await save({ name: '漆河', kind: 'town' })).id;
    expect(await guardOf(save({ id: town, version: 1, name: '长沙维修中心', kind: 'town' }))).toEqual(['outletNameTaken', 'name']);
    await save({ id: town, version: 1, name: '漆河网点', kind: 'township', phone: '0736-1' });
    const { current } = await refusal(save({ id: town, version: 1, name: '别的', kind: 'town' }), 'staleVersion');
    expect(current).toMatchObject({ name: '漆河网点', version: 2 });
    await refusal(save({ id: 999_999, version: 1, name: '别的', kind: 'town' }), 'notFound');
    const entries = await engine().db.selectFrom('auditEntry').select('changes').where('subject', '=', 'outlet').orderBy('id').execute();
    expect(JSON.parse(entries.at(-1)?.changes ?? '')).toEqual({
      name: ['漆河', '漆河网点'],
      outletKind: ['town', 'township'],
      phone: ['', '0736-1'],
    });
    await close(first);
    const again = await centre();
    expect(await guardOf(reopen(first))).toEqual(['outletNameTaken', undefined]);
    await close(again);
    await reopen(first);
    expect(await find(first)).toMatchObject({ closedAt: null });
  });

  test('R-002-75 closing names the people and sub-centres that are left; reopening needs an open parent', async () => {
    const top = await centre();
    const { id: sub } = await below(top);
    const [technician] = shop.technicians;
    await change(technician, { outletId: sub });
    expect(await find(sub)).toMatchObject({ staffCount: 1 });
    expect(await refusal(close(top), 'guardFailed')).toEqual({ guard: 'outletHasSubCentres', outlets: ['株洲分中心'] });
    expect(await refusal(close(sub), 'guardFailed')).toEqual({ guard: 'outletHasStaff', people: ['王建国'] });
    await change(technician, { isActive: false });
    await close(sub, '并入中心');
    expect(await find(sub)).toMatchObject({ closedAt: shop.clock.now, closeReason: '并入中心', staffCount: 0, version: 2 });
    expect(await guardOf(close(sub))).toEqual(['outletIsClosed', undefined]);
    expect(await guardOf(save({ id: sub, version: 2, name: '株洲', kind: 'town' }))).toEqual(['outletIsClosed', 'name']);
    expect(await guardOf(reopen(top))).toEqual(['outletIsOpen', undefined]);
    await close(top);
    expect(await refusal(reopen(sub), 'guardFailed')).toEqual({ guard: 'outletParentClosed', parent: '长沙维修中心' });
    await reopen(top);
    await reopen(sub);
    expect(await find(sub)).toMatchObject({ closedAt: null, closeReason: '', version: 3 });
    await refusal(closeOutlet(shop.as('supervisor'), { id: sub, version: 1, reason: '迟了' }), 'staleVersion');
  });

  test('R-002-75 staff belong to an open outlet, and the board says to which', async () => {
    const top = await centre();
    const [first, second] = shop.technicians;
    await change(first, { outletId: top });
    const { people } = await readBoardDay(shop.as('dispatcher'), { day: '2026-11-23' });
    expect(people.map(({ id, outletId, outletName }) => [id, outletId, outletName])).toEqual(
      expect.arrayContaining([
        [first, top, '长沙维修中心'],
        [second, null, null],
      ]),
    );
    expect(shop.topics.at(-1)).toEqual(['staff', 'outlets', 'board']);
    const { changes } = await engine()
      .db.selectFrom('auditEntry')
      .select('changes')
      .where('subject', '=', 'staff')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(changes)).toEqual({ outlet: ['', '长沙维修中心'] });
    // whoever has left stays where they were; coming back asks for an open outlet
    await change(first, { isActive: false });
    await close(top);
    await change(first, { isActive: false });
    expect(await guardOf(change(first, { isActive: true }))).toEqual(['outletIsClosed', 'outletId']);
    expect(await guardOf(change(second, { outletId: top }))).toEqual(['outletIsClosed', 'outletId']);
    await change(first, { isActive: true, outletId: null });
    await refusal(change(second, { outletId: 999_999 }), 'notFound');
    const fields = { name: '赵小军', phone: '', isTechnician: true, skills: '', region: '' };
    expect(await guardOf(createStaff(shop.as('administrator'), { ...fields, outletId: top }))).toEqual(['outletIsClosed', 'outletId']);
    await reopen(top);
    const { id } = await createStaff(shop.as('administrator'), { ...fields, outletId: top });
    expect((await listStaff(shop.as('supervisor'))).find((one) => one.id === id)).toMatchObject({
      outletId: top,
      outletName: '长沙维修中心',
    });
  });

  test('R-002-75 somebody comes while it closes: one of both is refused, and nobody is left in a closed outlet', async () => {
    const top = await centre();
    const [technician] = shop.technicians;
    const outcomes = await Promise.allSettled([close(top), change(technician, { outletId: top })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { closedAt, staffCount } = await find(top);
    expect(staffCount).toBe(closedAt === null ? 1 : 0);
  });
});
