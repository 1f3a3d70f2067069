import { z } from 'zod';
import { updateShownFieldsInput } from '../../../shared/customer-fields.ts';
import { updateKeyRuleInput } from '../../../shared/key-customers.ts';
import { updateRoutingInput } from '../../../shared/request-life.ts';
import { updateShopInput } from '../../../shared/settings.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changeKeyRule, changeShownFields } from './settings-customers.service.ts';
import { changeRouting, changeShop, viewSettings } from './settings.service.ts';

export const settingsRouter = router({
  get: query(z.void(), viewSettings),
  updateShop: command(updateShopInput, changeShop),
  updateRouting: command(updateRoutingInput, changeRouting),
  updateKeyRule: command(updateKeyRuleInput, changeKeyRule),
  updateShownFields: command(updateShownFieldsInput, changeShownFields),
});
