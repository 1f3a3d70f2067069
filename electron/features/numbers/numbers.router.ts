import { z } from 'zod';
import { numbersInput, saveRangeInput, unmatchedInput, voidFilterInput, voidListInput } from '../../../shared/numbers.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { exportNumbers, listUnmatchedPapers, viewNumbers } from './numbers.service.ts';
import { changeRange, listRanges } from './ranges.service.ts';
import { exportVoids, listVoids } from './voids.service.ts';

export const numbersRouter = router({
  ranges: query(z.void(), listRanges),
  saveRange: command(saveRangeInput, changeRange),
  view: query(numbersInput, viewNumbers),
  export: command(numbersInput, exportNumbers),
  voids: query(voidListInput, listVoids),
  exportVoids: command(voidFilterInput, exportVoids),
  unmatched: query(unmatchedInput, listUnmatchedPapers),
});
