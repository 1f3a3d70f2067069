import { consentStatesOf } from '../../privacy/consents.service.ts';
import { datedLines } from '../../warranties/warranties.service.ts';
import { lastOf } from './keys.repository.ts';
import { comparing } from './projection.ts';
import type { Pair, Projection } from './projection.ts';

/** The word that lists show for what a customer agreed to, against the answers themselves. */
const consents = comparing('consents', 200, lastOf('customer'), async (db, { after, upTo }) => {
  const customers = await db
    .selectFrom('customer')
    .select(['id', 'consentState'])
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null)
    .execute();
  const ids = customers.map(({ id }) => id);
  const states = await consentStatesOf(db, ids);
  return customers.map(({ id, consentState }): Pair => ({ what: `customer ${id}`, stored: consentState, computed: states.get(id) ?? '' }));
});

/** The warranty lines of an item against what its dates, card and trade give today (B-06). */
const warranties = comparing('warranties', 200, lastOf('installedItem'), async (db, { after, upTo }) => {
  const items = await db.selectFrom('installedItem').select('id').where('id', '>', after).where('id', '<=', upTo).execute();
  const ids = items.map(({ id }) => id);
  if (ids.length === 0) return [];
  const stored = await db
    .selectFrom('warranty')
    .select(['itemId', 'lineCode', 'part', 'startOn', 'endOn', 'freeUntil', 'rule'])
    .where('itemId', 'in', ids)
    .execute();
  const dated = await datedLines(db, ids);
  return ids.map((id) => ({ what: `item ${id}`, stored: textOf(id, stored), computed: textOf(id, dated) }));
});

interface Line {
  readonly itemId: number | null;
  readonly lineCode: string;
  readonly part: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly freeUntil: string;
  readonly rule: string;
}

function textOf(id: number, lines: readonly Line[]): string {
  return lines
    .filter(({ itemId }) => itemId === id)
    .map(({ lineCode, part, startOn, endOn, freeUntil, rule }) => [lineCode, part, startOn, endOn, freeUntil, rule].join(' '))
    .toSorted()
    .join(', ');
}

export const peopleProjections: readonly Projection[] = [consents, warranties];
