import type { Insertable } from 'kysely';
import type { InstalledItemFacts, VehicleFacts } from '../../../shared/installed-items.ts';
import type { WarrantyTerm } from '../../../shared/warranty-terms.ts';
import type { VehicleTable } from '../../db/schema/archive.ts';
import type { ItemRow } from './installed-items.repository.ts';

/** The columns of what a form wrote. */
export function itemColumns({
  vehicle: _vehicle,
  invoicePriceFen,
  accessoriesComplete,
  packingKept,
  isGift,
  isOwnSale,
  trade,
  cardState,
  cardTermUnit,
  cardTermCount,
  ...facts
}: InstalledItemFacts) {
  return {
    ...facts,
    invoicePriceFen: invoicePriceFen ?? 0,
    accessoriesComplete: flag(accessoriesComplete),
    packingKept: flag(packingKept),
    isGift: flag(isGift),
    isOwnSale: flag(isOwnSale),
    trade: trade ?? '',
    cardState: cardState ?? '',
    cardTerm: termText({ cardTermUnit, cardTermCount }),
  };
}

export function vehicleColumns(
  itemId: number,
  { licenceSeen, handbookSeen, mileageKm, cycleMonths, cycleKm, nextKm, ...facts }: VehicleFacts,
): Insertable<VehicleTable> {
  return {
    itemId,
    ...facts,
    licenceSeen: flag(licenceSeen),
    handbookSeen: flag(handbookSeen),
    mileageKm: mileageKm ?? 0,
    cycleMonths: cycleMonths ?? 0,
    cycleKm: cycleKm ?? 0,
    nextKm: nextKm ?? 0,
  };
}

/** An item as the change log compares it, the vehicle's facts among its own (R-002-48). */
export function comparable({ vehicle, project, version: _version, projectId: _id, ...item }: ItemRow): Record<string, unknown> {
  return { ...item, project: project?.name ?? '', ...vehicle };
}

function termText({ cardTermUnit, cardTermCount }: Pick<InstalledItemFacts, 'cardTermUnit' | 'cardTermCount'>): string {
  if (cardTermUnit === null) return '';
  const term: WarrantyTerm =
    cardTermUnit === 'lifetime' ? { unit: 'lifetime', free: null } : { unit: cardTermUnit, count: cardTermCount ?? 1 };
  return JSON.stringify(term);
}

const flag = (value: boolean): number => (value ? 1 : 0);
