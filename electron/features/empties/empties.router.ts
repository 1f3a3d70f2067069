import { z } from 'zod';
import {
  emptiesCountInput,
  emptiesListInput,
  emptyHistoryInput,
  handInEmptiesInput,
  releaseEmptiesInput,
} from '../../../shared/empties.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countEmpties, handInEmpties, listEmpties, listEmptyItems, releaseEmpties, viewEmptyHistory } from './empties.service.ts';

/** An empty container for a new one 以空换新 (R-000-34). */
export const emptiesRouter = router({
  list: query(emptiesListInput, listEmpties),
  count: query(emptiesCountInput, countEmpties),
  items: query(z.strictObject({}), listEmptyItems),
  history: query(emptyHistoryInput, viewEmptyHistory),
  handIn: command(handInEmptiesInput, handInEmpties),
  release: command(releaseEmptiesInput, releaseEmpties),
});
