import type { Bulk } from './bulk.ts';

/** Someone who works with the program. */
export interface User {
  readonly id: number;
  readonly sessionId: number;
  readonly name: string;
  readonly staffId?: number;
}

/** The event row and the audit row that every write leaves (see `electron/platform/write.ts`). */
export interface Journal {
  record(
    at: number,
    user: User,
    procedure: string,
    subject: string,
    subjectId: number,
    kind: string,
    data?: object,
    changes?: object,
  ): void;
  /** The same for a time that is still to come: it is written where its time belongs. */
  later(...happening: Parameters<Journal['record']>): void;
  /** Writes what is left of that. */
  settle(): void;
  /** What the program finds by itself: an event of nobody, without an audit row. */
  found(at: number, requestId: number, kind: string, data: object): void;
}

export function createJournal(bulk: Bulk): Journal {
  let id = 0;
  const pending: Parameters<Journal['record']>[] = [];
  const put: Journal['record'] = (at, user, procedure, subject, subjectId, kind, data, changes) => {
    id++;
    bulk.add('event', { id, at, userId: user.id, subject, subjectId, kind, data: data ? JSON.stringify(data) : '{}' });
    bulk.add('auditEntry', {
      id,
      at,
      userId: user.id,
      sessionId: user.sessionId,
      procedure,
      subject,
      subjectId,
      changes: changes ? JSON.stringify(changes) : '{}',
    });
  };
  const putUntil = (at: number) => {
    for (let next = pending[0]; next && next[0] <= at; next = pending[0]) {
      pending.shift();
      put(...next);
    }
  };
  return {
    record(...happening) {
      putUntil(happening[0]);
      put(...happening);
    },
    later(...happening) {
      pending.push(happening);
      pending.sort((a, b) => a[0] - b[0]);
    },
    settle: () => putUntil(Number.POSITIVE_INFINITY),
    found(at, requestId, kind, data) {
      putUntil(at);
      bulk.add('event', { id: ++id, at, userId: null, subject: 'request', subjectId: requestId, kind, data: JSON.stringify(data) });
    },
  };
}

/** Document numbers per kind and day, as `electron/platform/sequences.ts` gives them. */
export interface Numbers {
  take(kind: string, day: string): number;
  no(kind: string, prefix: string, compactDay: string): string;
  flush(bulk: Bulk): void;
}

export function createNumbers(): Numbers {
  const taken = new Map<string, Map<string, number>>();
  const take = (kind: string, day: string) => {
    let days = taken.get(kind);
    if (!days) taken.set(kind, (days = new Map()));
    const last = (days.get(day) ?? 0) + 1;
    days.set(day, last);
    return last;
  };
  return {
    take,
    no: (kind, prefix, compactDay) => `${prefix}${compactDay}-${String(take(kind, compactDay)).padStart(4, '0')}`,
    flush(bulk) {
      for (const [kind, days] of taken) for (const [day, last] of days) bulk.add('documentSequence', { kind, day, last });
    },
  };
}
