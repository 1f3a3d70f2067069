import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  accuracyInput,
  adjustStocktakeInput,
  countLineInput,
  countedPlacesInput,
  countRestInput,
  createStocktakeInput,
  noteConditionInput,
  proposeItemsInput,
  reasonedStocktakeInput,
  recordStocktakePrintInput,
  scanCountInput,
  setReasonInput,
  signStocktakeInput,
  stocktakeCountInput,
  stocktakeListInput,
  stocktakeMonthsInput,
  stocktakeRulesInput,
  stocktakeTargetInput,
} from '../../../shared/stocktakes.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { adjustStocktake } from './stocktake-adjust.service.ts';
import { countLine, countRest, noteCondition, scanCount } from './stocktake-count.service.ts';
import { listStocktakeMonths, readCountAccuracy } from './stocktake-months.service.ts';
import { createStocktake, listCountedPlaces, proposeItems } from './stocktake-new.service.ts';
import { changeStocktakeRules, viewStocktakeRules } from './stocktake-rules.service.ts';
import {
  approveStocktake,
  cancelStocktake,
  explainStocktake,
  recordSpotCheck,
  reopenCount,
  sendBackStocktake,
  setLineReason,
  witnessStocktake,
} from './stocktake-signing.service.ts';
import {
  countStocktakes,
  exportStocktake,
  exportStocktakes,
  listStocktakes,
  readStocktakePrintData,
  recordStocktakePrint,
  viewStocktake,
} from './stocktakes.service.ts';

export const stocktakesRouter = router({
  list: query(stocktakeListInput, listStocktakes),
  count: query(stocktakeCountInput, countStocktakes),
  get: query(z.strictObject({ id }), viewStocktake),
  months: query(stocktakeMonthsInput, listStocktakeMonths),
  accuracy: query(accuracyInput, readCountAccuracy),
  propose: query(proposeItemsInput, proposeItems),
  places: query(countedPlacesInput, listCountedPlaces),
  create: command(createStocktakeInput, createStocktake),
  countLine: command(countLineInput, countLine),
  scan: command(scanCountInput, scanCount),
  countRest: command(countRestInput, countRest),
  noteCondition: command(noteConditionInput, noteCondition),
  witness: command(signStocktakeInput, witnessStocktake),
  setReason: command(setReasonInput, setLineReason),
  explain: command(stocktakeTargetInput, explainStocktake),
  approve: command(signStocktakeInput, approveStocktake),
  sendBack: command(reasonedStocktakeInput, sendBackStocktake),
  reopenCount: command(reasonedStocktakeInput, reopenCount),
  adjust: command(adjustStocktakeInput, adjustStocktake),
  recordSpot: command(stocktakeTargetInput, recordSpotCheck),
  cancel: command(reasonedStocktakeInput, cancelStocktake),
  rules: query(z.void(), viewStocktakeRules),
  changeRules: command(stocktakeRulesInput, changeStocktakeRules),
  export: command(stocktakeListInput, exportStocktakes),
  exportLines: command(z.strictObject({ id }), exportStocktake),
  printData: query(z.strictObject({ id }), readStocktakePrintData),
  recordPrint: command(recordStocktakePrintInput, recordStocktakePrint),
});
