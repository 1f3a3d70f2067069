import type { EnglishTexts } from '../types.ts';
import type { regions as chinese } from '../zh-CN/regions.ts';

export const regions: EnglishTexts<typeof chinese> = {
  hint: "New requests of a region are proposed to its representative; a customer's named engineer comes first",
  new: 'New region',
  name: 'Region',
  nameHint: "As it stands in the customers' records",
  distance: 'Distance',
  representative: 'Representative',
  none: 'Nobody',
  left: 'Has left or is no technician any more',
  edit: 'Edit',
  remove: 'Remove',
  removeThing: 'region {{name}}',
  removeConsequence: 'Customers keep the name of the region; it only has no representative any more.',
  removed: 'Region {{name}} removed',
  newTitle: 'New region',
  editTitle: 'Edit region {{name}}',
  saved: 'Region {{name}} saved',
  taken: 'There is such a region already',
  empty: 'No regions yet',
  emptyHint: 'Make regions and name who represents them: dispatch then proposes that person.',
};
