import type { Database } from '../../db/schema.ts';

/**
 * Every table whose rows belong to a customer, and what a merge does with them: `moved` rows go over as they are, `united` ones go over
 * unless the other customer has the same already, `left` ones stay where they were written, since they tell who looked at what.
 * A test compares this list with the schema.
 */
export const customerTables = {
  customerContact: 'united',
  customerPhone: 'united',
  customerAddress: 'united',
  serviceRequest: 'moved',
  talk: 'moved',
  project: 'moved',
  installedItem: 'moved',
  warranty: 'moved',
  warrantyCard: 'moved',
  consent: 'moved',
  privacyRequest: 'moved',
  accessEntry: 'left',
} as const satisfies Partial<Record<keyof Database, 'united' | 'moved' | 'left'>>;

type TableWith<Way> = {
  [T in keyof typeof customerTables]: (typeof customerTables)[T] extends Way ? T : never;
}[keyof typeof customerTables];
export type UnitedTable = TableWith<'united'>;
export type MovingTable = TableWith<'moved' | 'united'>;

/** Contacts first, so that phones find theirs. */
export const unitedTables: readonly UnitedTable[] = ['customerContact', 'customerPhone', 'customerAddress'];
export const movingTables = (Object.keys(customerTables) as (keyof typeof customerTables)[]).filter(
  (table): table is MovingTable => customerTables[table] !== 'left',
);
