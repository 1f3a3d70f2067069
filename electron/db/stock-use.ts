import { sql } from 'kysely';
import type { PlaceKind } from '../../shared/stock.ts';

/** From where something is used; repaired units come from customers and go back, which is no use. */
const givingKinds = ['store', 'spareUnits', 'technician'] as const satisfies readonly PlaceKind[];
/** Where what was used went to. */
export const usingKinds = ['job', 'consumption', 'customer'] as const satisfies readonly PlaceKind[];

const giving = sql`(select id from place where kind in (${sql.join(givingKinds)}))`;
const using = sql`(select id from place where kind in (${sql.join(usingKinds)}))`;

/** True of a line of the ledger that is use, or use that came back. Old parts go to their own shelf, so they are no return. */
export const isUse = sql<boolean>`((from_place_id in ${giving} and to_place_id in ${using}) or (from_place_id in ${using} and to_place_id in ${giving}))`;
/** 1 for use, -1 for what came back. */
export const useSign = sql<number>`(case when to_place_id in ${using} then 1 else -1 end)`;
