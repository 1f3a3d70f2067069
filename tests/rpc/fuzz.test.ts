import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { saveDraft } from '../../electron/features/drafts/drafts.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import type { Answered } from '../../electron/rpc/call.ts';
import { callRouter } from '../../electron/rpc/call.ts';
import { appRouter } from '../../electron/rpc/router.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { rolePermissions } from '../../shared/permissions.ts';
import { procedurePermissions } from '../../shared/procedure-permissions.ts';
import type { Access } from '../../shared/permissions.ts';
import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { roles } from '../../shared/roles.ts';
import type { Role } from '../../shared/roles.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { brokenInput, hostileInput, hostileTexts, openObjects, subjects, unstorableTexts } from '../support/hostile.ts';
import type { Known } from '../support/hostile.ts';
import { openShop, seatOf } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive } from '../support/stock.ts';

interface Procedure {
  readonly _def: { readonly type: 'query' | 'mutation'; readonly inputs: readonly z.ZodType[] };
}

const procedures = appRouter._def.procedures as unknown as Readonly<Record<ProcedurePath, Procedure>>;
const paths = Object.keys(procedurePermissions) as ProcedurePath[];
/** The same inputs in every run, so that a failure comes again; another number looks elsewhere. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20261121);

/** Roles that get past the guard. */
function rolesFor(path: ProcedurePath): readonly Role[] {
  const access: Access = procedurePermissions[path];
  return access === 'public' || access === 'signedIn' || access === 'session' ? roles : rolePermissions[access];
}

const isCommand = (path: ProcedurePath) =>
  procedures[path]._def.inputs[0] !== undefined &&
  'shape' in procedures[path]._def.inputs[0] &&
  'key' in (procedures[path]._def.inputs[0].shape as object);

/** Nothing of the machine, the database or the program in what a client is told. */
const leaks = /\n\s+at |node_modules|\.ts:\d|SQLITE_|syntax error|violates|kysely|better-sqlite|pglite|\/tmp\/|\/work\//i;

describeOnEngines('hostile calls', (engine, name) => {
  let shop: Shop;
  let known: Known;
  let calls = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
    await shop.reset();
    known = await furnish();
  }, 120_000);

  /** A shop with one of everything, so that the calls reach further than "not found". */
  async function furnish(): Promise<Known> {
    const customerId = await addCustomer(shop);
    const item = await addInstalledItem(
      shop.as('frontDesk'),
      addInstalledItemInput.parse({ customerId, model: 'BCD-520', serial: 'HX-1' }),
    );
    const part = await addPart(shop, { code: 'YSJ-1', name: '压缩机' });
    await receive(shop, part, 100, 20_000);
    const draft = await saveDraft(shop.as('frontDesk'), { form: 'intake', title: '', data: {} });
    const call = await logCall(shop, customerId);
    const consulting = await logCall(shop, customerId, { type: 'consulting', isPromiseTold: false });
    const [first, second] = [await dispatch(shop, call.id), await dispatch(shop, (await logCall(shop, customerId)).id)];
    await enterResult(shop, second.id);
    const places = await engine().db.selectFrom('place').select('id').execute();
    const ids = {
      customerId: [customerId],
      installedItemId: [item.id],
      itemId: [part],
      placeId: places.map(({ id }) => id),
      draftId: [draft.id],
      requestId: [call.id, consulting.id],
      repeatOfId: [call.id],
      workOrderId: [first.id, second.id],
      staffId: shop.technicians,
      userId: [shop.users.generalManager.id],
      sessionId: [shop.users.generalManager.sessionId],
    };
    return { ids, now: shop.clock.now };
  }

  /** What procedures of this feature are about, made anew: calls before have brought the last one to its end. */
  async function about(path: ProcedurePath): Promise<Known> {
    const [space, verb] = path.split('.') as [string, string];
    const ids = { ...known.ids };
    if (space === 'requests' || verb === 'dispatch') {
      const made = [
        await logCall(shop, ids['customerId']?.[0] ?? 0),
        await logCall(shop, ids['customerId']?.[0] ?? 0, { type: 'consulting' }),
      ];
      ids['requestId'] = made.map(({ id }) => id);
    }
    if (space === 'workOrders' || space === 'stock' || verb === 'demand') {
      const { id } = await logCall(shop, ids['customerId']?.[0] ?? 0);
      ids['workOrderId'] = [(await dispatch(shop, id, { staffIds: [...shop.technicians] })).id];
    }
    const subject = verb === 'projectsOf' ? 'customerId' : (subjects[space] ?? 'customerId');
    return { ...known, ids: { ...ids, id: ids[subject] ?? [] } };
  }

  /** Signs everybody in again whom a call has put out. */
  async function revive(): Promise<void> {
    await engine().transaction(async (tx) => {
      await tx.updateTable('session').set({ revokedAt: null, lockedAt: null }).execute();
      await tx.updateTable('userAccount').set({ disabledAt: null }).execute();
      await tx.updateTable('staff').set({ isActive: 1, isTechnician: 1 }).execute();
      await tx.deleteFrom('loginThrottle').execute();
      await tx.deleteFrom('userRole').execute();
      await tx
        .insertInto('userRole')
        .values(roles.map((role) => ({ userId: shop.users[role].id, role })))
        .execute();
    });
  }

  async function call(path: ProcedurePath, role: Role, input: unknown): Promise<Answered> {
    return callRouter({ type: procedures[path]._def.type, path, input }, { app: shop.app, carrier: seatOf(shop.users[role].token) });
  }

  const newKey = () => `fuzz-${name}-${String(calls++).padStart(12, '0')}`;
  const keyed = (path: ProcedurePath, input: unknown) =>
    isCommand(path) && typeof input === 'object' && input !== null && 'key' in input ? { ...input, key: newKey() } : input;

  function requireCalm(path: ProcedurePath, input: unknown, { answer, status }: Answered): void {
    const told = JSON.stringify(answer);
    const about = `${path} ${JSON.stringify(input)?.slice(0, 2000)} -> ${told.slice(0, 500)} ${shop.logged.at(-1) ?? ''}`;
    expect(status, about).not.toBe(500);
    if ('error' in answer) expect(told, about).not.toMatch(leaks);
    else expect(told.includes('passwordHash') || told.includes('tokenHash') || told.includes('scrypt$'), about).toBe(false);
  }

  /** Calls per procedure, and after how many milliseconds a slow machine goes on to the next. */
  const { numRuns, timeLimit } = name === 'sqlite' ? { numRuns: 60, timeLimit: 200 } : { numRuns: 12, timeLimit: 80 };
  const atLeast = Math.floor(numRuns / 15);
  const putsOut = /^(auth|users|sessions)\./;

  test('F104 F111 F117 no call of any procedure fails unexpectedly or tells about the program', async () => {
    for (const path of paths) {
      const schema = procedures[path]._def.inputs[0];
      if (!schema) continue;
      await revive();
      const at = await about(path);
      const until = performance.now() + timeLimit;
      let done = 0;
      const input = fc.oneof({ weight: 3, arbitrary: hostileInput(schema, at) }, { weight: 1, arbitrary: brokenInput(schema, at) });
      const property = fc.asyncProperty(input, fc.constantFrom(...rolesFor(path)), async (made, role) => {
        if (done++ > atLeast && performance.now() > until) return;
        if (putsOut.test(path)) await revive();
        const sent = keyed(path, made);
        requireCalm(path, sent, await call(path, role, sent));
      });
      await fc.assert(property, { numRuns, seed, endOnFailure: true });
    }
    expect(shop.logged.filter((line) => line.includes('unexpected failure'))).toEqual([]);
    expect(Reflect.ownKeys(Object.prototype)).not.toContain('polluted');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }, 240_000);

  test('F95 F111 a field that nobody knows is refused', async () => {
    await revive();
    for (const path of paths) {
      const schema = procedures[path]._def.inputs[0];
      if (!schema) continue;
      expect(openObjects(schema), path).toEqual([]);
      const [made] = fc.sample(hostileInput(schema, known), { numRuns: 1, seed });
      for (const field of ['nonsense', 'isAdmin', '__proto__', 'constructor']) {
        const whole: unknown = JSON.parse(JSON.stringify(made ?? {}));
        const body = isCommand(path) ? (whole as { body: object }).body : (whole as object);
        Object.defineProperty(body, field, { value: { polluted: 1 }, enumerable: true, configurable: true, writable: true });
        const { answer } = await call(path, rolesFor(path)[0] as Role, whole);
        expect('error' in answer && answer.error.data, `${path} ${field}`).toMatchObject({ code: 'BAD_REQUEST' });
      }
    }
  }, 60_000);

  test('F104 a text comes back exactly as it was stored, or is refused and its field named', async () => {
    await shop.reset();
    const ask = async (path: ProcedurePath, role: Role, input?: unknown): Promise<unknown> => {
      const { answer } = await call(path, role, input);
      if ('error' in answer) throw new Error(`${path}: ${JSON.stringify(answer.error.data)}`);
      return answer.result.data;
    };
    const tell = async (path: ProcedurePath, role: Role, body: unknown) =>
      (await ask(path, role, { key: newKey(), body })) as { readonly id: number };
    for (const text of ['😀'.repeat(20), 'x'.repeat(40), ...hostileTexts].slice(0, name === 'sqlite' ? undefined : 20)) {
      const short = text.slice(0, 40).toWellFormed().trim();
      const customer = {
        name: short,
        note: text,
        region: short,
        phones: [{ shownAs: short, contactName: short }],
        addresses: [{ label: '', text: short }],
      };
      const { id: customerId } = await tell('customers.create', 'frontDesk', customer);
      await tell('calls.log', 'frontDesk', { customerId, summary: text });
      await tell('installedItems.add', 'frontDesk', { customerId, model: short, serial: short, note: text });
      expect(await ask('customers.get', 'frontDesk', { id: customerId })).toMatchObject({
        customer: {
          name: short,
          note: text.trim(),
          region: short,
          contacts: [{ name: short }],
          phones: [{ shownAs: short, contactName: short }],
          addresses: [{ text: short }],
        },
        talks: [{ summary: text.trim() }],
        items: [{ model: short, serial: short, note: text.trim() }],
      });
      const request = {
        customerId,
        contactName: short,
        phone: short,
        address: short,
        content: text,
        serviceWanted: text,
        productText: text.slice(0, 100).toWellFormed(),
      };
      const kinds = {
        type: 'repair',
        branch: 'complaint',
        urgency: 'general',
        channel: 'phone',
        lodgedBy: 'customer',
        faultClass: 'unknown',
        promisedAt: shop.clock.now,
      };
      const { id: requestId } = await tell('requests.log', 'frontDesk', { ...request, ...kinds });
      expect(await ask('requests.get', 'frontDesk', { id: requestId })).toMatchObject({
        contactName: short,
        phone: short,
        address: short,
        content: text.trim(),
        serviceWanted: text.trim(),
        customerName: short,
      });
      const slip = {
        requestId,
        requestVersion: 1,
        staffIds: [shop.technicians[0]],
        plannedAt: shop.clock.now,
        instruction: text,
        lines: [text],
      };
      const { id } = await tell('workOrders.dispatch', 'supervisor', slip);
      const result = {
        id,
        version: 1,
        arrivedAt: shop.clock.now,
        leftAt: shop.clock.now,
        cause: text,
        remedy: text,
        nothingLeftOut: true,
        isSigned: true,
        signedBy: short,
        customerOpinion: text,
      };
      await tell('workOrders.recordResult', 'technician', result);
      expect(await ask('workOrders.get', 'supervisor', { id })).toMatchObject({
        instruction: text.trim(),
        lines: [text.trim()],
        cause: text.trim(),
        remedy: text.trim(),
        signedBy: short,
        customerOpinion: text.trim(),
      });
      const data = { [text]: [text], nested: { text } };
      const draft = await tell('drafts.save', 'storekeeper', { form: 'other', title: short, data });
      if (text !== '__proto__')
        expect(await ask('drafts.list', 'storekeeper')).toContainEqual(expect.objectContaining({ id: draft.id, title: short, data }));
      await tell('drafts.discard', 'storekeeper', { id: draft.id });
    }
    for (const text of unstorableTexts) {
      const refusedAt = async (path: ProcedurePath, role: Role, body: object, field: string) => {
        const { answer } = await call(path, role, isCommand(path) ? { key: newKey(), body } : body);
        expect('error' in answer && answer.error.data, `${path} ${JSON.stringify(text)}`).toMatchObject({
          code: 'BAD_REQUEST',
          fields: expect.arrayContaining([expect.objectContaining({ path: field, message: 'unstorableText' })]),
        });
      };
      await refusedAt('customers.create', 'frontDesk', { name: text, phones: [{ shownAs: '1' }] }, 'name');
      await refusedAt('customers.list', 'frontDesk', { query: text }, 'query');
      await refusedAt('parts.find', 'storekeeper', { query: text }, 'query');
      await refusedAt('audit.list', 'administrator', { subject: text }, 'subject');
      await refusedAt('auth.signIn', 'frontDesk', { loginName: text, password: 'x' }, 'loginName');
    }
  }, 60_000);
});
