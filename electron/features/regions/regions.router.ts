import { z } from 'zod';
import { removeRegionInput, saveRegionInput } from '../../../shared/regions.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listRegions, removeRegion, saveRegion } from './regions.service.ts';

export const regionsRouter = router({
  list: query(z.void(), listRegions),
  save: command(saveRegionInput, saveRegion),
  remove: command(removeRegionInput, removeRegion),
});
