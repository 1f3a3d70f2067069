import { fileTermMs } from '../../shared/customer-files.ts';
import { judgeKeyCustomer, keyCustomerPresets } from '../../shared/key-customers.ts';
import { personalKinds } from '../../shared/privacy.ts';
import { customerTerms } from '../../shared/search-terms.ts';
import type { Bulk, NewRow } from './bulk.ts';
import { hour } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Consents } from './consents.ts';
import { badPhone, createDetails } from './details.ts';
import { createItems } from './items.ts';
import type { DemoItem } from './items.ts';
import type { Journal, Numbers, User } from './journal.ts';
import { companyName, contactRoles, dealerName, landline, mobile, officeName, personName, serviceNumber } from './people.ts';
import { createProjects } from './projects.ts';
import type { DemoProject } from './projects.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';
import type { People } from './shop.ts';
import { homeAddress, place, workAddress } from './towns.ts';
import type { Place } from './towns.ts';
import type { Trades } from './trades.ts';

export interface DemoCustomer {
  readonly row: NewRow<'customer'> & { readonly id: number };
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
  readonly items: readonly DemoItem[];
  readonly project?: DemoProject | undefined;
}

export interface Customers {
  /** A customer who calls for the first time, with what they bought. */
  create(at: number, user: User, items: number): DemoCustomer;
  /** One of the shop's old list, which came in as a sheet: one log entry for all of them. */
  imported(at: number, items: number): DemoCustomer;
  /** Somebody who called before; some call much more often than others. */
  someone(): DemoCustomer;
  /** Somebody whose home or shop we renovated. */
  renovated(): DemoCustomer | undefined;
  readonly count: number;
  /** In the order in which they came. */
  readonly all: readonly DemoCustomer[];
  /** Writes the customers themselves, whose last call is known only at the end. */
  flush(): void;
}

export interface CustomersOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly consents: Consents;
  readonly trades: Trades;
}

type Kind = NewRow<'customer'>['kind'];

/** Who was put on file and looks like somebody who is there already (R-004-20). */
interface Twin {
  readonly name: string;
  readonly where: Place;
  readonly phone: string;
  readonly address: string;
  readonly serial: string;
}

const someKind = weighted<Kind>([
  ['person', 84],
  ['company', 9],
  ['government', 2],
  ['owner', 3],
  ['dealer', 2],
]);
const projectsPerCustomer = 0.03;
const everyTwin = 120;
/** Files of the last days are still being completed. */
const freshMs = 6 * 24 * hour;
/** Older ones that nobody completed. */
const lateMs = 30 * 24 * hour;
const notes = ['月结客户，先服务后结算', '只接受工作日白天上门', '老客户，注意优先安排', '需开增值税专用发票'];
const callTimes = ['工作日上午', '下午三点以后', '晚上六点以后', '周末', '中午不要打'];

export function createCustomers(options: CustomersOptions): Customers {
  const { bulk, journal, numbers, random, calendar, people, consents } = options;
  const all: DemoCustomer[] = [];
  const renovated: DemoCustomer[] = [];
  const details = createDetails(bulk, random);
  let lines = 0;
  const nextLine = () => ++lines;
  const items = createItems(bulk, journal, random, calendar, nextLine);
  const projects = createProjects(bulk, journal, numbers, random, calendar, nextLine, options.trades);
  const steward = people.users.dataSteward[0];
  const registrar = people.users.supervisor[0];
  let shared: string | undefined;
  let twin: Twin | undefined;
  let twins = 0;

  function nameOf(kind: Kind, { town, district }: Place): string {
    if (kind === 'company') return companyName(random, town.name);
    if (kind === 'dealer') return dealerName(random, town.name);
    return kind === 'government' ? officeName(random, town.name, district) : personName(random);
  }

  /** A family, a caretaker: one phone may belong to several customers. */
  function phoneOf(isHome: boolean, { town }: Place): string {
    const isShared = shared !== undefined && random.chance(0.01);
    const own = isHome ? mobile(random) : random.chance(0.9) ? landline(random, town.area) : serviceNumber(random);
    const phone = isShared && shared !== undefined ? shared : own;
    if (random.chance(0.02)) shared = phone;
    return phone;
  }

  /** Everybody who is spoken to: the first, at companies more, in some families one more. @returns their names. */
  function addPeople(id: number, contactName: string, phone: string, isHome: boolean): readonly string[] {
    const more = isHome
      ? { wechat: random.chance(0.2) ? `wx_${random.digits(7)}` : '', channel: random.chance(0.1) ? 'wechat' : '' }
      : { email: random.chance(0.5) ? `fuwu${random.digits(4)}@example.cn` : '', channel: 'phone' };
    const first = details.contact(id, contactName, isHome ? '' : random.pick(contactRoles), true, more);
    details.phone(id, first, phone);
    const others = isHome ? (random.chance(0.18) ? 1 : 0) : random.int(1, 3);
    const names = [contactName];
    for (let i = 0; i < others; i++) {
      const name = personName(random);
      names.push(name);
      details.phone(id, details.contact(id, name, isHome ? '家人' : random.pick(contactRoles), false), mobile(random));
    }
    if (id % 83 === 7) details.phone(id, first, badPhone(random));
    return names;
  }

  /** What the shop knows beside name and kind; the key flag follows the rule of the shop (R-001-18) or a person. */
  function factsOf(id: number, kind: Kind, itemCount: number, isHome: boolean) {
    const totalPurchaseFen = isHome ? itemCount * random.int(900, 7500) * 100 : random.int(1, 250) * 50_000;
    const keyDecision = id % 97 === 5 ? 'yes' : id % 89 === 3 ? 'no' : '';
    const { isKeyCustomer, keyReason } = judgeKeyCustomer(keyCustomerPresets.appliance, { kind, totalPurchaseFen, keyDecision });
    const keyNote = keyDecision === 'yes' ? '介绍过多家单位，优先安排' : keyDecision === 'no' ? '欠款未结清，暂不列为重点客户' : '';
    const engineer = isKeyCustomer && random.chance(0.5) ? random.pick(people.technicians).staffId : null;
    const hasPlan = isKeyCustomer && random.chance(0.5);
    return {
      totalPurchaseFen,
      keyDecision,
      keyNote,
      keyReason,
      isKeyCustomer: isKeyCustomer ? 1 : 0,
      engineerId: engineer,
      callTime: random.chance(0.15) ? random.pick(callTimes) : '',
      desiredServices: hasPlan ? '每季度一次巡检保养' : '',
      nextServiceTopic: hasPlan ? '季度巡检' : '',
      nextServiceOn: hasPlan ? calendar.dayText(calendar.last + random.int(3, 90)) : '',
      nextServiceChannel: hasPlan ? 'phone' : '',
    };
  }

  function projectFor(
    id: number,
    owner: { name: string; phone: string; address: string; isHome: boolean; at: number; user: User | undefined },
  ): DemoProject | undefined {
    const isDue = projects.count < Math.floor((id + 16) * projectsPerCustomer);
    const user = owner.user ?? registrar;
    return isDue && user ? projects.add({ ...owner, customerId: id, user }) : undefined;
  }

  function create(at: number, user: User | undefined, itemCount: number): DemoCustomer {
    const id = all.length + 1;
    const how = twins % 3;
    // The third kind has a machine in common, so it waits for somebody who bought one.
    const like = id > (twins + 1) * everyTwin && (how !== 2 || itemCount > 0) ? twin : undefined;
    if (like) twins++;
    const kind = like ? 'person' : someKind(random);
    const where = like?.where ?? place(random);
    const isHome = kind === 'person' || kind === 'owner';
    const name = like?.name ?? nameOf(kind, where);
    const contactName = isHome && random.chance(0.8) ? name : personName(random);
    const isFresh = user !== undefined && calendar.now - at < freshMs;
    const isLate = !isFresh && calendar.now - at < lateMs;
    const isOpen = user !== undefined && random.chance(isFresh ? 0.55 : isLate ? 0.08 : 0);
    const own = isHome ? homeAddress(random, where) : workAddress(random, where);
    const address = like && how === 1 ? like.address : isOpen && random.chance(0.3) ? '' : own;
    const phone = like && how === 0 ? like.phone : phoneOf(isHome, where);
    const names = [...new Set([name, ...addPeople(id, contactName, phone, isHome)])];
    details.names(id, names);
    const places = [{ label: isHome ? '家' : '公司', text: address }].filter(({ text }) => text !== '');
    if (places.length > 0 && random.chance(0.06)) places.push({ label: '第二处', text: homeAddress(random, where) });
    details.addresses(id, where.town, places);
    if (user) journal.record(at, user, 'customers.create', 'customer', id, 'created', { name });
    const facts = factsOf(id, kind, itemCount, isHome);
    const consentUser = user ?? steward;
    const consentState = isHome && consentUser && personalKinds.some((one) => one === kind) ? consents.ask(id, at, consentUser) : '';
    const project = isHome && kind === 'person' ? undefined : projectFor(id, { name, phone, address, isHome, at, user });
    if (project) bulkContract(id, project.contractNo);
    const things: DemoItem[] = [];
    for (let i = 0; i < itemCount; i++) {
      const owner = { customerId: id, at, user, project: i < 3 && !isHome ? project : undefined };
      if (i === 0 && !project && !like && (isHome ? id % 40 === 0 : id % 4 === 0)) things.push(items.addVehicle(owner, !isOpen));
      else things.push(items.add(like && how === 2 && i === 0 ? { ...owner, serial: like.serial } : owner));
    }
    const isComplete = user !== undefined && !isOpen;
    if (isComplete)
      journal.record(at, user, 'customers.completeFile', 'customer', id, 'fileCompleted', {}, { fileCompletedAt: [null, at] });
    const customer: DemoCustomer = {
      row: {
        id,
        name,
        kind,
        region: where.district,
        note: random.chance(0.05) ? random.pick(notes) : '',
        ...facts,
        source: user ? '来电登记' : '旧客户档案表',
        externalNo: user ? '' : `KH${String(id).padStart(6, '0')}`,
        consentState,
        fileDueAt: user ? at + fileTermMs : null,
        fileCompletedAt: isComplete ? at : null,
        lastRequestAt: 0,
        createdAt: at,
        updatedAt: at,
        version: isComplete ? 2 : 1,
      },
      contactName,
      phone,
      address,
      items: things,
      project,
    };
    all.push(customer);
    if (project?.presetCode.startsWith('renovation')) renovated.push(customer);
    if (id % everyTwin > 60 && kind === 'person' && things[0]?.serial) twin = { name, where, phone, address, serial: things[0].serial };
    return customer;
  }

  /** The contract leads to the customer too. */
  function bulkContract(id: number, contractNo: string): void {
    for (const { subject, term } of customerTerms({ names: [], contracts: [contractNo], phones: [] })) bulk.addTerms(subject, id, [term]);
  }

  return {
    create,
    imported: (at, itemCount) => create(at, undefined, itemCount),
    renovated: () => (renovated.length > 0 ? random.pick(renovated) : undefined),
    someone() {
      const share = random.next();
      return all[Math.floor((random.chance(0.5) ? share * share : share) * all.length)] as DemoCustomer;
    },
    get count() {
      return all.length;
    },
    all,
    flush() {
      for (const { row } of all) bulk.add('customer', row);
    },
  };
}
