import type { z } from 'zod';
import { morningLimit } from '../../../shared/reports.ts';
import { markLength } from '../../../shared/audit-chain.ts';
import type { DayFigures, EveningReport, MorningReport } from '../../../shared/reports.ts';
import { addDays, dayOf, daysBetween, startOfDay } from '../../../shared/time.ts';
import type { dayInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { findLastBlock } from '../../platform/chain/chain-sealing.ts';
import { readZone } from '../../platform/settings.ts';
import { findMissingNumbers } from '../numbers/numbers.service.ts';
import { listNotHandedBack } from '../work-orders/work-orders.service.ts';
import { countIssued, countLines, findMorningSlips, findUnlogged } from './reports-day.repository.ts';
import type { DaySpan } from './reports-day.repository.ts';

type DayInput = z.output<typeof dayInput>;

/** The numbers of a day (G-01): slips = lines of the log, how many papers are back, and what is missing. */
export async function readDay(context: ActorContext, { day }: DayInput): Promise<DayFigures> {
  const { db } = context;
  const span = await spanOf(context, day);
  const [slips, { lines, voided, returned }] = [await countIssued(db, span), await countLines(db, span)];
  return { slips, lines, voided, returned, out: lines - voided - returned, missing: await findMissing(context, span) };
}

/** Slips still out when the shop closes, by technician, with the end-of-day check of the log (R-000-52, R-000-03). */
export async function readEvening(context: ActorContext, input: DayInput): Promise<EveningReport> {
  const zone = await readZone(context.app);
  const figures = await readDay(context, input);
  const head = await findLastBlock(context.db);
  const slips = await listNotHandedBack(context, input);
  const rows = slips.map((slip) => ({ ...slip, daysLate: Math.max(0, daysBetween(dayOf(slip.plannedAt, zone), input.day)) }));
  const lead = ({ technicians: [first] }: (typeof rows)[number]) => first?.name ?? '\uffff';
  return {
    ...figures,
    chain: head ? { seq: head.seq, mark: head.mac.slice(0, markLength), total: head.total } : null,
    rows: rows.toSorted((a, b) => compare(lead(a), lead(b)) || a.plannedAt - b.plannedAt || a.id - b.id),
  };
}

/** What is to be printed before the technicians leave: the slips planned for a day whose visit is still to come. */
export async function readMorning(context: ActorContext, { day }: DayInput): Promise<MorningReport> {
  const slips = await findMorningSlips(context.db, await spanOf(context, day), morningLimit + 1);
  return { slips: slips.slice(0, morningLimit), isMore: slips.length > morningLimit };
}

async function findMissing({ db }: ActorContext, span: DaySpan): Promise<readonly string[]> {
  const missing = await findMissingNumbers(db, 'workOrder', span.day);
  return [...missing, ...(await findUnlogged(db, span))].slice(0, 100);
}

async function spanOf({ app }: ActorContext, day: string): Promise<DaySpan> {
  const zone = await readZone(app);
  return { day, since: startOfDay(day, zone), until: startOfDay(addDays(day, 1), zone) };
}

/** By code point, as the database sorts. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
