import type { Bulk } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';

/** A slip whose paper came back to the supervisor. */
export interface ReturnedSlip {
  readonly id: number;
  readonly no: string;
  readonly at: number;
}

interface HandoverOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  /** The supervisor, who gives the papers, and the front desk, who files them. */
  readonly giver: User;
  readonly receiver: User;
  readonly returned: readonly ReturnedSlip[];
}

const days = 8;

/**
 * Hand-over lists of the last days: in the morning the slips that came back the day before go from the supervisor to the front desk's file
 * (R-000-58). On one day a paper was refused, the last list waits for its receiver.
 */
export function createHandovers({ bulk, journal, numbers, calendar, giver, receiver, returned }: HandoverOptions) {
  let id = 0;
  let lines = 0;
  return {
    morning(day: number, at: number): void {
      if (day <= calendar.last - days || giver.staffId === undefined || receiver.staffId === undefined) return;
      const [from, to] = [calendar.startOf(day - 1), calendar.startOf(day)];
      const papers = returned
        .filter((paper) => paper.at >= from && paper.at < to)
        .toSorted((a, b) => (a.no < b.no ? -1 : 1))
        .slice(0, 60);
      if (papers.length === 0) return;
      id += 1;
      const isOpen = day === calendar.last;
      const no = numbers.no('handover', 'JJ', calendar.dayText(day).replaceAll('-', ''));
      bulk.add('handover', {
        id,
        no,
        kind: 'workOrder',
        fromId: giver.staffId,
        toId: receiver.staffId,
        at,
        state: isOpen ? 'open' : 'confirmed',
        note: '',
        confirmedAt: isOpen ? null : at,
        confirmedBy: isOpen ? null : receiver.id,
        createdBy: giver.id,
        createdAt: at,
        version: isOpen ? 1 : 2,
      });
      const refused = !isOpen && day === calendar.last - 2 ? papers[1] : undefined;
      for (const [index, paper] of papers.entries()) {
        const isRefused = paper === refused;
        bulk.add('handoverLine', {
          id: ++lines,
          handoverId: id,
          lineNo: index + 1,
          kind: 'workOrder',
          subjectId: paper.id,
          no: paper.no,
          isLast: isRefused ? 0 : 1,
          refusedAt: isRefused ? at : null,
          refuseReason: isRefused ? '没有客户签字' : '',
        });
      }
      journal.record(at, giver, 'handovers.create', 'handover', id, 'handedOver', { no, kind: 'workOrder', count: papers.length });
      if (isOpen) return;
      const received = papers.length - (refused ? 1 : 0);
      journal.record(at, receiver, 'handovers.confirm', 'handover', id, 'confirmed', { received, refused: refused ? [refused.no] : [] });
    },
  };
}
