import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { DataSet } from './data.ts';
import { writeFloor } from './floor.ts';
import type { Exchange } from './floor.ts';
import { contest } from './measure.ts';
import type { Measured } from './measure.ts';
import { copyOf, openRaw } from './shop.ts';
import type { BenchShop } from './shop.ts';
import { profile, traced } from './trace.ts';

export const writeNames = ['request.create', 'workorder.assign', 'part.issue', 'workorder.complete', 'workorder.handBack'] as const;
type WriteName = (typeof writeNames)[number];

interface Made {
  request: { id: number; version: number };
  slip: { id: number; version: number };
}

const hour = 3_600_000;
const content =
  '客户来电反映冰箱冷藏室不制冷，里面的菜都坏了，从昨天晚上开始，自己重启过两次没有用。家里有老人和小孩，很不方便。希望今天下午能上门，上门前半小时请打电话。';

/**
 * The way of a call through the shop, each command measured against one raw transaction with the same rows. Ours works on one copy of
 * the data and the floor on another, so that neither throws the other's pages out of its cache.
 */
export async function measureWrites(
  data: DataSet,
  shop: BenchShop,
  only: (name: string) => boolean,
  n: number,
  profiled: string | undefined,
): Promise<readonly Measured[]> {
  if (!writeNames.some(only)) return [];
  const warmUps = 60;
  const rounds = warmUps + n;
  const floorFile = join(copyOf(data, 'floor'), 'counter.db');
  const raw = openRaw(floorFile);
  const stockedItems = stockUp(raw);
  const own = openRaw(shop.file);
  stockUp(own);
  const customers = own
    .prepare<[number], { id: number }>('select id from customer order by (id * 7919) % 100003 limit ?')
    .all(rounds + 1)
    .map(({ id }) => id);
  const staff = own.prepare<[], number>('select id from staff where is_technician = 1 and is_active = 1 order by id').pluck().all();
  own.close();
  const desk = shop.as('frontDesk');
  const head = shop.as('supervisor');
  const keeper = shop.as('storekeeper');
  const key = () => randomUUID();

  const calls: Record<WriteName, (made: Made, i: number) => Promise<unknown>> = {
    'request.create': async (made, i) => {
      made.request = await desk.requests.log({ key: key(), body: callOf(customers[i % customers.length] ?? 1) });
    },
    'workorder.assign': async (made, i) => {
      const { id: requestId, version: requestVersion } = made.request;
      // One visit an hour for each technician, as a dispatcher plans them.
      const plannedAt = Date.now() + (3 + Math.floor(i / staff.length)) * hour;
      made.slip = await head.workOrders.dispatch({
        key: key(),
        body: {
          requestId,
          requestVersion,
          staffIds: [staff[i % staff.length] ?? 1],
          plannedAt,
          otherReason: '按班次',
          reasons: { overlap: '量测', absence: '量测', training: '量测', sameWork: '量测' },
          lines: ['冰箱：上门检测不制冷原因', '试机并记录运行数据'],
        },
      });
    },
    'part.issue': async (made, i) => {
      const item = stockedItems[i % stockedItems.length];
      if (!item) throw new Error('nothing in stock');
      await keeper.stock.issue({
        key: key(),
        body: { workOrderId: made.slip.id, lines: [{ ...item, qty: 1 }], signedBy: '王建国', isSigned: true },
      });
    },
    'workorder.complete': async (made) => {
      const arrivedAt = Date.now();
      made.slip = await desk.workOrders.recordResult({
        key: key(),
        body: {
          ...pick(made.slip),
          arrivedAt,
          leftAt: arrivedAt + 1000,
          cause: '化霜加热管断路',
          remedy: '更换化霜加热管并手动化霜，试机两小时温度达到零下十八度',
          nothingLeftOut: true,
          isSigned: true,
          customerOpinion: '满意',
          laborFen: 8000,
        },
      });
    },
    'workorder.handBack': async (made) => {
      made.slip = await head.workOrders.handBack({ key: key(), body: pick(made.slip) });
    },
  };

  const results: Measured[] = [];
  const ours = Array.from({ length: rounds }, blank);
  const theirs: Exchange[] = Array.from({ length: rounds }, () => new Map());
  const model = blank();
  for (const name of writeNames) {
    const call = calls[name];
    const replay = writeFloor(raw, await traced(() => call(model, rounds)));
    // What the floor's own rows are called, by the names that the model's rows have.
    const targets = (i: number): Exchange => new Map([...(theirs[i] ?? []), [customers[rounds], customers[i]]]);
    const result = await contest({
      name,
      floor: 'one raw transaction with the same rows, synchronous=FULL',
      n,
      warmUps,
      ours: (i) => call(ours[i] as Made, i),
      theirs: (i) => {
        theirs[i] = replay(targets(i));
      },
    });
    if (only(name)) results.push(result);
    if (profiled === name)
      printProfile(
        name,
        await profile<Made>(
          50,
          (i, made) => call(made, i),
          (i) => madeUpTo(name, i),
        ),
      );
  }
  raw.close();
  rmSync(dirname(floorFile), { recursive: true, force: true });
  return results;

  /** A request that went through everything before `name`. */
  async function madeUpTo(name: WriteName, i: number): Promise<Made> {
    const made = blank();
    for (const before of writeNames.slice(0, writeNames.indexOf(name))) await calls[before](made, i);
    return made;
  }
}

function blank(): Made {
  return { request: { id: 0, version: 0 }, slip: { id: 0, version: 0 } };
}

function pick({ id, version }: { readonly id: number; readonly version: number }) {
  return { id, version };
}

export function callOf(customerId: number) {
  return {
    customerId,
    contactName: '欧阳曦桐',
    phone: '138 0731 8600',
    address: '长沙市岳麓区枫林三路268号梅溪湖花园12栋2单元1801室',
    content,
    serviceWanted: '上门检测不制冷原因',
    type: 'repair',
    branch: 'complaint',
    urgency: 'important',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'electrical',
    productText: '海屿冰箱 BCD-405/B3',
    promisedAt: Date.now() + 8 * hour,
  } as const;
}

/** Enough on the shelf for the whole bench. */
function stockUp(db: Sqlite.Database): readonly { readonly itemId: number; readonly placeId: number }[] {
  db.prepare('update stock_balance set qty = qty + 100000, value_fen = value_fen + 100000 * 2500 where item_id <= 200').run();
  return db
    .prepare<[], { itemId: number; placeId: number }>(
      `select item_id as itemId, place_id as placeId from stock_balance join place on place.id = place_id
        where item_id <= 200 and kind = 'store' order by item_id`,
    )
    .all();
}

export function printProfile(name: string, lines: readonly { readonly us: number; readonly times: number; readonly sql: string }[]): void {
  process.stderr.write(`\n${name}, µs per call by statement:\n`);
  for (const { us, times, sql } of lines.slice(0, 30))
    process.stderr.write(`${us.toFixed(1).padStart(9)} ${times.toFixed(1).padStart(5)}x  ${sql.replace(/\s+/g, ' ').slice(0, 230)}\n`);
}
