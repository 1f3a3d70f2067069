import { shippedPresets } from '../../shared/presets/index.ts';
import type { PresetData } from '../../shared/presets/preset.ts';
import { urgencies } from '../../shared/requests.ts';
import type { Bulk } from './bulk.ts';
import { minute } from './calendar.ts';
import type { User } from './journal.ts';
import { shopHours } from './working-time.ts';

/** The preset that a job is opened with, in the version that holds then. */
export interface Trade {
  readonly versionId: number;
  readonly data: PresetData;
}

/** What a job can take its preset from. */
export interface TradeSubject {
  /** Of the item; empty: none on file. */
  readonly category: string;
  /** Of the contract of its project, empty: it names none. */
  readonly contract: string;
}

export interface Trades {
  /** Code of the calendar by which the shop itself is open. */
  readonly calendar: string;
  of(subject: TradeSubject): Trade;
  /** The preset that the contract of such a project names, empty: none. */
  contractFor(projectTrade: string): string;
}

/** `chosen`: each product line has its trade, in the shop's own versions. `usual`: what a shop has that never chose. */
export type TradeChoice = 'chosen' | 'usual';

const shopPreset = 'appliances';
const lines: readonly (readonly [string, string])[] = [
  ['衣柜', 'furniture'],
  ['沙发', 'furniture'],
  ['橱柜', 'furniture'],
  ['车辆', 'car'],
];
const ofContracts = ['renovation-a', 'renovation-c', 'it-a', 'supply'];
/** Trades that the shop keeps by its own opening hours. */
const ownVersions = ['appliances', 'furniture', 'renovation-a', 'renovation-c', 'car'];

export interface TradeOptions {
  readonly choice: TradeChoice;
  readonly openedAt: number;
  readonly openedOn: string;
  /** Who approves a version, and who drafted it. */
  readonly approver: User;
  readonly drafter: User;
}

/** Writes the shipped presets, the shop's own versions of some, its calendar, and which product line takes which. */
export function writeTrades(bulk: Bulk, { choice, openedAt, openedOn, approver, drafter }: TradeOptions): Trades {
  const inForce = new Map<string, Trade>();
  let versions = 0;
  for (const data of shippedPresets) {
    const { code, family } = data;
    bulk.add('preset', { code, family, basedOn: '', createdAt: openedAt });
    const base = { presetCode: code, note: '', createdAt: openedAt };
    const program = { approvedBy: 'program', approvedAt: openedAt, approvedByUser: null, draftedBy: null };
    bulk.add('presetVersion', { ...base, ...program, id: ++versions, version: 1, effectiveOn: '2000-01-01', data: JSON.stringify(data) });
    inForce.set(code, { versionId: versions, data });
  }
  const fallback = inForce.get('furniture');
  if (!fallback) throw new Error('the shipped presets are there');
  if (choice === 'usual') return { calendar: fallback.data.calendar, of: () => fallback, contractFor: () => '' };

  bulk.add('calendar', { code: shopHours.code, data: JSON.stringify(shopHours), updatedAt: openedAt, version: 1 });
  for (const code of ownVersions) {
    const shipped = inForce.get(code);
    if (!shipped) continue;
    const data: PresetData = { ...shipped.data, calendar: shopHours.code, urgencies: [...urgencies] };
    bulk.add('presetVersion', {
      id: ++versions,
      presetCode: code,
      version: 2,
      effectiveOn: openedOn,
      approvedBy: approver.name,
      approvedAt: openedAt + 5 * minute,
      approvedByUser: approver.id,
      draftedBy: drafter.id,
      note: '按本店营业时间，三级紧急程度都接',
      data: JSON.stringify(data),
      createdAt: openedAt,
    });
    inForce.set(code, { versionId: versions, data });
  }
  const ours = inForce.get(shopPreset) ?? fallback;
  const stricter = ours.data.timers.map((policy) =>
    policy.code === 'contact' ? { ...policy, limit: { unit: 'minutes' as const, amount: 20 } } : policy,
  );
  bulk.add('presetVersion', {
    id: ++versions,
    presetCode: shopPreset,
    version: 3,
    effectiveOn: '',
    approvedBy: '',
    approvedAt: null,
    approvedByUser: null,
    draftedBy: drafter.id,
    note: '首次联系改为 20 分钟，待批准',
    data: JSON.stringify({ ...ours.data, timers: stricter }),
    createdAt: openedAt + 10 * minute,
  });
  bulk.add('setting', { key: 'shopPreset', value: JSON.stringify(shopPreset), version: 1 });
  for (const [category, presetCode] of lines) bulk.add('presetChoice', { category, presetCode, version: 1 });
  const byLine = new Map(lines);
  return {
    calendar: shopHours.code,
    of: ({ category, contract }) => inForce.get(contract) ?? inForce.get(byLine.get(category) ?? '') ?? ours,
    contractFor: (projectTrade) => (ofContracts.includes(projectTrade) ? projectTrade : ''),
  };
}
