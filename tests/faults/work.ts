import { randomUUID } from 'node:crypto';
import type { Role } from '../../shared/roles.ts';
import { anyway } from '../support/counter.ts';
import type { ShopFacts } from './shop.ts';

/** What became of a command, as far as the client that sent it can know. */
export type Outcome =
  | { readonly state: 'acknowledged'; readonly data: unknown }
  /** The program said no, and why: nothing was done. `code` is '' where it gave none of its own. */
  | { readonly state: 'refused'; readonly code: string; readonly status: number }
  /** No answer: done or not done. */
  | { readonly state: 'unknown'; readonly why: string };

export interface Command {
  readonly role: Role;
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
}

export type Send = (command: Command) => Promise<Outcome>;

export interface Act extends Command {
  outcome: Outcome;
}

/** Everything that the clients of a harness sent, and what they were told. */
export class Memory {
  readonly acts: Act[] = [];

  get acknowledged(): readonly Act[] {
    return this.acts.filter(({ outcome }) => outcome.state === 'acknowledged');
  }

  get unknown(): readonly Act[] {
    return this.acts.filter(({ outcome }) => outcome.state === 'unknown');
  }

  get refused(): readonly Act[] {
    return this.acts.filter(({ outcome }) => outcome.state === 'refused');
  }
}

interface Versioned {
  readonly id: number;
  readonly version: number;
}

const hour = 3_600_000;

/**
 * One client: takes calls, dispatches them, issues a part and hands the slip back, one after the other, each command with a key of its own,
 * until it is over or a command does not succeed. @returns whether everything was acknowledged.
 */
export async function work(send: Send, memory: Memory, facts: ShopFacts, isOver: () => boolean, nth = 0): Promise<boolean> {
  const tell = async (role: Role, path: string, body: unknown): Promise<unknown> => {
    const command = { role, path, key: randomUUID(), body };
    // A command is unknown from the moment in which it leaves.
    const act: Act = { ...command, outcome: { state: 'unknown', why: 'no answer yet' } };
    memory.acts.push(act);
    act.outcome = await send(command);
    return act.outcome.state === 'acknowledged' ? act.outcome.data : undefined;
  };
  for (let round = nth; !isOver(); round++) {
    const steps = jobOf(facts, round);
    let made: Versioned | undefined;
    let slip: Versioned | undefined;
    for (const step of steps) {
      if (isOver()) return true;
      const answer = await tell(...step(made, slip));
      if (answer === undefined) return isOver();
      if (!made) made = answer as Versioned;
      else if (step.name !== 'issue') slip = answer as Versioned;
    }
  }
  return true;
}

type Step = (request: Versioned | undefined, slip: Versioned | undefined) => [Role, string, unknown];

function jobOf(facts: ShopFacts, round: number): readonly Step[] {
  const pick = <T>(list: readonly T[]): T => list[round % list.length] as T;
  const log: Step = () => ['frontDesk', 'requests.log', callOf(pick(facts.customers), round)];
  const dispatch: Step = (request) => ['supervisor', 'workOrders.dispatch', slipOf(request, pick(facts.technicians))];
  const issue: Step = (_request, slip) => [
    'storekeeper',
    'stock.issue',
    { workOrderId: slip?.id, lines: [{ itemId: pick(facts.items), placeId: facts.store, qty: 1 }], signedBy: '王建国', isSigned: true },
  ];
  const result: Step = (_request, slip) => ['frontDesk', 'workOrders.recordResult', resultOf(slip)];
  const handBack: Step = (_request, slip) => ['supervisor', 'workOrders.handBack', { id: slip?.id, version: slip?.version }];
  return [log, dispatch, issue, result, handBack];
}

export function callOf(customerId: number, round: number) {
  return {
    customerId,
    contactName: '欧阳曦桐',
    phone: '13800138000',
    address: '控江路100弄8号501室',
    content: `第${round}次来电：冰箱不制冷，冷藏室有水`,
    serviceWanted: '上门维修',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'electrical',
    promisedAt: Date.now() + 8 * hour,
  };
}

function slipOf(request: Versioned | undefined, technician: number) {
  return {
    requestId: request?.id,
    requestVersion: request?.version,
    staffIds: [technician],
    plannedAt: Date.now() + 2 * hour,
    otherReason: '按班次',
    reasons: anyway,
    lines: ['上门检测'],
  };
}

function resultOf(slip: Versioned | undefined) {
  return {
    id: slip?.id,
    version: slip?.version,
    arrivedAt: Date.now(),
    leftAt: Date.now() + 1000,
    cause: '化霜加热管断路',
    remedy: '更换化霜加热管并手动化霜',
    nothingLeftOut: true,
    isSigned: true,
    customerOpinion: '满意',
    laborFen: 8000,
  };
}
