import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listDuties, readDutyNow, removeDuty, saveDuty } from '../../electron/features/duty/duty.service.ts';
import { addAbsence, readStaffPlan, removeAbsence, saveSkills } from '../../electron/features/staff/staff-plans.service.ts';
import { addAbsenceInput, saveDutyInput, saveSkillsInput } from '../../shared/staff-plans.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('what people can do and when they are there', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const plan = (staffId = shop.technicians[0]) => readStaffPlan(shop.as('frontDesk'), { staffId });
  const learn = (skills: readonly object[], staffId = shop.technicians[0]) =>
    saveSkills(shop.as('supervisor'), saveSkillsInput.parse({ staffId, skills }));

  test('R-003-02 R-000-45 skills are kept with the day of training and the last day that it holds', async () => {
    await learn([
      { skill: '空调', trainedOn: '2026-03-01', validUntil: '2027-02-28', level: '能带人', proof: '复训考核 96 分' },
      { skill: '冰箱', isPassed: false },
    ]);
    expect((await plan()).skills).toEqual(
      [
        { skill: '冰箱', trainedOn: '', validUntil: '', isPassed: false, level: '', proof: '' },
        { skill: '空调', trainedOn: '2026-03-01', validUntil: '2027-02-28', isPassed: true, level: '能带人', proof: '复训考核 96 分' },
      ].toSorted((a, b) => (a.skill < b.skill ? -1 : 1)),
    );
    await learn([{ skill: '洗衣机' }]);
    expect((await plan()).skills.map(({ skill }) => skill)).toEqual(['洗衣机']);
    await learn([]);
    expect((await plan()).skills).toEqual([]);
    expect((await plan(shop.technicians[1])).skills).toEqual([]);
    await expect(learn([], 9999)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('a skill twice, an end before its beginning: named by field', () => {
    const refused = (skills: readonly object[]) => saveSkillsInput.safeParse({ staffId: 1, skills }).error?.issues[0]?.path;
    expect(refused([{ skill: '冰箱' }, { skill: ' 冰箱 ' }])).toEqual(['skills', 1, 'skill']);
    expect(refused([{ skill: '冰箱', trainedOn: '2026-03-02', validUntil: '2026-03-01' }])).toEqual(['skills', 0, 'validUntil']);
    const away = (changes: object) =>
      addAbsenceInput.safeParse({ staffId: 1, fromOn: '2026-03-02', toOn: '2026-03-02', reason: '年假', ...changes }).error?.issues[0]
        ?.path;
    expect(away({})).toBeUndefined();
    expect(away({ toOn: '2026-03-01' })).toEqual(['toOn']);
    expect(away({ fromMin: 600 })).toEqual(['toMin']);
    expect(away({ fromMin: 600, toMin: 600 })).toEqual(['toMin']);
    expect(away({ fromMin: 540, toMin: 600, toOn: '2026-03-03' })).toEqual(['toOn']);
  });

  test('absences are kept until they are over, and can be taken back', async () => {
    const add = (changes: object) =>
      addAbsence(shop.as('supervisor'), addAbsenceInput.parse({ staffId: shop.technicians[0], reason: '年假', ...changes }));
    await add({ fromOn: '2026-11-10', toOn: '2026-11-20' });
    const later = await add({ fromOn: '2026-12-01', toOn: '2026-12-03' });
    await add({ fromOn: '2026-11-21', toOn: '2026-11-21', fromMin: 540, toMin: 720 });
    expect((await plan()).absences.map(({ fromOn }) => fromOn)).toEqual(['2026-11-21', '2026-12-01']);
    await removeAbsence(shop.as('supervisor'), { id: later.id });
    expect((await plan()).absences).toHaveLength(1);
    await expect(removeAbsence(shop.as('supervisor'), { id: later.id })).rejects.toMatchObject({ code: 'notFound' });
  });

  test('R-002-63 A-25 whoever is on duty answers after hours, with the phone of the shift or their own', async () => {
    const duty = async (fromAt: number, toAt: number, phone = '') =>
      saveDuty(shop.as('supervisor'), saveDutyInput.parse({ staffId: shop.technicians[0], fromAt, toAt, phone, note: '' }));
    // Saturday 09:00: a shop that works Monday to Friday is closed
    const saturday = shop.clock.now;
    const made = await duty(saturday - hour, saturday + 12 * hour, '13800001111');
    await duty(saturday + 12 * hour, saturday + 24 * hour);
    expect(await readDutyNow(shop.as('frontDesk'))).toMatchObject({ people: [{ staffName: '王建国', phone: '13800001111' }] });
    expect(await listDuties(shop.as('frontDesk'), { from: saturday })).toHaveLength(2);
    const change = { staffId: shop.technicians[1], fromAt: saturday, toAt: saturday + hour, phone: '', note: '换班' };
    await saveDuty(shop.as('supervisor'), { id: made.id, version: 1, ...change });
    expect(await readDutyNow(shop.as('frontDesk'))).toMatchObject({ people: [{ staffName: '李海波', note: '换班' }] });
    await expect(saveDuty(shop.as('supervisor'), { id: made.id, version: 1, ...change })).rejects.toMatchObject({ code: 'staleVersion' });
    await removeDuty(shop.as('supervisor'), { id: made.id, version: 2 });
    expect((await readDutyNow(shop.as('frontDesk'))).people).toEqual([]);
    const { isOpen, opensAt } = await readDutyNow(shop.as('frontDesk'));
    expect(isOpen ? opensAt === shop.clock.now : opensAt > shop.clock.now).toBe(true);
  });
});
