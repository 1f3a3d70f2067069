import { appliances } from './appliances.ts';
import { car } from './car.ts';
import { engineeringPresets } from './engineering.ts';
import { furniture } from './furniture.ts';
import { greening } from './greening.ts';
import { itPresets } from './it.ts';
import { phonePresets } from './phone.ts';
import { presetData } from './preset.ts';
import type { PresetData, ShippedPresetCode } from './preset.ts';
import { renovationPresets } from './renovation.ts';
import { restaurant } from './restaurant.ts';

/** What the program brings for each trade (C.4), variants beside each other; a shop edits versions of its own. */
export const shippedPresets: readonly PresetData[] = [
  furniture,
  appliances,
  ...engineeringPresets,
  ...renovationPresets,
  car,
  ...itPresets,
  ...phonePresets,
  restaurant,
  greening,
].map((preset) => presetData.parse(preset));

/** The shipped preset of a code. */
export function shippedPreset(code: ShippedPresetCode): PresetData {
  const found = shippedPresets.find((preset) => preset.code === code);
  if (!found) throw new Error(`no shipped preset ${code}`);
  return found;
}
