import { dropSpareInput, needSpareInput, provideSpareInput, shipSpareInput, spareNeedsInput } from '../../../shared/spares.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { dropSpare, listSpareNeeds, needSpare, provideSpare, shipSpare } from './spares.service.ts';

export const sparesRouter = router({
  of: query(spareNeedsInput, listSpareNeeds),
  need: command(needSpareInput, needSpare),
  provide: command(provideSpareInput, provideSpare),
  ship: command(shipSpareInput, shipSpare),
  drop: command(dropSpareInput, dropSpare),
});
