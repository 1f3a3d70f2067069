import type { z } from 'zod';
import { codeKey } from '../../../shared/search-query.ts';
import type {
  CheckedPaper,
  HandoverCheck,
  HandoverDay,
  MissingPaper,
  checkHandoverInput,
  outPapersInput,
} from '../../../shared/handovers.ts';
import type { PaperKind } from '../../../shared/numbers.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { findPapers, findPapersOfDay, findPapersOut } from '../numbers/numbers.service.ts';
import { findHolders, findLeads } from './handovers.repository.ts';

/** What is known of numbers that shall be handed over, and which between the first and last of each day are not among them (R-000-58). */
export async function checkHandover(
  { db }: ActorContext,
  { kind, fromId, numbers }: z.output<typeof checkHandoverInput>,
): Promise<HandoverCheck> {
  const papers = await checkPapers(db, kind, fromId, numbers);
  return { papers, days: await findDays(db, kind, known(papers)) };
}

/** The numbers of papers that are out: a technician's, or of the slips planned for a day. */
export async function listOutPapers(
  { app, db }: ActorContext,
  { kind, staffId, day }: z.output<typeof outPapersInput>,
): Promise<readonly string[]> {
  const zone = await readZone(app);
  const span = day === null ? { since: null, until: null } : { since: startOfDay(day, zone), until: startOfDay(addDays(day, 1), zone) };
  return (await findPapersOut(db, kind, { staffId, ...span })).map(({ no }) => no);
}

/** Each number with what is wrong with it, in the order in which they came. */
export async function checkPapers(
  db: Db,
  kind: PaperKind,
  fromId: number | null,
  numbers: readonly string[],
): Promise<readonly CheckedPaper[]> {
  const wanted = numbers.map(readNumber);
  const facts = new Map((await findPapers(db, kind, [...new Set(wanted)])).map((paper) => [paper.no, paper]));
  const holders = await findHolders(
    db,
    kind,
    [...facts.values()].map(({ id }) => id),
  );
  return wanted.map((no, index): CheckedPaper => {
    const paper = facts.get(no);
    if (!paper) return { no: numbers[index] ?? no, subjectId: null, place: null, problem: 'unknown', holder: '', holderNo: '' };
    const { holderId, holder = '', holderNo = '' } = holders.get(paper.id) ?? {};
    const isHeld = holderId !== undefined && holderId !== fromId;
    const problem = wanted.indexOf(no) < index ? 'twice' : isHeld ? 'held' : null;
    return { no, subjectId: paper.id, place: paper.place, problem, holder, holderNo };
  });
}

/** Per day of the numbers: the first, the last, and what is known of those between them that are not on the list. */
export async function findDays(db: Db, kind: PaperKind, numbers: readonly string[]): Promise<readonly HandoverDay[]> {
  const prefixes = (await readPrefixes(db))[kind];
  const byDay = Map.groupBy(numbers, dayOf);
  const days: HandoverDay[] = [];
  for (const [day, ofDay] of [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sorted = ofDay.toSorted((a, b) => nthOf(a) - nthOf(b));
    const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
    const onList = new Set(ofDay);
    const between = (await findPapersOfDay(db, kind, prefixes, day)).filter(
      ({ no }) => !onList.has(no) && nthOf(no) > nthOf(first) && nthOf(no) < nthOf(last),
    );
    const ids = between.map(({ id }) => id);
    const holders = await findHolders(db, kind, ids);
    const leads = kind === 'workOrder' ? await findLeads(db, ids) : new Map<number, string>();
    const known = new Map(
      between.map(({ id, no, place }): [number, MissingPaper] => {
        const holder = holders.get(id);
        return [
          nthOf(no),
          { no, place, detail: holder ? `${holder.holder} ${holder.holderNo}` : place === 'out' ? (leads.get(id) ?? '') : '' },
        ];
      }),
    );
    days.push({ day: withDashes(day), first, last, count: ofDay.length, missing: withUnknown(first, last, onList, known) });
  }
  return days;
}

/** A number that no document carries is missing too, and nothing is known of it. */
function withUnknown(
  first: string,
  last: string,
  onList: ReadonlySet<string>,
  known: ReadonlyMap<number, MissingPaper>,
): readonly MissingPaper[] {
  const listed = new Set([...onList].map(nthOf));
  const digits = first.length - first.indexOf('-') - 1;
  const missing: MissingPaper[] = [];
  for (let nth = nthOf(first) + 1; nth < nthOf(last) && missing.length < 500; nth++) {
    if (listed.has(nth)) continue;
    const no = `${first.slice(0, first.indexOf('-') + 1)}${String(nth).padStart(digits, '0')}`;
    missing.push(known.get(nth) ?? { no, place: null, detail: '' });
  }
  return missing;
}

function known(papers: readonly CheckedPaper[]): readonly string[] {
  return [...new Set(papers.filter(({ subjectId }) => subjectId !== null).map(({ no }) => no))];
}

/** As a scanner or a hand gives it: `wx20261121 0012` is `WX20261121-0012`. */
function readNumber(typed: string): string {
  return codeKey(typed).replace(/^([A-Z]{1,4}\d{8})(\d{3,})$/, '$1-$2');
}

function dayOf(no: string): string {
  return no.replace(/^[A-Z]+/, '').slice(0, 8);
}

function nthOf(no: string): number {
  return Number(no.slice(no.indexOf('-') + 1));
}

function withDashes(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`;
}
