import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  answerClaimInput,
  claimCountInput,
  claimInput,
  claimListInput,
  excuseOldPartInput,
  leaveOldPartInput,
  oldPartCountInput,
  oldPartListInput,
  oldPartNoteInput,
  oldPartRules,
  oldPartWishInput,
  receiveOldPartsInput,
  recordOldPartNoteInput,
  sendClaimInput,
  settleOldPartInput,
  undoOldPartInput,
  withdrawClaimInput,
} from '../../../shared/old-parts.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { claimOldPart, sendClaim } from './old-part-claiming.service.ts';
import { answerClaim, countClaims, listClaims, withdrawClaim } from './old-part-claims.service.ts';
import { settleOldPart, undoFate } from './old-part-fates.service.ts';
import { readListPrintData, readNotePrintData, recordNotePrint } from './old-part-papers.service.ts';
import { excuseOldPart, expectOldPartAgain, leaveOldPart, receiveOldParts, undoReceipt } from './old-part-steps.service.ts';
import {
  changeRules,
  countOldParts,
  exportOldParts,
  listDebtors,
  listOldParts,
  noteWish,
  viewOldPart,
  viewOldPartsOf,
  viewRules,
} from './old-parts.service.ts';

export const oldPartsRouter = router({
  list: query(oldPartListInput, listOldParts),
  count: query(oldPartCountInput, countOldParts),
  debtors: query(z.strictObject({}), listDebtors),
  get: query(z.strictObject({ id }), viewOldPart),
  ofSlip: query(z.strictObject({ id }), viewOldPartsOf),
  wish: command(oldPartWishInput, noteWish),
  receive: command(receiveOldPartsInput, receiveOldParts),
  excuse: command(excuseOldPartInput, excuseOldPart),
  leave: command(leaveOldPartInput, leaveOldPart),
  settle: command(settleOldPartInput, settleOldPart),
  undoFate: command(undoOldPartInput, undoFate),
  undoReceipt: command(undoOldPartInput, undoReceipt),
  expectAgain: command(undoOldPartInput, expectOldPartAgain),
  claims: query(claimListInput, listClaims),
  countClaims: query(claimCountInput, countClaims),
  claim: command(claimInput, claimOldPart),
  sendClaim: command(sendClaimInput, sendClaim),
  answerClaim: command(answerClaimInput, answerClaim),
  withdrawClaim: command(withdrawClaimInput, withdrawClaim),
  rules: query(z.strictObject({}), viewRules),
  saveRules: command(oldPartRules, changeRules),
  notePrintData: query(oldPartNoteInput, readNotePrintData),
  recordNotePrint: command(recordOldPartNoteInput, recordNotePrint),
  listPrintData: query(z.strictObject({}), readListPrintData),
  export: command(oldPartListInput, exportOldParts),
});
