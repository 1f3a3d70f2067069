import type { MovingTable } from './customer-tables.ts';
import type { AddressRow, ContactRow, PhoneRow } from './united-lines.ts';

/** What one merge did, as its row keeps it: everything that parting them again needs. */
export interface MergeRecord {
  readonly id: number;
  readonly keptId: number;
  readonly absorbedId: number;
  /** Columns of the kept customer that the merge changed: before and after. */
  readonly changed: Record<string, readonly [unknown, unknown]>;
  /** Ids of the rows that go back to the absorbed customer, by table. */
  readonly rows: Partial<Record<MovingTable, readonly number[]>>;
  /** Whole rows that were doubles of the kept customer's: taken out of their tables, so that nobody finds them twice. */
  readonly parked: Parked;
  /** Phone -> the contact that it had before its contact was parked. */
  readonly contactOf: Readonly<Record<string, number>>;
}

export interface Parked {
  readonly customerContact: readonly ContactRow[];
  readonly customerPhone: readonly PhoneRow[];
  readonly customerAddress: readonly AddressRow[];
}

type Stored = {
  readonly id: number;
  readonly keptId: number;
  readonly absorbedId: number;
  readonly before: string;
  readonly moved: string;
};

/** Undefined where the record was wiped because one of them was erased at their wish. */
export function readRecord({ id, keptId, absorbedId, before, moved }: Stored): MergeRecord | undefined {
  if (before === '' || moved === '') return undefined;
  const { rows, parked, contactOf } = JSON.parse(moved) as Pick<MergeRecord, 'rows' | 'parked' | 'contactOf'>;
  return { id, keptId, absorbedId, changed: JSON.parse(before) as MergeRecord['changed'], rows, parked, contactOf };
}

export function writeRecord({ changed, rows, parked, contactOf }: Omit<MergeRecord, 'id' | 'keptId' | 'absorbedId'>) {
  return { before: JSON.stringify(changed), moved: JSON.stringify({ rows, parked, contactOf }) };
}
