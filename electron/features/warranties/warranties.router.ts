import { warrantyListInput } from '../../../shared/warranty-list.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countExpiringList, exportExpiring, listExpiring } from './warranties.service.ts';

export const warrantiesRouter = router({
  list: query(warrantyListInput, listExpiring),
  count: query(warrantyListInput, countExpiringList),
  export: command(warrantyListInput, exportExpiring),
});
