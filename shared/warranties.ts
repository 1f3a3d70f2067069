import { daysBetween, isDay } from './time.ts';
import type { Day } from './time.ts';
import { coverageOn } from './warranty.ts';
import type { Coverage, ExplanationStep, MissingFact, StepKey, WarrantyFacts } from './warranty-facts.ts';
import { partsToChoose } from './warranty-match.ts';
import type { KeyPartReplacement, PolicyLine } from './warranty-policy.ts';
import { warrantyPolicies, warrantyPolicyCodes, warrantyPolicyOf } from './warranty-presets.ts';
import type { WarrantyPolicyCode } from './warranty-presets.ts';
import type { PriceMode } from './warranty-price.ts';
import { spansOf } from './warranty-span.ts';
import { startOfTerm } from './warranty-start.ts';
import { lastDayOf } from './warranty-terms.ts';
import type { WarrantyTerm } from './warranty-terms.ts';

/** Stands for a policy line where the last day was entered by hand. */
const handLine = 'hand';
/** Every line that a stored warranty can come from. */
export const warrantyLineCodes: readonly string[] = [...warrantyPolicies.flatMap(({ lines }) => lines.map(({ code }) => code)), handLine];

/** The key of a line's name in the texts, where a dot parts levels. */
export function lineTextKey(code: string): string {
  return code.replaceAll('.', '_');
}

/** The days of a project that start warranties, empty where not known, and the policy of its trade. */
export interface ProjectRecord {
  readonly trade: string;
  readonly contractOn: Day;
  readonly goodsAcceptedOn: Day;
  readonly completedOn: Day;
  readonly acceptedOn: Day;
  readonly finalAcceptedOn: Day;
}

/** What is on file of an item that decides its warranty (B-06). Days are empty where not known. */
export interface WarrantyRecord {
  readonly category: string;
  readonly trade: string;
  /** The last day as somebody entered it; counts where no policy was chosen for the item itself. */
  readonly warrantyUntil: Day;
  readonly isGift: boolean;
  readonly cardState: string;
  readonly cardTerm: WarrantyTerm | null;
  readonly cardStartOn: Day;
  readonly purchasedOn: Day;
  readonly invoicedOn: Day;
  readonly receivedOn: Day;
  readonly acceptedOn: Day;
  readonly project: ProjectRecord | null;
}

/** `byHand`: somebody entered the last day. `byPreset`: nobody chose a policy, so that of the job's preset holds. */
export type WarrantyStepKey = StepKey | 'byHand' | 'byPreset';
export interface WarrantyStep {
  readonly key: WarrantyStepKey;
  readonly rule: string;
  readonly values: ExplanationStep['values'];
}

/** Covered or not, until when, by which rule and why, for the whole (empty part) or for a part with a line of its own. */
export interface WarrantyAnswer {
  readonly part: string;
  readonly status: Coverage['status'];
  readonly line: string;
  readonly rule: string;
  /** null: it cannot be said yet. */
  readonly price: PriceMode | null;
  /** Last day and last day without charge; null: none known, or no end. */
  readonly until: Day | null;
  readonly freeUntil: Day | null;
  readonly daysLeft: number | null;
  /** Free only if the cause, not known yet, is one of the line's (R-003-48). */
  readonly isCauseOpen: boolean;
  readonly missing: readonly MissingFact[];
  readonly steps: readonly WarrantyStep[];
}

export interface ItemWarranty {
  /** Whether a policy decided, a day entered by hand, or nothing is on file. */
  readonly source: 'policy' | 'hand' | 'none';
  readonly policy: string;
  /** The most general first; none where nothing is on file. */
  readonly answers: readonly WarrantyAnswer[];
  /** Until when the box is kept (R-003-71), where the policy asks for it. */
  readonly keepBoxUntil: Day | null;
}

/** A warranty line as it is stored. Empty `endOn`: for life; empty `freeUntil`: no end. */
export interface WarrantyLine {
  readonly lineCode: string;
  readonly part: string;
  readonly startOn: Day;
  readonly endOn: Day;
  readonly freeUntil: Day;
  readonly rule: string;
}

/** In a word: in or out, and the day that it turns on; `text` is the key of its words. */
export interface WarrantyState {
  readonly text: 'covered' | 'coveredForLife' | 'freeEnded' | 'expired' | 'notStarted' | 'excluded' | 'gift' | 'unknown';
  readonly day: Day;
}

export function stateOf({ status, until, freeUntil, price, steps }: WarrantyAnswer): WarrantyState {
  if (status === 'notStarted') return { text: status, day: String(steps.find(({ key }) => key === 'notStarted')?.values['day'] ?? '') };
  if (status !== 'covered') return { text: status, day: until ?? '' };
  if (freeUntil === null) return { text: 'coveredForLife', day: '' };
  return { text: until === null && price !== 'free' ? 'freeEnded' : 'covered', day: freeUntil };
}

/** What the preset of a job says of warranty and charges; it holds where neither the item nor its project names a policy. */
export interface PresetTerms {
  readonly warranty: WarrantyPolicyCode;
  readonly afterWarranty: PolicyLine['afterExpiry'];
}

/**
 * The warranty of an item as it stands on a day, with the reasons (R-002-17, R-002-44, R-002-81, R-003-70, R-003-72). With `preset` as a
 * job under that preset sees it (R-002-37).
 */
export function warrantyOn(
  today: Day,
  record: WarrantyRecord,
  replacements: readonly KeyPartReplacement[],
  preset: PresetTerms | null = null,
): ItemWarranty {
  if (preset && policyOf(record) === null && record.warrantyUntil === '') return warrantyByPreset(today, record, replacements, preset);
  const facts = factsOfItem(record, replacements);
  if (facts) return { source: 'policy', policy: policyOf(record) ?? '', answers: answersOn(today, facts), keepBoxUntil: boxUntil(record) };
  if (!isKnownDay(record.warrantyUntil)) return { source: 'none', policy: '', answers: [], keepBoxUntil: null };
  const answer = answerByHand(today, record.warrantyUntil, preset?.afterWarranty);
  return { source: 'hand', policy: '', answers: [answer], keepBoxUntil: null };
}

function warrantyByPreset(
  today: Day,
  item: WarrantyRecord,
  replacements: readonly KeyPartReplacement[],
  { warranty, afterWarranty }: PresetTerms,
): ItemWarranty {
  const record = { ...item, trade: warranty };
  const facts = factsOfItem(record, replacements);
  if (!facts) return { source: 'none', policy: '', answers: [], keepBoxUntil: null };
  const lines = facts.lines.map((line) => ({ ...line, afterExpiry: afterWarranty }));
  const first: WarrantyStep = { key: 'byPreset', rule: '', values: {} };
  const answers = answersOn(today, { ...facts, lines }).map((answer) => ({ ...answer, steps: [first, ...answer.steps] }));
  return { source: 'policy', policy: warranty, answers, keepBoxUntil: boxUntil(record) };
}

/** The lines of an item for the projection; those that its project has too are left to the project. */
export function linesOfItem(record: WarrantyRecord, replacements: readonly KeyPartReplacement[]): readonly WarrantyLine[] {
  const facts = factsOfItem(record, replacements);
  if (!facts) return isKnownDay(record.warrantyUntil) ? [lineByHand(record)] : [];
  const ofProject = new Set(record.project ? linesOfProject(record.project, []).map(lineKey) : []);
  return linesOf(facts).filter((line) => record.trade !== '' || !ofProject.has(lineKey(line)));
}

/** The lines of a project by the policy of its trade. */
export function linesOfProject(project: ProjectRecord, replacements: readonly KeyPartReplacement[]): readonly WarrantyLine[] {
  const policy = knownPolicy(project.trade);
  return policy === null ? [] : linesOf({ lines: warrantyPolicyOf(policy).lines, dates: projectDates(project), replacements });
}

function policyOf({ trade, warrantyUntil, project }: WarrantyRecord): WarrantyPolicyCode | null {
  return knownPolicy(trade) ?? (warrantyUntil === '' ? knownPolicy(project?.trade ?? '') : null);
}

function knownPolicy(code: string): WarrantyPolicyCode | null {
  return warrantyPolicyCodes.find((one) => one === code) ?? null;
}

/** A gift has an answer without any policy (R-003-72). */
function factsOfItem(record: WarrantyRecord, replacements: readonly KeyPartReplacement[]): WarrantyFacts | null {
  const policy = policyOf(record);
  if (policy === null && !record.isGift) return null;
  const lines = policy === null ? [] : warrantyPolicyOf(policy).lines;
  // Nobody can read a card that is lost: a term on file is the agreed one, for the lines that leave it to the contract.
  const isCardLost = record.cardState === 'lost';
  const startsOn = isKnownDay(record.cardStartOn) ? record.cardStartOn : null;
  return {
    lines: isCardLost ? lines.map((line) => ({ ...line, term: line.term ?? record.cardTerm })) : lines,
    itemClass: record.category,
    dates: datesOf(record),
    isGift: record.isGift,
    isCardLost,
    card: !isCardLost && (record.cardTerm || startsOn) ? [{ part: '', term: record.cardTerm, startsOn }] : [],
    replacements,
  };
}

/** Days of the item first; what it does not know itself its project may. */
function datesOf({ project, ...item }: WarrantyRecord): WarrantyFacts['dates'] {
  const own = { purchasedOn: item.purchasedOn, invoicedOn: item.invoicedOn, receivedOn: item.receivedOn, acceptedOn: item.acceptedOn };
  return { ...(project ? projectDates(project) : {}), ...knownDays(own) };
}

function projectDates(project: ProjectRecord): WarrantyFacts['dates'] {
  return knownDays({
    receivedOn: project.goodsAcceptedOn,
    contractedOn: project.contractOn,
    completedOn: project.completedOn,
    acceptedOn: project.acceptedOn,
    finallyAcceptedOn: project.finalAcceptedOn,
  });
}

function knownDays<Name extends string>(days: Readonly<Record<Name, Day>>): Partial<Record<Name, Day>> {
  return Object.fromEntries(Object.entries<Day>(days).filter(([, one]) => isKnownDay(one))) as Partial<Record<Name, Day>>;
}

/** A term of a hundred years must still end before the year 9999. */
function isKnownDay(text: string): boolean {
  return isDay(text) && text < '9000';
}

function answersOn(today: Day, facts: WarrantyFacts): readonly WarrantyAnswer[] {
  const whole = coverageOn(today, facts);
  const parts = facts.isGift ? [] : partsToChoose(facts.lines, { itemClass: facts.itemClass ?? '', part: '' });
  const own = parts.map((part) => answerOf(part, coverageOn(today, { ...facts, part })));
  const replaced = [...new Set((facts.replacements ?? []).map(({ part }) => part))]
    .filter((part) => !parts.includes(part))
    .map((part) => answerOf(part, coverageOn(today, { ...facts, part })))
    .filter(({ rule }) => rule === 'R-002-81');
  const isByPart = whole.status === 'unknown' && whole.missing.includes('part');
  return [...(isByPart ? [] : [answerOf('', whole)]), ...own, ...replaced];
}

function answerOf(part: string, coverage: Coverage): WarrantyAnswer {
  const { status, line, rule, price, steps } = coverage;
  return {
    part,
    status,
    line,
    rule,
    price,
    until: 'until' in coverage ? coverage.until : null,
    freeUntil: 'freeUntil' in coverage ? coverage.freeUntil : null,
    daysLeft: coverage.status === 'covered' ? coverage.daysLeft : null,
    isCauseOpen: coverage.status === 'covered' && coverage.isCauseOpen,
    missing: coverage.status === 'unknown' ? coverage.missing : [],
    steps,
  };
}

function answerByHand(today: Day, until: Day, afterExpiry: PriceMode = 'full'): WarrantyAnswer {
  const left = daysBetween(today, until);
  const isIn = left >= 0;
  const price: PriceMode = isIn ? 'free' : afterExpiry;
  const rule = '';
  return {
    part: '',
    status: isIn ? 'covered' : 'expired',
    line: handLine,
    rule,
    price,
    until,
    freeUntil: until,
    daysLeft: isIn ? left : null,
    isCauseOpen: false,
    missing: [],
    steps: [
      { key: 'byHand', rule, values: { day: until } },
      isIn
        ? { key: 'covered', rule, values: { day: until, daysLeft: left } }
        : { key: 'expired', rule, values: { day: until, daysPast: -left } },
      { key: 'price', rule, values: { mode: price } },
    ],
  };
}

function lineByHand({ purchasedOn, warrantyUntil }: WarrantyRecord): WarrantyLine {
  return { lineCode: handLine, part: '', startOn: purchasedOn, endOn: warrantyUntil, freeUntil: warrantyUntil, rule: '' };
}

function linesOf(facts: WarrantyFacts): readonly WarrantyLine[] {
  return spansOf(facts).spans.map(({ code, part, start, until, freeUntil, rule }) => ({
    lineCode: code,
    part,
    startOn: start,
    endOn: until ?? '',
    freeUntil: freeUntil ?? '',
    rule,
  }));
}

const lineKey = ({ lineCode, part, startOn, freeUntil }: WarrantyLine): string => [lineCode, part, startOn, freeUntil].join('|');

/** R-003-71: the box is kept from the start of the warranty on, for as long as the policy says. */
function boxUntil(record: WarrantyRecord): Day | null {
  const policy = policyOf(record);
  const notice = policy === null ? undefined : warrantyPolicyOf(policy).notices.find(({ key }) => key === 'keepBox');
  const start = notice && startOfTerm(notice.start, datesOf(record)).day;
  return notice && start ? lastDayOf(start, notice.term) : null;
}
