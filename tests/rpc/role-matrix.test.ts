import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DomainError } from '../../electron/errors.ts';
import { idleMs } from '../../electron/platform/sessions.ts';
import { appRouter, everyProcedureHasItsPermission } from '../../electron/rpc/router.ts';
import { createCaller, publicQuery, router } from '../../electron/rpc/trpc.ts';
import { can } from '../../shared/permissions.ts';
import { procedurePermissions } from '../../shared/procedure-permissions.ts';
import type { Access } from '../../shared/permissions.ts';
import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { roles } from '../../shared/roles.ts';
import type { Role } from '../../shared/roles.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { openShop, seatOf } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { countRows } from '../support/tables.ts';

type Answer = 'done' | 'invalid' | 'notSignedIn' | 'sessionLocked' | 'forbidden' | 'refused';

const guardAnswers: readonly Answer[] = ['notSignedIn', 'sessionLocked', 'forbidden'];
const paths = Object.keys(procedurePermissions) as ProcedurePath[];
/** The router's own list, by path. */
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, { readonly _def: { readonly type: string } }>>;
const accessOf = (path: ProcedurePath): Access => procedurePermissions[path];

let opened: OpenedEngine;
let shop: Shop;
beforeAll(async () => {
  opened = await openFileEngine();
  shop = await openShop(opened.engine);
});
afterAll(() => opened.close());
beforeEach(() => shop.reset());

/** Calls a procedure the way both hosts do, with an input that only the guard does not look at. */
async function call(path: ProcedurePath, token: string | undefined): Promise<Answer> {
  const [space, name] = path.split('.') as [string, string];
  const caller = createCaller(appRouter)({ app: shop.app, carrier: seatOf(token) }) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const isCommand = procedures[path]?._def.type === 'mutation';
  try {
    await caller[space]?.[name]?.(isCommand ? { key: 'k'.repeat(16), body: {}, nonsense: true } : { nonsense: true });
    return 'done';
  } catch (error) {
    return answerOf(error);
  }
}

function answerOf(error: unknown): Answer {
  if (!(error instanceof TRPCError)) throw error;
  if (error.cause instanceof DomainError) return guardAnswers.find((code) => code === (error.cause as DomainError).code) ?? 'refused';
  if (error.code === 'BAD_REQUEST') return 'invalid';
  throw error;
}

/** What the guard must answer to somebody who is signed in with this role. */
function expected(path: ProcedurePath, role: Role): 'allowed' | 'forbidden' {
  const access = accessOf(path);
  if (access === 'public' || access === 'session' || access === 'signedIn') return 'allowed';
  return can([role], access) ? 'allowed' : 'forbidden';
}

/** Runs every procedure as one person and checks that what is refused by the guard leaves every table as it was. */
async function answers(token: string | undefined): Promise<Readonly<Record<string, Answer>>> {
  const found: Record<string, Answer> = {};
  for (const path of paths) {
    const before = await countRows(opened.engine);
    found[path] = await call(path, token);
    if (guardAnswers.includes(found[path])) expect(await countRows(opened.engine), path).toEqual(before);
  }
  return found;
}

describe('the table of permissions', () => {
  test('names exactly the procedures of the router', () => {
    expect(Object.keys(procedures).sort()).toEqual([...paths].sort());
    expect(everyProcedureHasItsPermission).toBe(true);
  });

  test('a storekeeper exports parts and suppliers, but no list with the names, phones and addresses of customers', () => {
    // The file of a preset tells rules of the trade and nothing of any customer; the trail is for whoever answers for the machine.
    const exports = paths.filter((path) => path.endsWith('.export') && path !== 'presets.export' && path !== 'audit.export');
    const allowed = exports.filter((path) => expected(path, 'storekeeper') === 'allowed');
    expect(allowed.toSorted()).toEqual([
      'inquiries.export',
      'materialRequests.export',
      'oldParts.export',
      'parts.export',
      'purchaseOrders.export',
      'reordering.export',
      'replacements.export',
      'staffAccounts.export',
      'stocktakes.export',
      'suppliers.export',
      'tools.export',
    ]);
    expect(exports.filter((path) => expected(path, 'supervisor') === 'allowed')).toEqual(exports);
  });

  test('a procedure without a line in the table is refused', async () => {
    const stray = createCaller(router({ stray: router({ list: publicQuery(async () => 1) }) }))({
      app: shop.app,
      carrier: seatOf(shop.users.administrator.token),
    });
    await expect(stray.stray.list()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('every procedure', () => {
  test.each(roles)('as %s', async (role) => {
    const found = await answers(shop.users[role].token);
    for (const path of paths) {
      if (expected(path, role) === 'forbidden') expect(found[path], path).toBe('forbidden');
      else expect(guardAnswers, path).not.toContain(found[path]);
    }
  });

  const asNobody = (found: Readonly<Record<string, Answer>>) => {
    for (const path of paths) {
      if (accessOf(path) === 'public') expect(guardAnswers, path).not.toContain(found[path]);
      else expect(found[path], path).toBe('notSignedIn');
    }
  };

  test('as nobody', async () => asNobody(await answers(undefined)));

  test('with a token that was never given', async () => asNobody(await answers('x'.repeat(43))));

  test('with an expired session', async () => {
    shop.clock.advance(idleMs);
    asNobody(await answers(shop.users.administrator.token));
  });

  test('with a revoked session', async () => {
    const { sessionId, token } = shop.users.administrator;
    await opened.engine.transaction((tx) => tx.updateTable('session').set({ revokedAt: 1 }).where('id', '=', sessionId).execute());
    asNobody(await answers(token));
  });

  test('as a disabled user', async () => {
    const { id, token } = shop.users.administrator;
    await opened.engine.transaction((tx) => tx.updateTable('userAccount').set({ disabledAt: 1 }).where('id', '=', id).execute());
    asNobody(await answers(token));
  });

  test('at a locked seat', async () => {
    const { sessionId, token } = shop.users.administrator;
    await opened.engine.transaction((tx) => tx.updateTable('session').set({ lockedAt: 1 }).where('id', '=', sessionId).execute());
    const found = await answers(token);
    for (const path of paths) {
      const access = accessOf(path);
      if (access === 'public' || access === 'session') expect(guardAnswers, path).not.toContain(found[path]);
      else expect(found[path], path).toBe('sessionLocked');
    }
  });
});
