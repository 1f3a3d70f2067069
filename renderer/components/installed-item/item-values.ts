import type { z } from 'zod';
import { installedItemInput, noVehicle } from '../../../shared/installed-items.ts';
import type { InstalledItemView } from '../../../shared/installed-items.ts';

export type ItemForm = z.input<typeof installedItemInput>;

/** A form with nothing in it yet. */
export const emptyItem: ItemForm = { ...installedItemInput.parse({ model: '?' }), model: '' };

/** The form of an item on file: numbers that nobody knows are empty. */
export function itemForm(item: InstalledItemView): ItemForm {
  const { id: _id, customerId: _customer, version: _version, warranty: _warranty, project, vehicle, ...facts } = item;
  return {
    ...facts,
    invoicePriceFen: known(item.invoicePriceFen),
    projectId: project?.id ?? null,
    vehicle: vehicle
      ? {
          ...vehicle,
          mileageKm: known(vehicle.mileageKm),
          cycleMonths: known(vehicle.cycleMonths),
          cycleKm: known(vehicle.cycleKm),
          nextKm: known(vehicle.nextKm),
        }
      : noVehicle,
  };
}

const known = (value: number): number | null => (value === 0 ? null : value);
