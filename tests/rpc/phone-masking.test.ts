import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { logTalk } from '../../electron/features/calls/calls.service.ts';
import { createCustomer, lookUpCaller } from '../../electron/features/customers/customers.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { mergeCustomers } from '../../electron/features/merges/merges.service.ts';
import { receivePrivacyRequest } from '../../electron/features/privacy/privacy-requests.service.ts';
import { createProject } from '../../electron/features/projects/projects.service.ts';
import { createCard } from '../../electron/features/warranty-cards/warranty-cards.service.ts';
import { sendSupplierCase } from '../../electron/features/supplier-desk/supplier-desk.service.ts';
import { recordPrint } from '../../electron/features/work-orders/work-orders-print.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { callRouter } from '../../electron/rpc/call.ts';
import { maskAnswer } from '../../electron/platform/phone-masking.ts';
import { appRouter } from '../../electron/rpc/router.ts';
import { sendSupplierCaseInput } from '../../shared/suppliers.ts';
import { logCallInput } from '../../shared/calls.ts';
import { createCustomerInput, lookupInput } from '../../shared/customers.ts';
import type { FileOut } from '../../shared/fields.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { mergeInput } from '../../shared/merges.ts';
import { can } from '../../shared/permissions.ts';
import { procedurePermissions } from '../../shared/procedure-permissions.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { createProjectInput } from '../../shared/projects.ts';
import { roles } from '../../shared/roles.ts';
import type { Role } from '../../shared/roles.ts';
import { createCardInput } from '../../shared/warranty-cards.ts';
import { dispatch, enterResult, logCall } from '../support/counter.ts';
import { openFileEngine } from '../support/engines.ts';
import { report } from '../support/incidents.ts';
import { openShop, seatOf } from '../support/shop.ts';
import { openForm } from '../support/feedback.ts';
import type { Shop } from '../support/shop.ts';

interface Procedure {
  readonly _def: { readonly type: 'query' | 'mutation'; readonly inputs: readonly z.ZodType[] };
}

const procedures = appRouter._def.procedures as unknown as Readonly<Record<ProcedurePath, Procedure>>;
const queries = (Object.keys(procedurePermissions) as ProcedurePath[]).filter((path) => procedures[path]._def.type === 'query');

/** Customers of an own open slip, of an own finished one, of somebody else's, and one whose number has no area code. */
const phones = { ownOpen: '13712345678', ownDone: '13812345678', foreign: '021-66668888', local: '66778899' };
const day = '2026-11-21';

let shop: Shop;
let ids: readonly number[];
beforeAll(async () => {
  const { engine } = await openFileEngine();
  shop = await openShop(engine);
  const customers: number[] = [];
  const slips: { readonly id: number; readonly requestId: number }[] = [];
  for (const [index, phone] of Object.values(phones).entries()) {
    const { id } = await createCustomer(
      shop.as('frontDesk'),
      createCustomerInput.parse({ name: `客户${'甲乙丙丁'[index]}`, phones: [{ shownAs: phone }], note: `也可打${phone}` }),
    );
    customers.push(id);
    const call = await logCall(shop, id, { phone, content: `请回电${phone}，冰箱不制冷` });
    slips.push({
      ...(await dispatch(shop, call.id, { staffIds: [shop.technicians[index === 2 ? 1 : 0]], instruction: `先打${phone}` })),
      requestId: call.id,
    });
    await receivePrivacyRequest(shop.as('frontDesk'), { customerId: id, kind: 'see', channel: 'phone', content: `电话${phone}` });
  }
  await enterResult(shop, slips[1]?.id ?? 0);
  await recordPrint(shop.as('supervisor'), { ids: [slips[0]?.id ?? 0], paper: 'A5', copies: 1, reason: `已打${phones.ownOpen}` });
  await leaveElsewhere(customers);
  // Identities begin at 1 in every table, so a few of them reach something of everything.
  ids = [...new Set([...customers, ...slips.flatMap(({ id, requestId }) => [id, requestId]), 1, 2, 3, 4])];
}, 60_000);

/** The same numbers in calls, projects, cards and merges. */
async function leaveElsewhere(customers: readonly number[]): Promise<void> {
  const desk = shop.as('frontDesk');
  for (const [index, phone] of Object.values(phones).entries()) {
    const customerId = customers[index] ?? 0;
    const summary = `说改打${phone}`;
    await logTalk(desk, logCallInput.parse({ customerId, at: shop.clock.now, phone, summary }));
    await logTalk(desk, logCallInput.parse({ callerName: '邻居', at: shop.clock.now, phone, summary }));
    const project = { customerId, name: `厂房${phone}`, managerName: '周工', managerPhone: phone, note: summary };
    await createProject(desk, createProjectInput.parse(project));
    const card = {
      kind: 'B',
      customerId,
      ownerName: '业主',
      phone,
      address: '控江路',
      handedOverOn: day,
      startsOn: day,
      contents: summary,
    };
    await createCard(desk, createCardInput.parse(card));
    await report(shop, { facts: summary, firstOpinion: summary });
    await openForm(shop, null, { fault: summary });
    const asked = { supplierName: '海尔', what: summary, way: 'phone', answerDueAt: shop.clock.now + 86_400_000 };
    await sendSupplierCase(shop.as('supervisor'), sendSupplierCaseInput.parse(asked));
    const item = { customerId, model: '冰箱', location: `门卫${phone}`, note: summary, warrantyUntil: '2026-11-30' };
    await addInstalledItem(desk, addInstalledItemInput.parse(item));
  }
  const twins = [];
  for (const name of ['双胞', '双胞'])
    twins.push(
      await createCustomer(desk, createCustomerInput.parse({ name, phones: [{ shownAs: phones.foreign }, { shownAs: '021-6666' }] })),
    );
  const [kept, absorbed] = twins.map(({ id, version }) => ({ id, version }));
  if (!kept || !absorbed) throw new Error('two were made');
  await mergeCustomers(
    shop.as('supervisor'),
    mergeInput.parse({ keptId: kept.id, keptVersion: kept.version, absorbedId: absorbed.id, absorbedVersion: absorbed.version }),
  );
}

/** Inputs that reach further than an empty list; which of them fit is said by the schema. */
function inputsFor(path: ProcedurePath): readonly unknown[] {
  const schema = procedures[path]._def.inputs[0];
  const made = [
    undefined,
    {},
    ...[{ day }, { from: day, to: day }, { on: day }],
    ...['5678', '8888', '客户', '冰箱'].map((query) => ({ query })),
    ...['5678', '8888', '客户'].map((query) => ({ query, from: day, to: day })),
    ...ids.flatMap((id) => [{ id }, { customerId: id }, { ids: [id] }, { subject: 'customer', subjectId: id }]),
    { phone: phones.ownOpen, name: '客户甲', content: '冰箱', customerId: ids[0] ?? 1 },
  ];
  return schema ? made.filter((input) => schema.safeParse(input).success) : [undefined];
}

async function answersOf(path: ProcedurePath, role: Role): Promise<string> {
  const told: string[] = [];
  for (const input of inputsFor(path)) {
    const { answer } = await callRouter({ type: 'query', path, input }, { app: shop.app, carrier: seatOf(shop.users[role].token) });
    told.push(JSON.stringify(answer));
  }
  return told.join('\n').replace(/[ -]/g, '');
}

const digits = (phone: string) => phone.replace(/\D/g, '');
const shownIn = (text: string, wanted: readonly string[]) =>
  wanted.map(digits).filter((phone) => text.includes(phone) || text.includes([...phone].toReversed().join('')));

describe('phones in the answers', () => {
  test.each(roles)(
    'no answer of any query shows a customer’s phone to %s unless the role may see phones',
    async (role) => {
      const maySee = can([role], 'customers.phones');
      const hidden = role === 'technician' ? [phones.ownDone, phones.foreign] : Object.values(phones);
      let seen = 0;
      for (const path of queries) {
        const shown = shownIn(await answersOf(path, role), hidden);
        seen += shown.length;
        if (!maySee) expect(shown, `${path} as ${role}`).toEqual([]);
      }
      // What is looked for is there: who may see phones does see all of them.
      if (maySee) expect(seen).toBeGreaterThan(8);
    },
    60_000,
  );

  const exportInputs: Partial<Record<ProcedurePath, object>> = {
    'imports.export': { language: 'zh-CN' },
    'calls.export': { from: day, to: day },
    'numbers.export': { kind: 'request', from: day, to: day },
  };
  // no customer stands in them
  const mayBeEmpty: ReadonlySet<ProcedurePath> = new Set([
    'oldParts.export',
    'replacements.export',
    'parts.export',
    'materialRequests.export',
    'reordering.export',
    'purchaseOrders.export',
    'consignments.export',
    'inquiries.export',
    'staffAccounts.export',
    'tools.export',
    'stocktakes.export',
  ]);

  test.each(roles)(
    'no exported sheet takes a customer’s phone along for %s unless the role may see phones',
    async (role) => {
      const exports = (Object.keys(procedurePermissions) as ProcedurePath[]).filter(
        (path) => path.endsWith('.export') && path !== 'presets.export',
      );
      expect(exports.length).toBeGreaterThan(5);
      const allowed = exports.filter((path) => can([role], procedurePermissions[path] as Permission));
      for (const path of allowed) {
        const wanted = exportInputs[path] ?? {};
        const isQuery = procedures[path]._def.type === 'query';
        const input = isQuery ? wanted : { key: `export-${role}-${path.replaceAll('.', '-')}`, body: wanted };
        const { answer } = await callRouter(
          { type: isQuery ? 'query' : 'mutation', path, input },
          { app: shop.app, carrier: seatOf(shop.users[role].token) },
        );
        if (!('result' in answer)) throw new Error(`${path}: ${JSON.stringify(answer)}`);
        const { fileName, base64 } = answer.result.data as FileOut;
        const { rows } = await readSpreadsheet(Buffer.from(base64, 'base64'), fileName);
        if (!mayBeEmpty.has(path)) expect(rows.length, path).toBeGreaterThan(1);
        const text = rows.flat().map(String).join('\n').replace(/[ -]/g, '');
        const shown = shownIn(text, Object.values(phones));
        if (!can([role], 'customers.phones')) expect(shown, `${path} as ${role}`).toEqual([]);
        else if (path === 'customers.export') expect(shown).toHaveLength(4);
      }
    },
    120_000,
  );

  test('a refusal shows no more than the answer would', () => {
    const { actor } = shop.as('generalManager');
    const current = { id: 1, phone: phones.ownOpen, note: `也可打${phones.ownOpen}`, version: 2 };
    expect(maskAnswer('customers.update', actor, { what: 'customer', current })).toEqual({
      what: 'customer',
      current: { id: 1, phone: '137****5678', note: '也可打137****5678', version: 2 },
    });
  });

  test('the technician calls the customer of an own slip until the work is done', async () => {
    const told = await answersOf('workOrders.get', 'technician');
    expect(shownIn(told, Object.values(phones))).toEqual([phones.ownOpen, phones.local].map(digits));
    expect(told).toContain('138****5678');
  });

  test('who may not see phones still finds by them, and masked numbers tell nobody apart by mistake', async () => {
    const found = await lookUpCaller(shop.as('generalManager'), lookupInput.parse({ query: '5678' }));
    const { actor } = shop.as('generalManager');
    const masked = maskAnswer('customers.lookup', actor, found) as readonly { readonly name: string; readonly phone: string }[];
    expect(new Map(masked.map(({ name, phone }) => [name, phone]))).toEqual(
      new Map([
        ['客户乙', '138****5678'],
        ['客户甲', '137****5678'],
      ]),
    );
  });

  test('what is no phone stays: dates, numbers of documents, sums, files, the shop’s own number', () => {
    const { actor } = shop.as('generalManager');
    const answer = {
      no: 'WX20261121-0001',
      base64: 'xx13712345678yy',
      serial: 'SN13712345678',
      purchasedOn: '2026-11-21',
      text: '2026-11-21 09:00 收 1371234567 元，编号 20261121，单号 SL20261121-0001',
      shop: { phone: '021-55667788' },
      at: 13712345678,
    };
    expect(maskAnswer('requests.get', actor, answer)).toEqual(answer);
  });
});
