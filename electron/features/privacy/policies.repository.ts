import type { PolicyView } from '../../../shared/privacy.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';

const shownVersions = 100;

/** Versions of the privacy policy, the newest first. */
export async function findPolicies(db: Db): Promise<readonly PolicyView[]> {
  return selectPolicies(db).orderBy('privacyPolicy.id', 'desc').limit(shownVersions).execute();
}

/** The version that holds on `day`: of those in force the one published last. */
export async function findPolicyOn(db: Db, day: string): Promise<PolicyView | undefined> {
  return selectPolicies(db).where('effectiveOn', '<=', day).orderBy('privacyPolicy.id', 'desc').limit(1).executeTakeFirst();
}

function selectPolicies(db: Db) {
  return db
    .selectFrom('privacyPolicy')
    .innerJoin('userAccount', 'userAccount.id', 'privacyPolicy.userId')
    .select(['privacyPolicy.id', 'text', 'effectiveOn', 'approvedBy', 'displayName as userName', 'privacyPolicy.at']);
}

export async function insertPolicy(tx: Tx, policy: Omit<PolicyView, 'id' | 'userName'> & { readonly userId: number }): Promise<number> {
  return insertRowForId(tx, 'privacyPolicy', policy);
}
