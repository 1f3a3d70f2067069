import { z } from 'zod';
import { orderProposalsInput, reorderSettings } from '../../../shared/reordering.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { orderProposals } from './order-proposals.service.ts';
import { exportReorders, listReorders, saveReorderSettings, viewReorderSettings } from './reordering.service.ts';

export const reorderingRouter = router({
  list: query(z.void(), listReorders),
  settings: query(z.void(), viewReorderSettings),
  saveSettings: command(reorderSettings, saveReorderSettings),
  order: command(orderProposalsInput, orderProposals),
  export: command(z.strictObject({}), exportReorders),
});
