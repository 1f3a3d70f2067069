import { z } from 'zod';
import { distanceClass } from './customer-fields.ts';
import type { DistanceClass } from './customer-fields.ts';
import { id, requiredLine, version } from './fields.ts';

const name = requiredLine(60);

/** A region with whoever represents it (R-002-56); a stored one carries its version, a new one none. */
export const saveRegionInput = z.strictObject({
  name,
  distanceClass: distanceClass.default(''),
  representativeId: id.nullable().default(null),
  version: version.optional(),
});
export const removeRegionInput = z.strictObject({ name, version });

export interface RegionRow {
  readonly name: string;
  readonly distanceClass: DistanceClass | '';
  readonly representativeId: number | null;
  readonly representativeName: string | null;
  /** Still at work, so that requests can be proposed to them. */
  readonly isRepresentativeActive: boolean;
  readonly version: number;
}

/** Whoever a request of a customer is proposed to: the named engineer (R-002-80), else the region's representative (R-002-56). */
export interface Preassigned {
  readonly staffId: number;
  readonly name: string;
  readonly by: 'engineer' | 'representative';
}
