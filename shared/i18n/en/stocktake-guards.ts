import type { EnglishTexts } from '../types.ts';
import type { stocktakeGuards as chinese } from '../zh-CN/stocktake-guards.ts';

/** Why a step of a stocktake has to wait (SM-10). */
export const stocktakeGuards: EnglishTexts<typeof chinese> = {
  bookTooOld: 'The day of the book is at most {{days}} days ago.',
  spotBySupervisor: 'Spot checks are started by the supervisor or the service manager.',
  nothingToCount: 'There is nothing to count in this range.',
  countedElsewhere: '“{{item}}” at “{{place}}” is being counted in {{no}}; finish that first.',
  roundOver: 'This line is in round {{round}} already; look at it again.',
  codeUnknown: 'No item has the code or barcode “{{code}}”.',
  otherKind: '“{{item}}” is not of the kind that is counted here.',
  lotWanted: '“{{item}}” has batches or serial numbers: give the number.',
  outsideCount: '“{{item}}” at this place does not belong to this stocktake.',
  placeCounted: 'All of this place is counted.',
  linesUncounted: 'Not counted yet: {{count}} lines, e.g. “{{item}}”.',
  linesToRecount: 'To be counted again: {{count}} lines, e.g. “{{item}}”.',
  witnessCounted: 'Whoever counted or started it cannot witness it.',
  witnessKeeps: 'Whoever keeps the goods cannot witness their count.',
  reasonsMissing: 'Differences without a reason: {{count}}, e.g. “{{item}}”.',
  approveOwn: 'Whoever counted, witnessed or explained it cannot approve it.',
  approveByManager: 'The differences are above the limit: the service manager approves.',
  adjustedBeforeBook: 'It cannot be booked before the day of the book, {{bookedOn}}.',
  spotOnly: 'Only a spot check can be recorded without adjusting.',
};
