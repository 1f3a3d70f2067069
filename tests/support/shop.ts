import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActorContext, App, Context, TokenCarrier } from '../../electron/context.ts';
import type { Engine, Tx } from '../../electron/db/engine.ts';
import { chainedEngine } from '../../electron/platform/chain/chained-engine.ts';
import { createBus } from '../../electron/platform/bus.ts';
import { createCare } from '../../electron/platform/care/care.ts';
import type { Topic } from '../../electron/platform/bus.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { createLog } from '../../electron/platform/log.ts';
import { hashPassword } from '../../electron/platform/passwords.ts';
import { absoluteMs, hashToken } from '../../electron/platform/sessions.ts';
import { roles } from '../../shared/roles.ts';
import type { Role } from '../../shared/roles.ts';
import { emptyTables } from './tables.ts';

/** Saturday 2026-11-21 09:00 in Shanghai. */
export const openingTime = Date.UTC(2026, 10, 21, 1, 0);
export const shopZone = 'Asia/Shanghai';
/** The password of every user of a test shop. */
export const testPassword = 'jin-tian-xia-yu-88';

export interface Clock {
  now: number;
  advance(ms: number): void;
}

export interface ShopUser {
  readonly id: number;
  readonly sessionId: number;
  readonly token: string;
}

export interface Shop {
  readonly app: App;
  readonly clock: Clock;
  /** One user per role; the login name is the name of the role. */
  readonly users: Readonly<Record<Role, ShopUser>>;
  /** Staff ids of 王建国 (the user `technician`) and 李海波 (no login). */
  readonly technicians: readonly [number, number];
  /** Topics of each committed write since the last reset. */
  readonly topics: (readonly Topic[])[];
  /** Lines of the log since the last reset. */
  readonly logged: string[];
  /** A context of the role's user at the clock's time, without a request key. */
  as(role: Role): ActorContext;
  /** A context in which nobody is known yet, at a seat that may hold a token. */
  nobody(token?: string): Context & { readonly carrier: Seat };
  /** Empties all tables and opens the same shop again at `openingTime`. */
  reset(): Promise<void>;
}

/** A small shop with its people on a migrated engine, at a time that the test chooses. */
export async function openShop(engine: Engine): Promise<Shop> {
  const clock: Clock = {
    now: openingTime,
    advance(ms) {
      this.now += ms;
    },
  };
  const topics: (readonly Topic[])[] = [];
  const logged: string[] = [];
  const app = makeApp(
    engine,
    () => clock.now,
    (line) => logged.push(line),
  );
  app.bus.subscribe((names) => topics.push(names));
  const passwordHash = await hashPassword(testPassword, app.passwordCost);
  const shop: Shop = {
    app,
    clock,
    users: {} as Shop['users'],
    technicians: [0, 0],
    topics,
    logged,
    as: (role) => contextOf(app, role, shop.users[role], shop.technicians[0]),
    nobody: (token) => ({
      app,
      db: engine.db,
      now: clock.now,
      actor: null,
      procedure: 'test',
      requestKey: undefined,
      bodyHash: '',
      carrier: seatOf(token),
    }),
    async reset() {
      clock.now = openingTime;
      await emptyTables(engine);
      Object.assign(shop, await engine.transaction((tx) => populate(tx, clock.now, passwordHash)));
      app.bus.publish(['settings']);
      topics.length = 0;
      logged.length = 0;
    },
  };
  await shop.reset();
  return shop;
}

/** The keys of every test shop. */
export const testKeys = keysOf(Buffer.alloc(20, 7));

/** The application over an engine, with cheap passwords and a data folder that goes with the process. */
export function makeApp(engine: Engine, now: () => number, log: (line: string) => void): App {
  const dataFolder = mkdtempSync(join(tmpdir(), 'counter-data-'));
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
  return {
    engine: chainedEngine(engine, () => testKeys.chain),
    now,
    bus: createBus(),
    log: createLog(log, now),
    dataFolder,
    keys: testKeys,
    care: createCare(),
    passwordCost: 10,
  };
}

/** A seat's memory of its token. */
export type Seat = TokenCarrier & { token: string | undefined };

export function seatOf(token?: string): Seat {
  return {
    token,
    set(next) {
      this.token = next;
    },
  };
}

/** The context of a command that carries a request key, as the router makes it. */
export function command<C extends ActorContext>(context: C, key: string, body: unknown): C {
  return { ...context, requestKey: key, bodyHash: createHash('sha256').update(JSON.stringify(body)).digest('base64url') };
}

export function contextOf(app: App, role: Role, user: ShopUser, technicianStaffId: number): ActorContext {
  return {
    app,
    db: app.engine.db,
    now: app.now(),
    actor: {
      userId: user.id,
      sessionId: user.sessionId,
      displayName: role,
      roles: [role],
      staffId: role === 'technician' ? technicianStaffId : null,
    },
    procedure: 'test',
    requestKey: undefined,
    bodyHash: '',
    carrier: seatOf(user.token),
  };
}

export async function populate(tx: Tx, now: number, passwordHash: string): Promise<Pick<Shop, 'users' | 'technicians'>> {
  await tx
    .insertInto('shop')
    .values({
      id: 1,
      name: '晨光电器维修',
      phone: '021-55667788',
      address: '上海市杨浦区控江路100号',
      zone: shopZone,
      language: 'zh-CN',
      lockAfterMin: 10,
      createdAt: now,
      version: 1,
    })
    .execute();
  const [first, second] = await addStaff(tx, ['王建国', '李海波'], now);
  const users = await addUsers(tx, first, now, passwordHash);
  return { users, technicians: [first, second] };
}

async function addStaff(tx: Tx, names: readonly [string, string], now: number): Promise<readonly [number, number]> {
  const rows = await tx
    .insertInto('staff')
    .values(
      names.map((name) => ({
        name,
        phone: '',
        isTechnician: 1,
        skills: '',
        region: '',
        outletId: null,
        isActive: 1,
        createdAt: now,
        version: 1,
      })),
    )
    .returning(['id', 'name'])
    .execute();
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? 0;
  return [idOf(names[0]), idOf(names[1])];
}

/** One user per role, each signed in; a shop is opened before each test, so all of them at once. */
async function addUsers(tx: Tx, technicianId: number, now: number, passwordHash: string): Promise<Shop['users']> {
  const made = await tx
    .insertInto('userAccount')
    .values(
      roles.map((role) => ({
        ...{ loginName: role, displayName: role, staffId: role === 'technician' ? technicianId : null, passwordHash },
        ...{ disabledAt: null, createdAt: now, version: 1 },
      })),
    )
    .returning(['id', 'loginName'])
    .execute();
  const idOf = new Map(made.map(({ id, loginName }) => [loginName, id]));
  const userOf = (role: Role) => idOf.get(role) ?? 0;
  await tx
    .insertInto('userRole')
    .values(roles.map((role) => ({ userId: userOf(role), role })))
    .execute();
  const sessions = await tx
    .insertInto('session')
    .values(
      roles.map((role) => ({
        ...{ tokenHash: hashToken(`token-of-${role}`), userId: userOf(role), seat: 'test', createdAt: now, lastSeenAt: now },
        ...{ expiresAt: now + absoluteMs, lockedAt: null, revokedAt: null },
      })),
    )
    .returning(['id', 'userId'])
    .execute();
  const sessionOf = new Map(sessions.map(({ id, userId }) => [userId, id]));
  return Object.fromEntries(
    roles.map((role) => [role, { id: userOf(role), sessionId: sessionOf.get(userOf(role)) ?? 0, token: `token-of-${role}` }]),
  ) as unknown as Shop['users'];
}
