import type { EmptyEntryKind } from '../../shared/empties.ts';
import type { Bulk, Row } from './bulk.ts';
import { hour } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';
import type { User } from './journal.ts';
import { createRandom } from './random.ts';
import type { DemoSlip } from './slips.ts';

/** Empty containers for new ones (R-000-34): who holds how many, since the shop began with it. */
export interface Empties {
  issued(at: number, slip: DemoSlip): void;
  flush(): void;
}

interface EmptiesOptions {
  readonly bulk: Bulk;
  readonly calendar: Calendar;
  readonly catalogue: Catalogue;
  readonly keeper: User;
  readonly head: User;
}

type Account = { -readonly [K in keyof Row<'emptyAccount'>]: Row<'emptyAccount'>[K] };
interface Entry {
  readonly kind: EmptyEntryKind;
  readonly qty: number;
  readonly reason?: string;
  readonly workOrderId?: number;
}

const daysBack = 90;

export function createEmpties({ bulk, calendar, catalogue, keeper, head }: EmptiesOptions): Empties {
  // its own chance: the rest of the shop stays as it is without containers
  const random = createRandom('空容器');
  const accounts = new Map<string, Account>();
  const counted = new Map<string, number>();
  const since = calendar.now - daysBack * 24 * hour;
  let entries = 0;

  function enter(at: number, account: Account, { kind, qty, reason = '', workOrderId }: Entry): void {
    const { staffId, itemId } = account;
    const isOut = kind === 'issue' || kind === 'firstIssue';
    if (isOut) account.heldQty += qty;
    else if (kind !== 'released') account.heldQty = Math.max(0, account.heldQty - qty);
    account.creditQty = isOut ? Math.max(0, account.creditQty - qty) : account.creditQty + qty;
    account.changedAt = at;
    const userId = kind === 'released' ? head.id : keeper.id;
    const about = { documentId: null, workOrderId: workOrderId ?? null, reason };
    bulk.add('emptyEntry', { id: ++entries, staffId, itemId, kind, qty, ...about, at, userId });
  }

  return {
    issued(at, slip) {
      const staffId = slip.booking.staffIds[0];
      if (at < since || staffId === undefined) return;
      for (const { itemId, issuedQty } of slip.parts.values()) {
        if (catalogue.parts[itemId - 1]?.row.wantsEmpty !== 1) continue;
        const line = `${slip.id}/${itemId}`;
        const qty = issuedQty - (counted.get(line) ?? 0);
        if (qty <= 0) continue;
        counted.set(line, issuedQty);
        const key = `${staffId}/${itemId}`;
        const known = accounts.get(key);
        const account: Account = known ?? { staffId, itemId, heldQty: 0, creditQty: 0, changedAt: at };
        accounts.set(key, account);
        if (known) {
          const missing = Math.max(0, qty - account.creditQty);
          const reason = random.chance(0.12) ? '空罐落在工地，下次补交' : '';
          if (reason !== '' && missing > 0) enter(at, account, { kind: 'released', qty: missing, reason });
          else if (missing > 0) enter(at, account, { kind: 'handedIn', qty: missing });
        }
        enter(at, account, { kind: known ? 'issue' : 'firstIssue', qty, workOrderId: slip.id });
      }
    },
    flush() {
      for (const account of accounts.values()) bulk.add('emptyAccount', account);
    },
  };
}
