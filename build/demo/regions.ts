import type { DistanceClass } from '../../shared/customer-fields.ts';
import type { Bulk } from './bulk.ts';
import type { Technician } from './shop.ts';
import { towns } from './towns.ts';

const near: readonly string[] = ['望城区', '长沙县'];

const ofTown = new Map(towns.flatMap(({ name: town, districts }) => districts.map((district) => [district, town] as const)));

/** How far away a region is. */
export function distanceOf(region: string): DistanceClass | '' {
  const town = ofTown.get(region);
  if (town === undefined) return '';
  return town !== '长沙' ? 'beyond20' : near.includes(region) ? 'within20' : 'city';
}

/** Writes the regions that are served, each with a technician who stands for it (R-002-56); whoever lives there comes first. */
export function writeRegions(bulk: Bulk, technicians: readonly Technician[]): void {
  let turn = 0;
  for (const { name: town, districts } of towns)
    for (const name of districts) {
      const local = technicians.find(({ region }) => region === name || region === town);
      const representative = local ?? technicians[turn++ % Math.max(1, technicians.length)];
      bulk.add('region', { name, distanceClass: distanceOf(name), representativeId: representative?.staffId ?? null, version: 1 });
    }
}
