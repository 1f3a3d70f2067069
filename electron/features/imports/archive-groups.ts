import { normalizePhone } from '../../../shared/phone.ts';
import { searchKey } from '../../../shared/search-query.ts';
import { ownId } from './archive-known.ts';
import type { Known, StoredCustomer } from './archive-known.ts';
import { personKey } from './archive-row.ts';
import type { ArchiveRow } from './archive-row.ts';
import type { CheckedRow } from './import-plan.ts';

/** The rows of one customer, and who of the shop's customers it is. */
export interface Group {
  /** Number in the sheet, '' while no row has one. */
  no: string;
  stored: StoredCustomer | undefined;
  readonly rows: CheckedRow<ArchiveRow>[];
}

/**
 * Rows belong to one customer that have the same number, or the same name and a phone in common. Two different numbers are two
 * customers whatever else they share.
 */
export function groupRows(rows: readonly CheckedRow<ArchiveRow>[], known: Known): readonly Group[] {
  const groups: Group[] = [];
  const byStored = new Map<number, Group>();
  const byNumber = new Map<string, Group>();
  const byPerson = new Map<string, Group[]>();
  for (const row of rows) {
    const { customerNo: no, name, phones } = row.value;
    const keys = phones.map((phone) => personKey(normalizePhone(phone).digits, name));
    const stored = findStored(row.value, keys, known);
    const group = (stored && byStored.get(stored.id)) ?? byNumber.get(no) ?? samePerson(keys) ?? started();
    if (stored && !group.stored) {
      group.stored = stored;
      byStored.set(stored.id, group);
    }
    if (no !== '') {
      if (group.no === '') group.no = no;
      byNumber.set(no, group);
    }
    for (const key of keys) {
      const sharing = byPerson.get(key);
      if (!sharing) byPerson.set(key, [group]);
      else if (!sharing.includes(group)) sharing.push(group);
    }
    group.rows.push(row);

    function samePerson(of: readonly string[]): Group | undefined {
      return of.flatMap((key) => byPerson.get(key) ?? []).find((one) => no === '' || one.no === '' || one.no === no);
    }
  }
  return groups;

  function started(): Group {
    const group: Group = { no: '', stored: undefined, rows: [] };
    groups.push(group);
    return group;
  }
}

/** By number; else by phone and name, unless the shop knows that person under another number. */
function findStored({ customerNo, name, phones }: ArchiveRow, keys: readonly string[], known: Known): StoredCustomer | undefined {
  const own = ownId(customerNo);
  const numbered = own === undefined ? customerNo !== '' && known.byNumber.get(customerNo) : known.byId.get(own);
  if (numbered && (own === undefined || isSamePerson(numbered, name, phones))) return numbered;
  return keys
    .flatMap((key) => known.byPerson.get(key) ?? [])
    .find(({ facts: { externalNo } }) => customerNo === '' || own !== undefined || externalNo === '' || externalNo === customerNo);
}

/** Our own number counts only with the name or a phone: in another shop it is somebody else's. */
function isSamePerson(stored: StoredCustomer, name: string, phones: readonly string[]): boolean {
  if (searchKey(String(stored.facts['name'])) === searchKey(name)) return true;
  return phones.some((phone) => stored.phones.some(({ digits }) => digits === normalizePhone(phone).digits));
}
