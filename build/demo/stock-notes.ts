import { documentPrefixes } from '../../shared/document-kinds.ts';
import type { Bulk } from './bulk.ts';
import { hour } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Numbers, User } from './journal.ts';
import type { Ledger } from './ledger.ts';

/** Who got or gave it; a slip where it was for one. */
export interface NoteAbout {
  readonly id?: number;
  readonly signedBy?: string;
  readonly booking: { readonly staffIds: readonly number[] };
  /** Where a transfer is on its way to. */
  readonly toPlaceId?: number;
  readonly note?: string;
}

type NoteKind = 'issue' | 'return' | 'transfer';

/** The paper of an act, one for all its lines; null from before the shop wrote them. */
export type NoteOf = (at: number, user: User, kind: NoteKind, about: NoteAbout, reason?: string) => number | null;

const ranges = { issue: 'issueNote', return: 'returnNote', transfer: 'transferNote' } as const;

export function createNotes(bulk: Bulk, numbers: Numbers, calendar: Calendar, ledger: Ledger, daysBack: number): NoteOf {
  const since = calendar.now - daysBack * 24 * hour;
  let last = { key: '', id: 0 };
  return (at, user, kind, { id: workOrderId = null, signedBy = '', booking, toPlaceId = null, note = '' }, reason = '') => {
    if (at < since) return null;
    const staffId = booking.staffIds[0] ?? null;
    const key = `${kind} ${at} ${workOrderId ?? ''} ${staffId ?? ''}`;
    if (last.key === key) return last.id;
    last = { key, id: ledger.nextDocument() };
    const bookedOn = calendar.dayText(calendar.indexOf(at));
    const range = ranges[kind];
    const no = numbers.no(range, documentPrefixes[range], bookedOn.replaceAll('-', ''));
    const signed = kind === 'issue' ? signedBy : '';
    const facts = { id: last.id, kind, no, workOrderId, staffId, bookedOn, signedBy: signed, reason, note };
    bulk.add('stockDocument', { ...facts, userId: user.id, at, toPlaceId, arrivedAt: null });
    return last.id;
  };
}
