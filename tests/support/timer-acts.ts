import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { sweepTimers } from '../../electron/features/timers/timers-sweep.service.ts';
import { listTimers, proposeTimers } from '../../electron/features/timers/timers-view.service.ts';
import { write } from '../../electron/platform/write.ts';
import type { Write } from '../../electron/platform/write.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import type { Role } from '../../shared/roles.ts';
import { alertListInput, proposeInput } from '../../shared/timer-views.ts';
import { at } from './calendars.ts';
import { logCall } from './counter.ts';
import type { Shop } from './shop.ts';

/** What tests of promised times do again and again; shop and customer are those of the test that runs. */
export function timerActs(shop: () => Shop, customerId: () => number) {
  const alerts = async (role: Role) => (await listAlerts(shop().as(role), alertListInput.parse({}))).rows;
  return {
    alerts,
    kinds: async (role: Role) => (await alerts(role)).map(({ kind, policy }) => `${kind} ${policy}`),
    sweepAt: async (when: string) => {
      shop().clock.now = at(when);
      return sweepTimers(shop().app);
    },
    /** A call that is promised what the preset proposes. */
    call: async (changes: Partial<LogRequestInput> = {}) => {
      const { type = 'repair', urgency = 'general' } = changes;
      const subject = proposeInput.parse({ customerId: customerId(), type, urgency });
      const { promisedAt } = await proposeTimers(shop().as('frontDesk'), subject);
      return logCall(shop(), customerId(), { promisedAt, productText: '冰箱', ...changes });
    },
    /** Something happens to the clocks of a request and to nothing else. */
    change: (requestId: number, work: (w: Write) => Promise<void>) =>
      write(shop().as('supervisor'), async (w) => {
        await work(w);
        await w.record({ subject: 'request', subjectId: requestId, kind: 'marked' });
      }),
    finishOf: async (id: number) => (await listTimers(shop().as('supervisor'), { id })).find(({ policy }) => policy === 'finish'),
  };
}
