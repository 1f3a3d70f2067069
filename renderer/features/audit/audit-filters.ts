import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { day } from '../../../shared/fields.ts';

export const auditSubjects = [
  'request',
  'workOrder',
  'dispatchLog',
  'customer',
  'project',
  'warrantyCard',
  'installedItem',
  'repairCase',
  'feedbackForm',
  'incident',
  'item',
  'place',
  'goodsReceipt',
  'stockDocument',
  'stocktake',
  'oldPart',
  'replacement',
  'materialRequest',
  'purchaseOrder',
  'inquiry',
  'consignment',
  'supplier',
  'supplierCase',
  'handover',
  'toolPurchase',
  'toolLoss',
  'toolRepair',
  'user',
  'staff',
  'outlet',
  'shop',
  'session',
  'seat',
  'import',
  'export',
  'privacyRequest',
] as const;

export interface AuditFilters {
  readonly userId: number | undefined;
  readonly subject: string | undefined;
  /** Beginning of a number or a name. */
  readonly thing: string;
  /** Path of a procedure. */
  readonly act: string | undefined;
  /** As typed: `YYYY-MM-DD`, or empty. */
  readonly from: string;
  readonly to: string;
}

/**
 * The filters stand in the address too, so that Back, a reload and a link show the same entries again. The address follows a moment later,
 * so it is not what the next change builds on.
 */
export function useAuditFilters(): readonly [AuditFilters, (change: Partial<AuditFilters>) => void] {
  const [address, setAddress] = useSearchParams();
  const [filters, setFilters] = useState<AuditFilters>(() => ({
    userId: Number(address.get('user')) || undefined,
    subject: auditSubjects.find((one) => one === address.get('subject')),
    thing: address.get('thing') ?? '',
    act: address.get('act') ?? undefined,
    from: address.get('from') ?? '',
    to: address.get('to') ?? '',
  }));
  const change = (next: Partial<AuditFilters>) => {
    const changed = { ...filters, ...next };
    setFilters(changed);
    const { userId, ...texts } = changed;
    const entries = Object.entries({ user: userId?.toString(), ...texts });
    setAddress(
      entries.filter((entry): entry is [string, string] => Boolean(entry[1])),
      { replace: true },
    );
  };
  return [filters, change];
}

/** The filters as the host takes them; a day that is only half typed does not count yet. */
export function askedOf({ from, to, thing, ...rest }: AuditFilters) {
  return { ...rest, thing: thing.trim() || undefined, from: dayOrNull(from), to: dayOrNull(to) };
}

/** Does the span end before it begins? */
export function isReversed({ from, to }: AuditFilters): boolean {
  const [first, last] = [dayOrNull(from), dayOrNull(to)];
  return first !== null && last !== null && first > last;
}

function dayOrNull(text: string): string | null {
  return day.safeParse(text).data ?? null;
}
