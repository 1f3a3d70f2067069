import { keyCustomerPresets } from '../../shared/key-customers.ts';
import { callTimes, callsPerDay, createCalendar, hour, minute } from './calendar.ts';
import { openBulk } from './bulk.ts';
import { createCalls } from './calls.ts';
import { createClocks } from './clocks.ts';
import { createConsents } from './consents.ts';
import { createCustomers } from './customers.ts';
import { createDelays } from './delays.ts';
import { createJournal, createNumbers } from './journal.ts';
import type { User } from './journal.ts';
import { sticking } from './plan.ts';
import type { PlannedStep } from './plan.ts';
import { createPrivacyDesk } from './privacy.ts';
import { createRandom } from './random.ts';
import { writeRegions } from './regions.ts';
import { createFeedback } from './feedback.ts';
import { createIncidents } from './incidents.ts';
import { createMaterialRequests } from './material-requests.ts';
import { createRepairs } from './repairs.ts';
import { createRequests } from './requests.ts';
import type { Life } from './life.ts';
import { writeRoster } from './roster.ts';
import { demoZone, writeShop } from './shop.ts';
import { createHandovers } from './handovers.ts';
import { createSlips } from './slips.ts';
import { createPurchases } from './purchases.ts';
import { createSuppliers } from './suppliers.ts';
import { createStore } from './store.ts';
import { writeTrades } from './trades.ts';
import type { TradeChoice } from './trades.ts';
import { createVisits } from './visits.ts';
import { compileHours, shopHours } from './working-time.ts';

export interface GenerateOptions {
  readonly requests: number;
  readonly customers: number;
  /** Installed items at the customers'. */
  readonly items: number;
  /** Parts of the catalogue. */
  readonly parts: number;
  /** Moves of the stock ledger. */
  readonly moves: number;
  readonly staff: number;
  readonly years: number;
  /** Instant at which the data ends; the same instant gives the same data. */
  readonly today: number;
  readonly passwordHashes?: ReadonlyMap<string, string>;
  /** Absent: each product line has its trade. */
  readonly trades?: TradeChoice;
}

// With returns, voids and second visits there is a slip more for every twentieth request.
const slipsPerRequest = 1.05;
const importedShare = 0.3;

/**
 * Fills a migrated, empty database file with the past of a shop, row by row what the services would have written. Deterministic:
 * all chance comes from one seed, all time from `today`.
 */
export function generate(file: string, options: GenerateOptions): void {
  const choice = options.trades ?? 'chosen';
  const calendarOf = compileHours(demoZone);
  const hours = calendarOf(choice === 'chosen' ? shopHours.code : 'weekdays');
  const calendar = createCalendar(options.today, options.years, hours);
  const random = createRandom('湘诚售后');
  const bulk = openBulk(file);
  const journal = createJournal(bulk);
  const numbers = createNumbers();
  const openedAt = calendar.startOf(calendar.first) + 7 * hour;
  const people = writeShop(bulk, random, {
    staff: options.staff,
    openedAt,
    now: options.today,
    passwordHashes: options.passwordHashes ?? new Map(),
  });
  const importer = people.users.supervisor[0];
  if (!importer) throw new Error('the demo shop needs a supervisor');
  const manager = people.users.generalManager[0] ?? importer;
  const trades = writeTrades(bulk, {
    choice,
    openedAt,
    openedOn: calendar.dayText(calendar.first),
    approver: manager,
    drafter: people.users.serviceManager[0] ?? importer,
  });
  const roster = writeRoster({ bulk, random, calendar, people, openedAt });
  writeRegions(bulk, people.technicians);
  bulk.add('setting', { key: 'keyCustomers', value: JSON.stringify(keyCustomerPresets.appliance), version: 1 });
  const consents = createConsents(bulk, journal, random);
  consents.publish(openedAt, people.users.dataSteward[0] ?? importer, calendar.dayText(calendar.first), manager.name);
  const customers = createCustomers({ bulk, journal, numbers, random, calendar, people, consents, trades });
  const privacy = createPrivacyDesk({ bulk, journal, numbers, random, calendar, people, consents, customers: customers.all });

  let logged = 0;
  let slipCount = 0;
  const progress = () => logged / options.requests;
  const keeper = people.users.storekeeper[0] ?? importer;
  const store = createStore({
    ...{ bulk, journal, numbers, random, calendar, people, keeper, head: importer, openedAt, progress },
    ...{ parts: options.parts, moves: options.moves },
  });
  const slips = createSlips(bulk, journal, numbers, random, calendar, createVisits(bulk, random, calendar, people, roster));
  const calls = createCalls(bulk, journal, random);
  const incidents = createIncidents({ bulk, journal, numbers, calendar, people });
  const materials = createMaterialRequests({ bulk, journal, numbers, calendar, people });
  const clocks = createClocks({ bulk, journal, random, calendarOf, hours, users: people.users });
  const delays = createDelays({ bulk, journal, random, calendar, people, clocks, calls });
  const purchases = createPurchases({ bulk, journal, numbers, calendar, buyer: keeper });
  const suppliers = createSuppliers({
    ...{ bulk, journal, numbers, calendar, openedAt },
    buyer: keeper,
  });
  const requests = createRequests({
    bulk,
    journal,
    numbers,
    random,
    calendar,
    people,
    slips,
    store,
    calls,
    trades,
    clocks,
    delays,
    repairs: createRepairs({ bulk, journal, numbers, random, calendar, people, clocks, delays, suppliers }),
    schedule: (life, step) => schedule({ life, step }),
  });

  const handovers = createHandovers({
    ...{ bulk, journal, numbers, calendar, returned: slips.returned },
    ...{ giver: importer, receiver: people.users.frontDesk[0] ?? importer },
  });
  const feedback = createFeedback(
    { bulk, journal, numbers, calendar, suppliers },
    { desk: people.users.frontDesk[0] ?? importer, head: importer },
  );

  let itemsGiven = 0;
  const itemsNow = () => {
    const due = Math.round((options.items * (customers.count + 1)) / options.customers) - itemsGiven;
    const count =
      customers.count + 1 === options.customers
        ? due
        : Math.max(0, Math.min(4, due + (random.chance(0.2) ? 1 : random.chance(0.2) ? -1 : 0)));
    itemsGiven += count;
    return count;
  };
  const importedCustomers = Math.max(1, Math.round(options.customers * importedShare));
  recordImport(importer, openedAt + hour / 2, 'parts', '配件库存.xlsx', options.parts);
  for (let i = importedCustomers; i > 0; i--) customers.imported(openedAt + hour, itemsNow());
  recordImport(importer, openedAt + hour, 'customers', '客户档案.xlsx', importedCustomers);

  const callCounts = callsPerDay(calendar, options.requests);
  const stuckUntil = options.requests - callCounts.slice(-4).reduce((sum, count) => sum + count, 0);
  const due = new Map<number, Due[]>();
  const open: Life[] = [];
  /** Steps of the day that is being written, and how many of them are behind. */
  let today: Due[] = [];
  let done = 0;
  for (let day = calendar.first; day <= calendar.last; day++) {
    today = (due.get(day) ?? []).sort((a, b) => a.step.at - b.step.at);
    done = 0;
    due.set(day, today);
    const opening = calendar.startOf(day) + 7 * hour;
    // Clocks run at night too: what they say comes before the delivery of the morning.
    for (let next = today[done]; next && next.step.at < opening; next = today[done]) {
      done++;
      requests.perform(next.life, next.step);
    }
    handovers.morning(day, opening);
    store.morning(day, opening);
    privacy.morning(day);
    incidents.morning(day, logged);
    materials.morning(day);
    feedback.morning(day, open.at(-1));
    suppliers.morning(day);
    purchases.morning(day);
    const times = callTimes(calendar, day, callCounts[day - calendar.first] ?? 0, random);
    let call = 0;
    while (done < today.length || call < times.length) {
      const next = today[done];
      const at = times[call];
      if (at !== undefined && (!next || at <= next.step.at)) {
        logCall(at);
        call++;
      } else if (next) {
        done++;
        requests.perform(next.life, next.step);
      }
    }
    due.delete(day);
    writeFinished(false);
    bulk.pace();
  }
  while (customers.count < options.customers) customers.create(options.today - minute, importer, itemsNow());
  store.complete();
  feedback.flush();
  suppliers.flush();
  writeFinished(true);
  journal.settle();
  customers.flush();
  consents.flush();
  privacy.flush();
  store.flush();
  numbers.flush(bulk);
  bulk.finish();

  function recordImport(user: User, at: number, target: string, fileName: string, created: number): void {
    const changes = { target: [null, target], fileName: [null, fileName], created: [null, created], skipped: [null, 0] };
    journal.record(
      at,
      user,
      'imports.run',
      'import',
      numbers.take('import', ''),
      'imported',
      { target, fileName, created, skipped: 0 },
      changes,
    );
  }

  function logCall(at: number): void {
    const user = random.pick(people.users.frontDesk);
    const isNew = customers.count < options.customers * (importedShare + (1 - importedShare) * ((logged + 1) / options.requests));
    const caller = isNew ? customers.create(at, user, itemsNow()) : customers.someone();
    // Every fourth request of the days before last week's end is stuck somewhere, until each place has its share.
    const index = stuckUntil - logged;
    const isStuck = index > 0 && index <= sticking.length * 4 && index % 4 === 0;
    // Renovation repairs take weeks, so the last weeks have more of them.
    const renovated =
      isNew || isStuck || logged % (calendar.now - at < 25 * 24 * hour ? 16 : 130) !== 5 ? undefined : customers.renovated();
    const life = requests.log({
      at,
      customer: renovated ?? caller,
      user,
      isRenovation: renovated !== undefined,
      hasFurther: slipCount < logged * slipsPerRequest && random.chance(0.6),
      waits: calendar.now - at < 16 * hour && random.chance(0.4),
      stopAfter: isStuck ? sticking[index / 4 - 1] : undefined,
    });
    logged++;
    if (random.chance(0.12)) calls.aside(at, user, customers.someone());
    open.push(life);
    for (const step of life.steps) {
      if (step.step === 'dispatch') slipCount++;
      if (step.at <= calendar.now) schedule({ life, step });
    }
  }

  function schedule(one: Due): void {
    const day = calendar.indexOf(one.step.at);
    const list = due.get(day);
    if (!list) due.set(day, [one]);
    else if (list === today) insertDue(today, one, done);
    else list.push(one);
  }

  /** Rows are written in the order of their ids, each when nothing more happens to it. */
  function writeFinished(isEnd: boolean): void {
    let count = 0;
    while (count < open.length && (isEnd || open[count]?.left === 0)) requests.flush(open[count++] as Life);
    open.splice(0, count);
  }
}

interface Due {
  readonly life: Life;
  readonly step: PlannedStep;
}

/** Puts a step where its time belongs among those of the day that are still to come. */
function insertDue(today: Due[], due: Due, from: number): void {
  let at = from;
  while (at < today.length && (today[at] as Due).step.at <= due.step.at) at++;
  today.splice(at, 0, due);
}
