import { z } from 'zod';
import { updatePromiseInput, updateShopInput } from '../../../shared/settings.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changePromise, changeShop, viewSettings } from './settings.service.ts';

export const settingsRouter = router({
  get: query(z.void(), viewSettings),
  updateShop: command(updateShopInput, changeShop),
  updatePromise: command(updatePromiseInput, changePromise),
});
