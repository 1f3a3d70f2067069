import type { Preassigned } from '../../../shared/regions.ts';
import type { Db } from '../../db/engine.ts';
import { preassignedOf } from './preassign.repository.ts';

/** Whoever a request of this customer is proposed to: the named engineer (R-002-80), else the region's representative (R-002-56). */
export async function findPreassigned(db: Db, customerId: number): Promise<Preassigned | null> {
  const [row] = await preassignedOf(db, customerId);
  if (!row) return null;
  const { engineerId, engineerName, representativeId, representativeName } = row;
  if (engineerId !== null) return { staffId: engineerId, name: engineerName ?? '', by: 'engineer' };
  return representativeId === null ? null : { staffId: representativeId, name: representativeName ?? '', by: 'representative' };
}
