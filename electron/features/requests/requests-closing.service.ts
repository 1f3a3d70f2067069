import { datedTexts } from '../../../shared/request-life.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import { addTask } from '../tasks/tasks.service.ts';
import { findSteps } from './requests-life.repository.ts';
import { findOpenForm, findSlipStates } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

type Closing = PresetData['closing'];
type OfPreset = Pick<RequestRecord, 'presetVersionId'>;

/** A job from before there were presets asks for nothing more. */
const noClosing: Closing = {
  headConfirms: false,
  needsFourTexts: false,
  needsConsentBeforeWork: false,
  needsOpinion: false,
  needsReport: false,
  needsFoundBy: false,
  needsStandard: false,
  followUpDays: 0,
};

/** What the trade asks for before the job ends, as the job's own version of the preset says (R-002-30). */
export async function closingOf(db: Db, { presetVersionId }: OfPreset): Promise<Closing> {
  return presetVersionId === null ? noClosing : (await presetOfJob(db, presetVersionId)).data.closing;
}

/** R-002-102: nobody is sent before the customer agreed, where the trade says so. */
export async function refuseWithoutConsent(db: Db, request: OfPreset & Pick<RequestRecord, 'consentedAt'>): Promise<void> {
  if (request.consentedAt !== null) return;
  if ((await closingOf(db, request)).needsConsentBeforeWork) throw new DomainError('guardFailed', { guard: 'needsConsent' });
}

/**
 * What is still missing before the job may be archived: the answer of whom it was escalated to (R-002-53) or of the department that has it
 * (R-002-49), the end of its feedback forms (R-000-05), the head's confirmation (R-002-21), the four dated texts (R-002-20), the opinion (R-002-66), the written report (R-002-97).
 */
export async function refuseUnclosed(db: Db, request: RequestRecord): Promise<void> {
  const { escalatedTo, department } = request;
  if (escalatedTo !== '') throw new DomainError('guardFailed', { guard: 'escalationOpen', to: escalatedTo });
  const openForm = await findOpenForm(db, request.id);
  if (openForm) throw new DomainError('guardFailed', { guard: 'feedbackOpen', no: openForm.no });
  if (department !== '') throw new DomainError('guardFailed', { guard: 'departmentOpen', department });
  const closing = await closingOf(db, request);
  const { headConfirms, needsFourTexts, needsOpinion, needsReport } = closing;
  if (!headConfirms && !needsFourTexts && !needsOpinion && !needsReport) return;
  const kinds = (await findSteps(db, request.id)).map(({ kind }) => kind);
  if (needsFourTexts) {
    const texts = datedTexts.filter((one) => !kinds.includes(one));
    if (texts.length > 0) throw new DomainError('guardFailed', { guard: 'textsMissing', texts });
  }
  if (headConfirms && request.headConfirmedAt === null) throw new DomainError('guardFailed', { guard: 'headNotConfirmed' });
  if (needsOpinion && request.opinion === '') throw new DomainError('guardFailed', { guard: 'opinionMissing' });
  if (needsReport && request.printCount === 0 && !kinds.includes('report'))
    throw new DomainError('guardFailed', { guard: 'reportMissing' });
}

/** A complaint is followed until it is surely solved, also where the preset plans nothing (R-004-09). */
const complaintFollowUpDays = 7;

/** R-002-68, R-004-09: closing plans at least one later follow-up, of whom the trade gives them to (R-002-16). @returns its day, empty: none was planned. */
export async function planFollowUp(w: Write, context: ActorContext, request: RequestRecord, wantedOn: string): Promise<string> {
  const preset = request.presetVersionId === null ? undefined : (await presetOfJob(w.tx, request.presetVersionId)).data;
  const { followUpDays } = preset?.closing ?? noClosing;
  const days = followUpDays > 0 ? followUpDays : request.type === 'complaint' ? complaintFollowUpDays : 0;
  if (days === 0 && wantedOn === '') return '';
  const zone = await readZone(context.app, w.tx);
  const today = dayOf(context.now, zone);
  const on = wantedOn || addDays(today, days);
  if (on <= today) throw new DomainError('guardFailed', { guard: 'followUpNotLater', field: 'followUpOn' });
  const dueAt = startOfDay(addDays(on, 1), zone) - 1;
  await addTask(w, {
    kind: 'followUp',
    requestId: request.id,
    role: preset?.followUpRole ?? 'followUpCaller',
    text: request.serviceWanted,
    dueAt,
    by: context,
  });
  return on;
}

/**
 * When the work of the slips was done, as their papers say: a customer on site hears the result long before the paper is entered. Null: no
 * slip. A visit that was entered by its agreed end is done by now.
 */
export async function workDoneAt(db: Db, { id, reopenedCount }: RequestRecord, now: number): Promise<number | null> {
  const slips = (await findSlipStates(db, id)).filter(({ state, round }) => state !== 'voided' && round === reopenedCount);
  return slips.length === 0 ? null : Math.min(now, Math.max(...slips.map(({ finishedAt }) => finishedAt ?? 0)));
}
