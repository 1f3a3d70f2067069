import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { addInstalledItemInput, customerItemsInput, replacePartInput, updateInstalledItemInput } from '../../../shared/installed-items.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { addInstalledItem, changeInstalledItem, listInstalledItems, listProjectsOf } from './installed-items.service.ts';
import { replacePart, viewItemFile } from './item-file.service.ts';

export const installedItemsRouter = router({
  list: query(customerItemsInput, listInstalledItems),
  get: query(z.strictObject({ id }), viewItemFile),
  /** By the customer's id. */
  projectsOf: query(z.strictObject({ id }), listProjectsOf),
  add: command(addInstalledItemInput, addInstalledItem),
  update: command(updateInstalledItemInput, changeInstalledItem),
  replacePart: command(replacePartInput, replacePart),
});
