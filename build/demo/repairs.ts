import { newRepair } from '../../electron/features/repair-cases/new-repair.ts';
import type { RepairCause, RepairState } from '../../shared/repair-case-lifecycle.ts';
import type { Bulk, Row } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Clocks } from './clocks.ts';
import type { DelayedJob, Delays } from './delays.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Random } from './random.ts';
import type { Suppliers } from './suppliers.ts';
import type { People } from './shop.ts';
import { causeNotes, helpPlans, serviceLines, suppliers as supplierNames, teams, wishes } from './repair-texts.ts';

type Repair = { -readonly [K in keyof Row<'repairCase'>]: Row<'repairCase'>[K] };
type Line = Omit<Row<'repairCaseLine'>, 'caseId' | 'lineNo'>;

/** A request of a renovation trade with its feedback order (SM-18). */
export interface RepairedJob extends DelayedJob {
  repair?: {
    readonly row: Repair;
    readonly path: readonly RepairState[];
    lines: readonly Line[];
    sent?: ReturnType<Suppliers['tell']>;
  };
}

export interface Repairs {
  /** The next arrow of SM-18. @returns what the request's result is, when it ends with this step. */
  advance(job: RepairedJob, path: readonly RepairState[], at: number): string | undefined;
  flush(job: RepairedJob): void;
}

export interface RepairOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly clocks: Clocks;
  readonly delays: Delays;
  readonly suppliers: Suppliers;
}

const causeOf: Partial<Record<RepairState, RepairCause>> = { ofSupplier: 'supplier', ofCustomer: 'customer', ofCompany: 'company' };

export function createRepairs({ bulk, journal, numbers, random, calendar, people, clocks, delays, suppliers }: RepairOptions): Repairs {
  const { users } = people;
  let repairs = 0;
  const desk = users.frontDesk[0];
  const engineer = users.supervisor[0];
  const manager = users.serviceManager[0] ?? engineer;
  const office = users.generalManager[0] ?? engineer;
  if (!desk || !engineer || !manager || !office) throw new Error('the demo shop needs a front desk and a supervisor');

  const dayOf = (at: number) => calendar.dayText(calendar.indexOf(at)).replaceAll('-', '');

  function record(row: Repair, at: number, user: User, kind: string, data?: object): void {
    journal.record(at, user, `repairCases.${kind}`, 'repairCase', row.id, kind, data);
  }

  function begin(job: RepairedJob, path: readonly RepairState[], at: number): undefined {
    const { row: request } = job;
    const no = numbers.no('repairFeedback', 'WF', dayOf(at));
    const made = newRepair({
      no,
      requestId: request.id,
      ownerName: request.customerName,
      phone: request.phone,
      address: request.address,
      content: request.content,
      wish: random.pick(wishes),
      warrantyNote: '',
      createdBy: desk?.id ?? 1,
      createdAt: at,
    });
    const row = { ...made, id: ++repairs } as Repair;
    job.repair = { row, path, lines: [] };
    record(row, at, desk as User, 'called', { no });
    journal.record(at, desk as User, 'repairCases.create', 'request', request.id, 'repairBegun', { no });
    return undefined;
  }

  /** R-002-41: item, quantity, method, labour and material, with a photograph of the site. */
  function cost(repair: NonNullable<RepairedJob['repair']>, at: number): void {
    const { row } = repair;
    const start = random.int(0, serviceLines.length - 1);
    repair.lines = [0, 1, 2].slice(0, random.int(1, 3)).map((nth) => serviceLines[(start + nth) % serviceLines.length] as Line);
    const totalFen = repair.lines.reduce((sum, { laborFen, materialFen }) => sum + laborFen + materialFen, 0);
    Object.assign(row, { serviceNo: numbers.no('repairService', 'WS', dayOf(at)), totalFen, isCompared: 1 });
    record(row, at - 2, engineer as User, 'costed', { no: row.serviceNo, totalFen, lines: repair.lines.length });
    record(row, at - 1, engineer as User, 'attachmentAdded', { kind: 'photo' });
  }

  function step(job: RepairedJob, repair: NonNullable<RepairedJob['repair']>, to: RepairState, at: number): string | undefined {
    const { row } = repair;
    const change = (user: User, kind: string, changes: Partial<Repair>, data?: object) => {
      Object.assign(row, changes, { state: to, stateAt: at, version: row.version + 1 });
      record(row, at, user, kind, data);
    };
    const [clerk, head, boss, chief] = [desk, engineer, manager, office] as [User, User, User, User];
    switch (to) {
      case 'verified': {
        const warrantyNote = '工程保修卡在档';
        change(
          clerk,
          'verified',
          { warrantyResult: 'covered', warrantyNote, warrantyCheckedBy: clerk.id, warrantyCheckedAt: at },
          { result: 'covered' },
        );
        return undefined;
      }
      case 'issued':
        change(clerk, 'issued', {});
        return undefined;
      case 'rechecked': {
        const second = { secondCheckBy: head.id, secondCheckAt: at, secondCheckResult: 'covered', secondCheckNote: '' };
        change(head, 'rechecked', second, { result: 'covered' });
        return undefined;
      }
      case 'seen':
        change(head, 'siteSeen', { siteSeenAt: at - 20 * minute }, { seenAt: at - 20 * minute });
        return undefined;
      case 'ofSupplier':
      case 'ofCustomer':
      case 'ofCompany': {
        const cause = causeOf[to] ?? 'company';
        change(head, 'causeDecided', { cause, causeNote: random.pick(causeNotes[cause]) }, { cause });
        return undefined;
      }
      case 'supplierComing': {
        const supplierName = random.pick(supplierNames);
        const supplierComesAt = calendar.open(at + random.int(20, 70) * hour, random);
        change(
          clerk,
          'supplierTold',
          { supplierName, supplierToldAt: at, supplierComesAt },
          { supplier: supplierName, comesAt: supplierComesAt },
        );
        const about = { subject: 'repairCase', subjectId: row.id, requestId: row.requestId } as const;
        const what = [row.content, row.causeNote].filter(Boolean).join('\n');
        repair.sent = suppliers.tell(at, clerk, { ...about, supplier: supplierName, what, dueAfter: supplierComesAt - at });
        suppliers.answer(repair.sent, at, clerk, '', supplierComesAt);
        delays.give(job, at, clerk, 'supplier', { role: 'frontDesk', text: `${row.no} ${supplierName}`, dueAt: supplierComesAt });
        return undefined;
      }
      case 'explained': {
        const helpPlan = random.pick(helpPlans);
        change(clerk, 'explained', { helpPlan, explainedAt: at }, { explainedAt: at });
        return `${row.no} ${helpPlan}`;
      }
      case 'filed':
        cost(repair, at);
        change(head, 'filed', {});
        return undefined;
      case 'reviewed':
        change(boss, 'reviewed', { reviewedBy: boss.id, reviewedAt: at });
        return undefined;
      case 'approved':
        change(
          chief,
          'approved',
          { officeBy: chief.id, officeAt: at, officeOpinion: '同意，注意成品保护' },
          { opinion: '同意，注意成品保护' },
        );
        return undefined;
      case 'agreed':
        change(clerk, 'ownerAgreed', { ownerAgreedAt: at, ownerAgreedHow: 'phone' }, { how: 'phone', agreedAt: at });
        clocks.happened(job, at, { event: 'plan.agreed', at });
        return undefined;
      case 'withTeam': {
        const teamName = random.pick(teams);
        change(head, 'teamGiven', { teamName, teamAt: at }, { team: teamName, givenAt: at });
        clocks.happened(job, at, { event: 'team.assigned', at });
        return undefined;
      }
      case 'contacted':
        change(clerk, 'teamContacted', { teamContactedAt: at }, { contactedAt: at });
        clocks.happened(job, at, { event: 'team.contacted', at });
        return undefined;
      case 'completed':
        return complete(job, row, at, change, clerk);
      case 'signed': {
        const satisfaction = random.chance(0.8) ? 'satisfied' : random.pick(['acceptable', 'dissatisfied'] as const);
        change(clerk, 'cardSigned', { satisfaction, cardSignedAt: at }, { satisfaction });
        return undefined;
      }
      default:
        return undefined;
    }
  }

  function complete(
    job: RepairedJob,
    row: Repair,
    at: number,
    change: (user: User, kind: string, changes: Partial<Repair>, data?: object) => void,
    clerk: User,
  ): string {
    const isSupplier = row.cause === 'supplier';
    change(clerk, isSupplier ? 'supplierDone' : 'completed', { completedAt: at }, isSupplier ? { doneAt: at } : { completedAt: at });
    if (isSupplier && job.repair?.sent) suppliers.close(job.repair.sent, at, clerk);
    if (isSupplier) delays.settle(job, 'supplier', at, clerk, row.no);
    return isSupplier ? `${row.no} ${row.supplierName}` : `${row.serviceNo} ${row.teamName}`;
  }

  return {
    advance(job, path, at) {
      if (!job.repair) return begin(job, path, at);
      const to = path[path.indexOf(job.repair.row.state) + 1];
      return to === undefined ? undefined : step(job, job.repair, to, at);
    },
    flush({ repair }) {
      if (!repair) return;
      const { row, lines } = repair;
      bulk.add('repairCase', row);
      for (const [index, line] of lines.entries()) bulk.add('repairCaseLine', { ...line, caseId: row.id, lineNo: index + 1 });
    },
  };
}
