import { listRequests, viewRequest } from '../../electron/features/requests/requests.service.ts';
import { listTasks } from '../../electron/features/tasks/tasks.service.ts';
import type { LifeFilter } from '../../shared/request-lists.ts';
import { requestListInput } from '../../shared/requests.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import type { Role } from '../../shared/roles.ts';
import { taskListInput } from '../../shared/tasks.ts';
import { logCall } from './counter.ts';
import type { Shop } from './shop.ts';

/** What tests of a request do again and again; shop and customer are those of the test that runs. */
export function requestActs(shop: () => Shop, customerId: () => number) {
  const view = (id: number) => viewRequest(shop().as('supervisor'), { id });
  return {
    view,
    /** The request as a command names it: with the version that it has now. */
    target: async (id: number) => ({ id, version: (await view(id)).version }),
    log: async (changes: Partial<LogRequestInput> = {}) => (await logCall(shop(), customerId(), changes)).id,
    inList: async (life: LifeFilter) =>
      (await listRequests(shop().as('frontDesk'), requestListInput.parse({ life }))).rows.map(({ id }) => id),
    tasksOf: async (role: Role) => (await listTasks(shop().as(role), taskListInput.parse({}))).rows,
  };
}
