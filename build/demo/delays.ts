import type { HoldReason } from '../../shared/holds.ts';
import type { EscalationRole, ProblemKind } from '../../shared/request-life.ts';
import type { TaskKind } from '../../shared/tasks.ts';
import type { Bulk, Row } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Calls } from './calls.ts';
import type { Clocks, TimedJob } from './clocks.ts';
import type { Journal, User } from './journal.ts';
import type { PlannedStep, Step } from './plan.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';
import type { People } from './shop.ts';
import { departments, escalationTexts, explanations, holdNotes, supportTexts } from './delay-texts.ts';

type Delay = { -readonly [K in keyof Row<'requestDelay'>]: Row<'requestDelay'>[K] };
type Task = { -readonly [K in keyof Row<'task'>]: Row<'task'>[K] };

/** What stands over the states of a request: holds, explanations, escalations, questions to others. */
export interface DelayedJob extends TimedJob {
  readonly delays: Delay[];
  readonly tasks: Task[];
  readonly steps: readonly PlannedStep[];
  /** How many of the planned steps are behind. */
  done: number;
}

export interface Delays {
  perform(job: DelayedJob, at: number, step: Step): void;
  /** A task that closing leaves behind (R-004-09). */
  followUpLater(job: DelayedJob, at: number, user: User): void;
  give(job: DelayedJob, at: number, user: User, kind: TaskKind, task: Pick<Task, 'role' | 'text' | 'dueAt'>): void;
  settle(job: DelayedJob, kind: TaskKind, at: number, user: User, result: string): void;
  flush(job: DelayedJob): void;
}

export interface DelayOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly clocks: Clocks;
  readonly calls: Calls;
}

const halfHour = 30 * minute;
const someHold = weighted<HoldReason>([
  ['part', 50],
  ['customer', 25],
  ['supplier', 15],
  ['bigRepair', 10],
]);
const someReceiver = weighted<EscalationRole>([
  ['supervisor', 45],
  ['serviceManager', 45],
  ['generalManager', 10],
]);
const someProblem = weighted<ProblemKind | ''>([
  ['', 50],
  ['quality', 20],
  ['design', 15],
  ['service', 15],
]);

export function createDelays({ bulk, journal, random, calendar, people, clocks, calls }: DelayOptions): Delays {
  const { users } = people;
  let delays = 0;
  let tasks = 0;
  let steps = 0;

  function change({ row }: DelayedJob, at: number, changes: Partial<DelayedJob['row']>): void {
    Object.assign(row, changes, { updatedAt: at, version: row.version + 1 });
  }

  function record({ row }: DelayedJob, at: number, user: User, procedure: string, kind: string, data: object, changes: object = {}): void {
    journal.record(at, user, procedure, 'request', row.id, kind, data, changes);
  }

  function writeStep({ row }: DelayedJob, at: number, user: User, kind: string, text: string): void {
    bulk.add('requestStep', { id: ++steps, requestId: row.id, kind, text, at, userId: user.id });
  }

  function addTask(job: DelayedJob, at: number, user: User, kind: TaskKind, task: Pick<Task, 'role' | 'text' | 'dueAt'>): void {
    const blank = { workOrderId: null, userId: null, staffId: null, doneAt: null, doneBy: null, result: '', version: 1 };
    job.tasks.push({ ...blank, ...task, id: ++tasks, kind, requestId: job.row.id, createdAt: at, createdBy: user.id });
    record(job, at, user, 'tasks.add', 'taskAdded', { task: kind, text: task.text, dueAt: task.dueAt });
  }

  function settleTasks({ tasks: own }: DelayedJob, kind: TaskKind, at: number, user: User, result: string): void {
    for (const task of own)
      if (task.kind === kind && task.doneAt === null) Object.assign(task, { doneAt: at, doneBy: user.id, result, version: 2 });
  }

  /** A time that what is still to come will probably keep. */
  function laterPromise({ steps: planned, done }: DelayedJob, at: number): number {
    const ahead = planned.slice(done);
    const target =
      ahead.find(({ step }) => step === 'arrive' || step === 'result' || step === 'resolve') ??
      ahead.findLast(({ step }) => step === 'repair');
    const wanted = target ? target.at + random.int(60, 200) * minute : calendar.open(at + random.int(20, 140) * hour, random);
    return Math.ceil(Math.max(wanted, at + hour) / halfHour) * halfHour;
  }

  function delay(job: DelayedJob, facts: Omit<Delay, 'id' | 'requestId' | 'workOrderId' | 'endedAt' | 'endedBy'>): void {
    job.delays.push({ ...facts, id: ++delays, requestId: job.row.id, workOrderId: null, endedAt: null, endedBy: null });
  }

  /** R-001-21. */
  function hold(job: DelayedJob, at: number, user: User): void {
    const reason = someHold(random);
    const note = random.pick(holdNotes[reason]);
    const { promisedAt: oldPromisedAt } = job.row;
    const newPromisedAt = laterPromise(job, at);
    const toldAt = random.chance(0.85) ? at : null;
    delay(job, { kind: 'hold', reason, note, plan: '', oldPromisedAt, newPromisedAt, toldAt, at, userId: user.id });
    const heard = toldAt === null ? {} : { firstContactAt: job.row.firstContactAt ?? at };
    change(job, at, { holdReason: reason, holdSince: at, promisedAt: newPromisedAt, ...heard });
    clocks.hold(job, reason, at);
    clocks.promiseAnew(job, newPromisedAt, at);
    clocks.tell(job, 'held', 'frontDesk', at, { no: job.row.no, reason, newPromisedAt });
    if (toldAt === null) addTask(job, at, user, 'callBack', { role: 'frontDesk', text: note, dueAt: at });
    const changes = { promisedAt: [oldPromisedAt, newPromisedAt] };
    record(job, at, user, 'requests.hold', 'held', { reason, note, newPromisedAt, toldAt }, changes);
  }

  function release(job: DelayedJob, at: number, user: User): void {
    const { holdReason: reason } = job.row;
    if (reason === '') return;
    const note = reason === 'part' ? '配件已到' : '';
    for (const one of job.delays) if (one.kind === 'hold' && one.endedAt === null) Object.assign(one, { endedAt: at, endedBy: user.id });
    clocks.settle(job, 'held', at);
    settleTasks(job, 'callBack', at, user, note);
    change(job, at, { holdReason: '', holdSince: null });
    clocks.release(job, at);
    record(job, at, user, 'requests.release', 'released', { reason, note });
  }

  /** R-002-98; now and then the supervisor takes the job over in person (R-000-10). */
  function explain(job: DelayedJob, at: number): void {
    const { row } = job;
    if (row.overdueSince === null) return;
    const isTakenOver = random.chance(0.15);
    const user = random.pick(isTakenOver ? users.supervisor : users.frontDesk);
    const { reason, note, plan } = random.pick(explanations);
    const isDone = row.resolvedAt !== null;
    const { promisedAt: oldPromisedAt } = row;
    const newPromisedAt = isDone ? oldPromisedAt : laterPromise(job, at);
    const toldAt = at - random.int(1, 9) * minute;
    delay(job, { kind: 'overdue', reason, note, plan, oldPromisedAt, newPromisedAt, toldAt, at, userId: user.id });
    if (!isDone) clocks.promiseAnew(job, newPromisedAt, at);
    clocks.settle(job, 'overdue', at);
    const own = isTakenOver && !isDone ? { takenOverBy: user.id, ownerUserId: user.id } : {};
    change(job, at, { promisedAt: newPromisedAt, overdueSince: null, firstContactAt: row.firstContactAt ?? toldAt, ...own });
    const changes = { promisedAt: [oldPromisedAt, newPromisedAt] };
    if (!isTakenOver || isDone)
      return record(job, at, user, 'requests.explainOverdue', 'overdueExplained', { reason, note, plan, newPromisedAt, toldAt }, changes);
    writeStep(job, at, user, 'takeOver', note);
    const talk = { customerId: row.customerId, requestId: row.id, at: toldAt, channel: 'phone', isIncoming: 0, userId: user.id };
    calls.note({ ...talk, summary: note, outcome: 'answered' });
    record(job, at, user, 'requests.takeOver', 'takenOver', { note, newPromisedAt, toldAt, wasOverdue: true }, changes);
  }

  function escalate(job: DelayedJob, at: number, user: User): void {
    const to = someReceiver(random);
    const problemKind = someProblem(random);
    const { reason } = random.pick(escalationTexts);
    writeStep(job, at, user, 'escalation', reason);
    clocks.tell(job, 'escalated', to, at, { no: job.row.no, reason, problemKind: problemKind || null });
    change(job, at, { escalatedAt: at, escalatedTo: to, ...(problemKind && { problemKind }) });
    record(job, at, user, 'requests.escalate', 'escalated', { to, reason, problemKind: problemKind || null });
  }

  function answerEscalation(job: DelayedJob, at: number): void {
    const to = job.row.escalatedTo as EscalationRole | '';
    const user = random.pick(to === '' ? users.supervisor : users[to]);
    const { answer } = random.pick(escalationTexts);
    writeStep(job, at, user, 'escalationAnswer', answer);
    clocks.settle(job, 'escalated', at);
    change(job, at, { escalatedTo: '' });
    record(job, at, user, 'requests.answerEscalation', 'escalationAnswered', { text: answer });
  }

  /** R-002-49: the clock runs on. */
  function handOver(job: DelayedJob, at: number, user: User): void {
    const { department, text } = random.pick(departments);
    writeStep(job, at, user, 'department', text);
    addTask(job, at, user, 'department', { role: 'frontDesk', text: `${department}: ${text}`, dueAt: job.row.promisedAt });
    change(job, at, { department, departmentSince: at });
    record(job, at, user, 'requests.handOver', 'handedOver', { department, text });
  }

  function answerDepartment(job: DelayedJob, at: number, user: User): void {
    const { department } = job.row;
    const text = departments.find((one) => one.department === department)?.answer ?? '已回复';
    writeStep(job, at, user, 'departmentAnswer', text);
    settleTasks(job, 'department', at, user, text);
    change(job, at, { department: '', departmentSince: null });
    record(job, at, user, 'requests.answerDepartment', 'departmentAnswered', { department, text });
  }

  return {
    perform(job, at, step) {
      const user = random.pick(users.frontDesk);
      switch (step) {
        case 'hold':
          return hold(job, at, user);
        case 'release':
          return release(job, at, user);
        case 'explain':
          return explain(job, at);
        case 'escalate':
          return escalate(job, at, user);
        case 'escalationAnswer':
          return answerEscalation(job, at);
        case 'handOver':
          return handOver(job, at, user);
        case 'departmentAnswer':
          return answerDepartment(job, at, user);
        case 'support':
          addTask(job, at, user, 'support', { role: 'supervisor', text: random.pick(supportTexts).text, dueAt: job.row.promisedAt });
          return change(job, at, {});
        case 'supportDone': {
          const head = random.pick(users.supervisor);
          const result = random.pick(supportTexts).answer;
          settleTasks(job, 'support', at, head, result);
          return record(job, at, head, 'tasks.done', 'taskDone', { task: 'support', result });
        }
        case 'followedLater': {
          const caller = random.pick(users.followUpCaller);
          settleTasks(job, 'followUp', at, caller, '客户反映使用正常，满意');
          return record(job, at, caller, 'tasks.done', 'taskDone', { task: 'followUp', result: '客户反映使用正常，满意' });
        }
        default:
          return undefined;
      }
    },
    followUpLater(job, at, user) {
      const dueAt = calendar.startOf(calendar.indexOf(at) + 8) - 1;
      addTask(job, at, user, 'followUp', { role: 'followUpCaller', text: job.row.serviceWanted, dueAt });
    },
    give: addTask,
    settle: settleTasks,
    flush({ delays: own, tasks: given }) {
      for (const row of own) bulk.add('requestDelay', row);
      for (const row of given) bulk.add('task', row);
    },
  };
}
