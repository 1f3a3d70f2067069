import { endOf, overlaps } from '../../../shared/board.ts';
import type { Planned } from '../../../shared/board.ts';
import { unanswered } from '../../../shared/dispatch-guards.ts';
import type { Hindrance, HindranceKind, OverrideReasons, SlipInTheWay } from '../../../shared/dispatch-guards.ts';
import { awayOn, isTrainedFor } from '../../../shared/staff-plans.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/time.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import type { RequestRecord } from '../requests/requests-progress.service.ts';
import { findAbsences, findSkills, hasSkills } from '../staff/staff-plans.service.ts';
import { lockTechnicians } from '../staff/staff.service.ts';
import { findItemWords, findSlipsAround, findSlipsOnItem, findSlipsWithWork } from './work-orders-guards.repository.ts';

/** A plan that is about to be written: who goes when, and for which job. */
export interface Plan {
  readonly request: RequestRecord;
  readonly staffIds: readonly number[];
  readonly visit: Planned;
  /** The slip that is planned anew; 0: a new one. */
  readonly slipId: number;
  /** Work of a new slip; none where the work stays as it is. */
  readonly lines: readonly string[];
  /** Who is asked for training: nobody where only the time moves. */
  readonly trained: readonly number[];
}

/** What the slip and its event keep: the reasons of those hindrances that there were. */
export type Overridden = Readonly<Partial<Record<HindranceKind, string>>>;

/**
 * Locks the technicians, so that two seats never plan the same time of one person unseen, and looks for what stands against the plan.
 * `lacking`: fields that the plan lacks besides; they are named in the same refusal, so that all is answered at once.
 * @returns the reasons that were needed.
 * @throws DomainError `notFound` for somebody who is no technician at work; `hindered` with all hindrances that have no reason, else
 * `fieldsMissing`.
 */
export async function guardPlan(
  tx: Tx,
  zone: string,
  plan: Plan,
  reasons: OverrideReasons,
  lacking: readonly string[] = [],
): Promise<Overridden> {
  if (plan.staffIds.length === 0) return {};
  const names = await lockTechnicians(tx, plan.staffIds);
  const missing = plan.staffIds.find((id) => !names.has(id));
  if (missing !== undefined) throw new DomainError('notFound', { what: 'technician', id: missing });
  const found = [
    ...(await overlapsOf(tx, plan, names)),
    ...(await absencesOf(tx, zone, plan, names)),
    ...(await untrainedOf(tx, zone, plan, names)),
    ...(await sameWorkOf(tx, plan)),
  ];
  const open = unanswered(found, reasons);
  const fields = lacking.length > 0 ? { fields: lacking } : {};
  if (open.length > 0) throw new DomainError('hindered', { hindrances: found, count: open.length, ...fields });
  if (lacking.length > 0) throw new DomainError('fieldsMissing', fields);
  return Object.fromEntries(found.map(({ kind }) => [kind, reasons[kind]]));
}

type Names = ReadonlyMap<number, string>;

const hindrance = (kind: HindranceKind, staffId: number, names: Names, more: Partial<Hindrance> = {}): Hindrance => ({
  kind,
  staffId,
  staffName: names.get(staffId) ?? '',
  slips: [],
  note: '',
  isFinal: false,
  ...more,
});

async function overlapsOf(tx: Tx, { staffIds, visit, slipId }: Plan, names: Names): Promise<readonly Hindrance[]> {
  const around = await findSlipsAround(tx, staffIds, visit.plannedAt, endOf(visit), slipId);
  const byPerson = Map.groupBy(
    around.filter((slip) => overlaps(slip, visit)),
    ({ staffId }) => staffId,
  );
  return [...byPerson].map(([staffId, slips]) => {
    const inTheWay = slips.slice(0, 5).map(({ staffId: _who, ...slip }): SlipInTheWay => slip);
    return hindrance('overlap', staffId, names, { slips: inTheWay });
  });
}

async function absencesOf(tx: Tx, zone: string, { staffIds, visit }: Plan, names: Names): Promise<readonly Hindrance[]> {
  const absences = await absencesDuring(tx, zone, staffIds, visit);
  return absences.map(({ staffId, reason }) => hindrance('absence', staffId, names, { note: reason }));
}

/** Absences of these people that a visit falls into. */
export async function absencesDuring(tx: Tx, zone: string, staffIds: readonly number[], visit: Planned) {
  const from = dayOf(visit.plannedAt, zone);
  const to = dayOf(endOf(visit) - 1, zone);
  return (await findAbsences(tx, from, to)).filter((absence) => {
    if (!staffIds.includes(absence.staffId)) return false;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const away = awayOn(absence, day);
      const start = startOfDay(day, zone);
      if (away && visit.plannedAt < start + away.to * 60_000 && endOf(visit) > start + away.from * 60_000) return true;
    }
    return false;
  });
}

/** R-003-02: refused by a preset that says so; else a reason is asked, in a shop that keeps records of training. */
async function untrainedOf(tx: Tx, zone: string, { trained, request, visit }: Plan, names: Names): Promise<readonly Hindrance[]> {
  if (trained.length === 0) return [];
  const setting = await trainingSetting(tx, request);
  if (setting === 'off' || (setting === 'warn' && !(await hasSkills(tx)))) return [];
  const skills = await findSkills(tx, trained);
  const about = await jobText(tx, request);
  const on = dayOf(visit.plannedAt, zone);
  return trained
    .filter((id) => !isTrainedFor(skills.get(id) ?? [], about, on))
    .map((id) => hindrance('training', id, names, { isFinal: setting === 'refuse' }));
}

/** What the preset of a job says about training; jobs from before there were presets only warn. */
export async function trainingSetting(db: Db, { presetVersionId }: Pick<RequestRecord, 'presetVersionId'>) {
  return presetVersionId === null ? 'warn' : (await presetOfJob(db, presetVersionId)).data.training;
}

/** The words by which a skill is known to be about a job. */
export async function jobText(
  db: Db,
  {
    productText,
    serviceWanted,
    content,
    installedItemId,
  }: Pick<RequestRecord, 'productText' | 'serviceWanted' | 'content' | 'installedItemId'>,
): Promise<string> {
  return [productText, serviceWanted, content, installedItemId === null ? '' : await findItemWords(db, installedItemId)].join(' ');
}

/** One active order per item and fault, and per work of a request. */
async function sameWorkOf(tx: Tx, { request, lines }: Plan): Promise<readonly Hindrance[]> {
  if (lines.length === 0) return [];
  const { id, installedItemId, faultClass } = request;
  const slips = [
    ...(installedItemId === null ? [] : await findSlipsOnItem(tx, id, installedItemId, faultClass)),
    ...(await findSlipsWithWork(tx, id, lines)),
  ];
  return slips.length === 0 ? [] : [hindrance('sameWork', 0, new Map(), { slips })];
}
