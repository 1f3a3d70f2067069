import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { createItemInput, demandInput, findPartInput, partListInput, updateItemInput } from '../../../shared/parts.ts';
import { createPlaceInput, movesInput } from '../../../shared/stock.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  changePart,
  countPartList,
  createPart,
  createPlace,
  exportParts,
  listMoves,
  listParts,
  listPlaces,
  lookUpParts,
  viewPart,
} from './parts.service.ts';
import { demandParts, listWaitingSlips } from './slip-parts.service.ts';

export const partsRouter = router({
  list: query(partListInput, listParts),
  count: query(partListInput, countPartList),
  get: query(z.strictObject({ id }), viewPart),
  find: query(findPartInput, lookUpParts),
  places: query(z.void(), listPlaces),
  create: command(createItemInput, createPart),
  update: command(updateItemInput, changePart),
  createPlace: command(createPlaceInput, createPlace),
  moves: query(movesInput, listMoves),
  waitingSlips: query(z.void(), listWaitingSlips),
  demand: command(demandInput, demandParts),
  export: command(partListInput, exportParts),
});
