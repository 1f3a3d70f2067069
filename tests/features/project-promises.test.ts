import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listForms, viewForm } from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { listIncidentsOf } from '../../electron/features/incidents/incidents.service.ts';
import { changeProject, createProject, viewProject } from '../../electron/features/projects/projects.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { formListInput } from '../../shared/feedback-forms.ts';
import { createProjectInput, updateProjectInput } from '../../shared/projects.ts';
import type { PaymentState } from '../../shared/projects.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openForm } from '../support/feedback.ts';
import { report } from '../support/incidents.ts';
import { openShop, openingTime } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const day = 86_400_000;
/** Midnight in Shanghai before this day of November 2026. */
const startOf = (date: number) => Date.UTC(2026, 10, date - 1, 16);

describeOnEngines('unpaid projects and the day on which their goods are accepted', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const project = async (facts: { paymentState?: PaymentState; goodsAcceptedOn?: string } = {}) => {
    const input = createProjectInput.parse({ customerId, name: '一期', paymentState: 'unpaid', ...facts });
    return (await createProject(shop.as('frontDesk'), input)).id;
  };
  const change = async (id: number, changes: { paymentState?: PaymentState; goodsAcceptedOn?: string }) => {
    const { version, ...facts } = await viewProject(shop.as('frontDesk'), { id });
    const shape = Object.keys(updateProjectInput.shape).filter((key) => key !== 'id' && key !== 'version');
    const kept = Object.fromEntries(shape.map((key) => [key, (facts as unknown as Record<string, unknown>)[key]]));
    await changeProject(shop.as('frontDesk'), updateProjectInput.parse({ ...kept, ...changes, id, version }));
  };
  const repair = async (projectId: number | null, promisedAt: number) =>
    (await logCall(shop, customerId, { projectId, promisedAt, type: 'repair' })).id;
  const request = (id: number) => viewRequest(shop.as('frontDesk'), { id });
  const form = (id: number) => viewForm(shop.as('supervisor'), { id });

  test('R-000-06 R-000-07 the acceptance set, moved or taken away after the request and its form were made moves both due times', async () => {
    const projectId = await project();
    const limit = openingTime + 5 * day;
    const id = await repair(projectId, limit);
    const formId = await openForm(shop, id);
    expect(await form(formId)).toMatchObject({ turn: -1, finishBy: null });
    await change(projectId, { goodsAcceptedOn: '2026-11-23' });
    expect((await request(id)).promisedAt).toBe(startOf(23));
    expect((await form(formId)).finishBy).toBe(startOf(23));
    const moved = (await request(id)).timeline.find(({ kind }) => kind === 'timersChanged');
    expect(moved).toBeDefined();
    // the clock has it too, so that it is missed when the day begins
    const clocks = await engine()
      .db.selectFrom('timer')
      .select('dueAt')
      .where('requestId', '=', id)
      .where('state', '=', 'running')
      .execute();
    expect(clocks.map(({ dueAt }) => dueAt)).toContain(startOf(23));
    await change(projectId, { goodsAcceptedOn: '2026-11-24' });
    expect((await form(formId)).finishBy).toBe(startOf(24));
    expect((await request(id)).promisedAt).toBe(startOf(24));
    // later than the promise itself: what it was before
    await change(projectId, { goodsAcceptedOn: '2026-12-24' });
    expect((await request(id)).promisedAt).toBe(limit);
    await change(projectId, { goodsAcceptedOn: '2026-11-24' });
    await change(projectId, { goodsAcceptedOn: '' });
    expect((await request(id)).promisedAt).toBe(limit);
    await change(projectId, { goodsAcceptedOn: '2026-11-22' });
    expect((await request(id)).promisedAt).toBe(startOf(22));
    // settled: nothing hurries, nothing is first
    await change(projectId, { paymentState: 'settled' });
    expect((await request(id)).promisedAt).toBe(limit);
    expect(await form(formId)).toMatchObject({ turn: 0, finishBy: null });
  });

  test('R-000-06 an earlier promise stays, and another project moves nothing', async () => {
    const projectId = await project();
    const soon = await repair(projectId, openingTime + day / 24);
    const other = await repair(await project(), openingTime + 5 * day);
    await change(projectId, { goodsAcceptedOn: '2026-11-23' });
    expect((await request(soon)).promisedAt).toBe(openingTime + day / 24);
    expect((await request(other)).promisedAt).toBe(openingTime + 5 * day);
    // hurried at intake already: the same when the day is called off
    const late = await repair(projectId, openingTime + 5 * day);
    expect((await request(late)).promisedAt).toBe(startOf(23));
    await change(projectId, { goodsAcceptedOn: '' });
    expect((await request(late)).promisedAt).toBe(openingTime + 5 * day);
  });

  test('R-000-05 R-000-06 forms of unpaid projects come first, others by age; pages follow each other', async () => {
    const unpaid = await project({ goodsAcceptedOn: '2026-11-23' });
    const first = await openForm(shop, null);
    shop.clock.advance(1000);
    const second = await openForm(shop, await repair(await project({ paymentState: 'settled' }), openingTime + day));
    shop.clock.advance(1000);
    const third = await openForm(shop, await repair(unpaid, openingTime + 5 * day));
    const page = async (input: object = {}) => listForms(shop.as('supervisor'), formListInput.parse(input));
    expect((await page()).rows.map(({ id, turn, finishBy }) => [id, turn, finishBy])).toEqual([
      [third, -1, startOf(23)],
      [first, 0, null],
      [second, 0, null],
    ]);
    const one = await page({ limit: 1 });
    const rest = await page({ limit: 2, cursor: one.nextCursor });
    expect([...one.rows, ...rest.rows].map(({ id }) => id)).toEqual([third, first, second]);
  });

  test('R-000-04 an incident of a project, or of a request of it, stands on the page of the project', async () => {
    const projectId = await project();
    const about = await report(shop, { projectId, source: 'install' });
    const ofRequest = await report(shop, { requestId: await repair(projectId, openingTime + day) });
    await report(shop);
    const found = await listIncidentsOf(shop.as('supervisor'), { projectId });
    expect(found.map(({ no }) => no)).toEqual([ofRequest.no, about.no]);
  });
});
