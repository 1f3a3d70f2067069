import type { ActorContext, App } from '../../electron/context.ts';
import { takeInTools } from '../../electron/features/tools/tool-in.service.ts';
import { issueTools } from '../../electron/features/tools/tool-issue.service.ts';
import { createToolKind } from '../../electron/features/tools/tool-kinds.service.ts';
import { createBus } from '../../electron/platform/bus.ts';
import { createCare } from '../../electron/platform/care/care.ts';
import { keysOf, newMaster } from '../../electron/platform/keys/keys.ts';
import { createLog } from '../../electron/platform/log.ts';
import type { Engine } from '../../electron/db/engine.ts';
import type { Role } from '../../shared/roles.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import { createToolKindInput, issueToolsInput, takeInToolsInput } from '../../shared/tools.ts';
import { demoKinds } from './tool-kinds.ts';
import { demoZone } from './shop.ts';

/** Somebody of the demo shop. */
export interface DemoPerson {
  readonly id: number;
  readonly name: string;
}

/** The tool room of the demo shop while it is furnished: the services do the writing, at the time that is asked for. */
export interface ToolRoom {
  readonly placeId: number;
  readonly people: readonly DemoPerson[];
  /** The custodian, who manages the tools. */
  readonly managerId: number;
  readonly kindId: (name: string) => number;
  /** A context of somebody with this role, so many days ago. */
  readonly as: (role: Role, daysAgo?: number) => ActorContext;
  readonly dayAgo: (days: number) => string;
  /** The numbers of a kind that nobody holds yet, the first `count`. */
  readonly take: (name: string, count?: number) => readonly string[];
  readonly issue: (to: DemoPerson, daysAgo: number, names: readonly string[], more?: object) => Promise<readonly string[]>;
}

const dayMs = 86_400_000;

/** Makes the kinds, buys them in two purchases over two years, and gives the acts that the rest is told with. */
export async function openToolRoom(engine: Engine, now: number): Promise<ToolRoom> {
  const at = { now };
  const app: App = {
    ...{ engine, now: () => at.now, bus: createBus(), dataFolder: '', keys: keysOf(newMaster()), care: createCare(), passwordCost: 4 },
    log: createLog(
      () => undefined,
      () => at.now,
    ),
  };
  const users = await engine.db
    .selectFrom('userAccount')
    .innerJoin('userRole', 'userRole.userId', 'userAccount.id')
    .select(['userAccount.id', 'userAccount.displayName', 'userAccount.staffId', 'userRole.role'])
    .orderBy('userAccount.id')
    .execute();
  const people = await engine.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('isTechnician', '=', 1)
    .where('isActive', '=', 1)
    .orderBy('id')
    .execute();
  const place = await engine.db.selectFrom('place').select('id').where('kind', '=', 'toolStore').executeTakeFirstOrThrow();
  const dayAgo = (days: number) => addDays(dayOf(now, demoZone), -days);
  const as = (role: Role, daysAgo = 0): ActorContext => {
    const user = users.find((one) => one.role === role);
    if (!user) throw new Error(`the demo shop has no ${role}`);
    at.now = now - daysAgo * dayMs;
    const actor = { userId: user.id, sessionId: 0, displayName: user.displayName, roles: [role], staffId: user.staffId };
    const carrier = { token: undefined, set: () => undefined };
    return { app, db: engine.db, now: at.now, actor, procedure: 'demo.tools', requestKey: undefined, bodyHash: '', carrier };
  };
  const ids = new Map<string, number>();
  const free = new Map<string, string[]>();
  for (const { count, letters, more, ...kind } of demoKinds) {
    const input = createToolKindInput.parse({ ...kind, ...more, placeId: place.id });
    const { id } = await createToolKind(as('storekeeper', 760), input);
    ids.set(kind.name, id);
    const numbers = letters === '' ? [] : Array.from({ length: count }, (_, nth) => `${letters}-${String(nth + 1).padStart(3, '0')}`);
    free.set(kind.name, numbers);
    const line = { itemId: id, placeId: place.id, qty: count, priceFen: kind.purchaseFen, numbers };
    await takeInTools(as('storekeeper', 755), takeInToolsInput.parse({ supplier: '长沙五金机电城', lines: [line] }));
  }
  const kindId = (name: string) => ids.get(name) ?? 0;
  const take = (name: string, count = 1) => free.get(name)?.splice(0, count) ?? [];
  const managerId = users.find(({ role }) => role === 'storekeeper')?.staffId ?? people[0]?.id ?? 0;
  const issue: ToolRoom['issue'] = async (to, daysAgo, names, more = {}) => {
    const given: string[] = [];
    const lines = names.map((name) => {
      const numbered = demoKinds.find((kind) => kind.name === name)?.letters !== '';
      const toolNo = numbered ? (take(name)[0] ?? '') : '';
      given.push(toolNo);
      return { itemId: kindId(name), placeId: place.id, toolNo, qty: numbered ? 1 : 4 };
    });
    const signed = { signedBy: to.name, isSigned: true };
    const input = { staffId: to.id, why: 'added', managerId, ...signed, ...more, lines };
    await issueTools(as('storekeeper', daysAgo), issueToolsInput.parse(input));
    return given;
  };
  return { placeId: place.id, people, managerId, kindId, as, dayAgo, take, issue };
}
