import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { createItemInput, demandInput, findPartInput, partListInput, updateItemInput } from '../../../shared/parts.ts';
import {
  agreePriceInput,
  codeRuleInput,
  highValueInput,
  itemTarget,
  labelPartsInput,
  ledgerExportInput,
  ledgerInput,
  nextCodeInput,
  placeActiveInput,
  placeHoldingsInput,
  placeTarget,
  saveClassInput,
  savePlaceInput,
  substituteInput,
  substituteTarget,
} from '../../../shared/catalogue.ts';
import { movesInput } from '../../../shared/stock.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changeCodeRule, listClasses, previewCode, readCodeRule, saveClass } from './classes.service.ts';
import { changeHighValue, exportLedger, listHighValue, viewLedger } from './high-value.service.ts';
import {
  changePart,
  countPartList,
  createPart,
  exportParts,
  listLabelParts,
  listLots,
  listMoves,
  listParts,
  listPlaces,
  lookUpParts,
  viewPart,
} from './parts.service.ts';
import { listHoldings, listPlaceViews, savePlace, setPlaceActive, viewPlace } from './places.service.ts';
import { agreePrice, listPrices } from './prices.service.ts';
import { demandParts, listWaitingSlips } from './slip-parts.service.ts';
import { addSubstitute, listSubstitutes, removeSubstitute } from './substitutes.service.ts';

export const partsRouter = router({
  list: query(partListInput, listParts),
  count: query(partListInput, countPartList),
  get: query(z.strictObject({ id }), viewPart),
  find: query(findPartInput, lookUpParts),
  places: query(z.void(), listPlaces),
  create: command(createItemInput, createPart),
  update: command(updateItemInput, changePart),
  moves: query(movesInput, listMoves),
  waitingSlips: query(z.void(), listWaitingSlips),
  demand: command(demandInput, demandParts),
  export: command(partListInput, exportParts),
  labels: query(labelPartsInput, listLabelParts),
  lots: query(itemTarget, listLots),
  classes: query(z.void(), listClasses),
  saveClass: command(saveClassInput, saveClass),
  codeRule: query(z.void(), readCodeRule),
  saveCodeRule: command(codeRuleInput, changeCodeRule),
  nextCode: query(nextCodeInput, previewCode),
  prices: query(itemTarget, listPrices),
  agreePrice: command(agreePriceInput, agreePrice),
  substitutes: query(itemTarget, listSubstitutes),
  addSubstitute: command(substituteInput, addSubstitute),
  removeSubstitute: command(substituteTarget, removeSubstitute),
  highValue: query(z.void(), listHighValue),
  saveHighValue: command(highValueInput, changeHighValue),
  ledger: query(ledgerInput, viewLedger),
  exportLedger: command(ledgerExportInput, exportLedger),
  placeViews: query(z.void(), listPlaceViews),
  place: query(placeTarget, viewPlace),
  holdings: query(placeHoldingsInput, listHoldings),
  savePlace: command(savePlaceInput, savePlace),
  setPlaceActive: command(placeActiveInput, setPlaceActive),
});
