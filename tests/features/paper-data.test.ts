import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  makeAppointment,
  moveAppointment,
  readRegister,
  reconfirmAppointment,
} from '../../electron/features/appointments/appointments.service.ts';
import { createProject } from '../../electron/features/projects/projects.service.ts';
import { readPaperData } from '../../electron/features/requests/requests-report.service.ts';
import { appointmentRegisterInput, makeAppointmentInput } from '../../shared/appointments.ts';
import { createProjectInput } from '../../shared/projects.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('what the papers of requests and appointments print', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  test('F-23 the register has the visits of its days and no others, moved ones with who moved them and why, each with the call that confirmed it', async () => {
    const by = shop.as('frontDesk');
    const requestId = (await logCall(shop, await addCustomer(shop))).id;
    const plannedAt = shop.clock.now + 3 * hour;
    const made = await makeAppointment(by, makeAppointmentInput.parse({ requestId, plannedAt }));
    const moved = await moveAppointment(by, { ...made, plannedAt: plannedAt + 24 * hour, reason: '客户改约' });
    await reconfirmAppointment(by, { id: moved.id, version: 1, result: 'confirmed' });
    const register = (from: string, to: string) => readRegister(by, appointmentRegisterInput.parse({ from, to }));
    expect((await register('2026-11-21', '2026-11-21')).lines).toMatchObject([
      { plannedAt, endReason: '客户改约', endedByName: 'frontDesk', reconfirmResult: '' },
    ]);
    const both = await register('2026-11-21', '2026-11-22');
    expect(both.lines).toMatchObject([{ plannedAt }, { plannedAt: plannedAt + 24 * hour, endedAt: null, reconfirmResult: 'confirmed' }]);
    expect(both.shop.name).not.toBe('');
    expect((await register('2026-11-23', '2026-12-01')).lines).toEqual([]);
    expect(appointmentRegisterInput.safeParse({ from: '2026-11-23', to: '2026-11-22' }).success).toBe(false);
    expect(appointmentRegisterInput.safeParse({ from: '2020-01-01', to: '2026-11-22' }).success).toBe(false);
  });

  test('F-22 R-002-19 the papers of a request name its project with the manager, who is responsible and what is demanded, before it is done', async () => {
    const customerId = await addCustomer(shop);
    const facts = { customerId, name: '梅溪湖艺术中心', managerName: '刘工', managerPhone: '13711112222', contractNo: 'HT-9' };
    const project = await createProject(shop.as('supervisor'), createProjectInput.parse(facts));
    const { id } = await logCall(shop, customerId, { projectId: project.id, serviceWanted: '周日施工' });
    const paper = await readPaperData(shop.as('frontDesk'), { id });
    expect(paper.project).toEqual({ name: '梅溪湖艺术中心', managerName: '刘工', managerPhone: '13711112222', contractNo: 'HT-9' });
    expect(paper.request).toMatchObject({ serviceWanted: '周日施工', resolvedAt: null });
    expect(paper.request.life.owner?.name).toBeTruthy();
    const alone = (await logCall(shop, customerId)).id;
    expect((await readPaperData(shop.as('frontDesk'), { id: alone })).project).toBeNull();
    await expect(readPaperData(shop.as('frontDesk'), { id: 999_999 })).rejects.toMatchObject({ code: 'notFound' });
  });
});
