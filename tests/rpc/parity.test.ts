import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import type { App } from '../../electron/context.ts';
import { openFileEngine } from '../support/engines.ts';
import { httpSeats, ipcSeats } from '../support/seats.ts';
import type { Seat, SeatHost } from '../support/seats.ts';
import { openShop, testPassword } from '../support/shop.ts';

/** What a call came to, in a form that can be compared. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    return { data: await call };
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const shape = error.shape as { readonly data: Readonly<Record<string, unknown>> } | undefined;
    return { message: error.message, shape };
  }
}

const customer = { name: '欧阳震华', phones: [{ shownAs: '138 0013 8000' }] };

/** One scene after the other; what each gives is the same whichever way the calls travel. */
async function play(newSeat: () => Seat): Promise<Readonly<Record<string, unknown>>> {
  const seen: Record<string, unknown> = {};
  const { client, ...desk } = newSeat();
  const body = { key: 'parity-key-0001-abcdef', body: customer };
  seen['a stranger'] = await outcome(client.customers.list.query({}));
  seen['a stranger asks who he is'] = await outcome(client.auth.me.query());
  seen['a field is missing'] = await outcome(client.auth.signIn.mutate({ loginName: '', password: testPassword, seat: 'test' }));
  seen['a wrong password'] = await outcome(client.auth.signIn.mutate({ loginName: 'frontDesk', password: 'not this one', seat: 'test' }));
  seen['sign in'] = await outcome(client.auth.signIn.mutate({ loginName: 'frontDesk', password: testPassword, seat: 'test' }));
  await desk.listen();
  seen['a batch'] = await Promise.all([
    outcome(client.auth.me.query()),
    outcome(client.settings.get.query()),
    outcome(client.users.list.query({} as never)),
    outcome(client.customers.list.query({ query: '' })),
  ]);
  seen['a write'] = await outcome(client.customers.create.mutate(body));
  seen['the same write again'] = await outcome(client.customers.create.mutate(body));
  seen['its key with another body'] = await outcome(client.customers.create.mutate({ ...body, body: { ...customer, name: '别人' } }));
  seen['an unknown field'] = await outcome(client.customers.create.mutate({ ...body, body: { ...customer, isAdmin: true } as never }));
  seen['found'] = await outcome(client.customers.lookup.query({ query: '欧阳' }));
  seen['not there'] = await outcome(client.customers.get.query({ id: 999_999 }));
  seen['no such procedure'] = await outcome((client as never as { nothing: { here: { query(): Promise<unknown> } } }).nothing.here.query());
  const other = newSeat();
  await other.client.auth.signIn.mutate({ loginName: 'supervisor', password: testPassword, seat: 'test' });
  await expect.poll(() => desk.topics.flat(), { timeout: 1_000, interval: 10 }).toContain('sessions');
  desk.topics.length = 0;
  await other.client.customers.create.mutate({ key: 'parity-key-0002-abcdef', body: { ...customer, name: '另一位' } });
  await expect.poll(() => desk.topics.flat(), { timeout: 1_000, interval: 10 }).toContain('customers');
  seen['topics of the other seat'] = [...desk.topics];
  seen['lock'] = [
    await outcome(client.auth.lock.mutate()),
    await outcome(client.customers.list.query({})),
    await outcome(client.auth.unlock.mutate({ password: testPassword })),
  ];
  seen['sign out'] = [
    await outcome(client.auth.signOut.mutate()),
    await outcome(client.auth.me.query()),
    await outcome(client.customers.list.query({})),
  ];
  return seen;
}

async function playOver(open: (app: App) => Promise<SeatHost>) {
  const { engine, close } = await openFileEngine();
  const host = await open((await openShop(engine)).app);
  try {
    return await play(() => host.newSeat());
  } finally {
    await host.close();
    await close();
  }
}

test('a call means the same over IPC and over HTTP: answers, refusals, validation, keys, batches and topics', async () => {
  const overHttp = await playOver(httpSeats);
  const overIpc = await playOver(ipcSeats);
  expect(overIpc).toEqual(overHttp);
  expect(overHttp).toMatchObject({
    'a stranger': { shape: { data: { code: 'UNAUTHORIZED', domain: { code: 'notSignedIn' }, fields: null } } },
    'a field is missing': { shape: { data: { domain: null, fields: [{ path: 'loginName' }] } } },
    'a wrong password': { shape: { data: { domain: { code: 'wrongPassword' } } } },
    'sign in': { data: { user: { loginName: 'frontDesk' } } },
    'a batch': [{ data: { user: {} } }, { data: { shop: {} } }, { shape: { data: { domain: { code: 'forbidden' } } } }, { data: {} }],
    'an unknown field': { shape: { data: { fields: [{ code: 'unrecognized_keys' }] } } },
    'its key with another body': { shape: { data: { domain: { code: 'requestKeyReused' } } } },
    'no such procedure': { shape: { data: { code: 'NOT_FOUND' } } },
    'sign out': [{}, { data: { user: null } }, { shape: { data: { domain: { code: 'notSignedIn' } } } }],
  });
  expect(overHttp['the same write again']).toEqual(overHttp['a write']);
  expect(JSON.stringify([overHttp, overIpc])).not.toMatch(/stack|node_modules|\.ts:\d/);
});
