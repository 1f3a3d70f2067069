import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { stockSpan } from '../../../shared/stock-reports.ts';
import { issueKitInput, toolKitInput } from '../../../shared/tool-kits.ts';
import {
  answerScrapInput,
  decideLossInput,
  endRepairInput,
  findLossInput,
  lossCountInput,
  lossListInput,
  proposeScrapInput,
  refuseScrapInput,
  repairCountInput,
  repairListInput,
  reportLossInput,
  scrapCountInput,
  scrapListInput,
  sendRepairInput,
  stateLossInput,
  waiveLossInput,
} from '../../../shared/tool-losses.ts';
import {
  createToolKindInput,
  findToolsInput,
  issueToolsInput,
  returnToolsInput,
  swapToolsInput,
  takeInToolsInput,
  toolCountInput,
  toolKindCountInput,
  toolKindListInput,
  toolListInput,
  toolRulesInput,
  updateToolKindInput,
} from '../../../shared/tools.ts';
import { recordLossPrintInput } from '../../../shared/staff-accounts.ts';
import { handBackInput, recordToolNotePrintInput, settleLeavingInput } from '../../../shared/tool-notes.ts';
import { changeManagerInput, toolIdInput, toolLabelsInput } from '../../../shared/tool-views.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { readCompensation, recordLossPrint } from './loss-papers.service.ts';
import { changeManager, listToMend, listToolLabels, listToolsOfDocument, viewTool } from './tool-history.service.ts';
import { handBack, settleLeaving } from './tool-leaving.service.ts';
import { readNotePrintData, recordNotePrint, viewNote } from './tool-notes.service.ts';
import { takeInTools } from './tool-in.service.ts';
import { issueTools } from './tool-issue.service.ts';
import { changeToolKind, countToolKinds, createToolKind, listToolKinds, viewToolKind } from './tool-kinds.service.ts';
import { changeToolRules, issueKit, listKits, readToolRules, saveKit } from './tool-kits.service.ts';
import { decideLoss, findLost, stateLoss, waiveLoss } from './tool-loss-decisions.service.ts';
import { countLosses, listLosses, reportLoss, viewLoss } from './tool-losses.service.ts';
import {
  approveScrap,
  countRepairs,
  countScraps,
  endRepair,
  listRepairs,
  listScraps,
  proposeScrap,
  refuseScrap,
  sendToRepair,
} from './tool-repairs.service.ts';
import { returnTools, swapTools } from './tool-return.service.ts';
import { exportToolWear, exportToolWearPeople, readToolWear } from './tool-wear.service.ts';
import {
  countTools,
  exportDueTools,
  exportTools,
  listHolders,
  listRooms,
  lookUpTools,
  listHeld,
  listLifeEnds,
  listOverdue,
  listTools,
} from './tools.service.ts';

export const toolsRouter = router({
  kinds: query(toolKindListInput, listToolKinds),
  countKinds: query(toolKindCountInput, countToolKinds),
  kind: query(z.strictObject({ id }), viewToolKind),
  createKind: command(createToolKindInput, createToolKind),
  updateKind: command(updateToolKindInput, changeToolKind),
  list: query(toolListInput, listTools),
  count: query(toolCountInput, countTools),
  tool: query(toolIdInput, viewTool),
  changeManager: command(changeManagerInput, changeManager),
  labels: query(toolLabelsInput, listToolLabels),
  ofDocument: query(z.strictObject({ id }), listToolsOfDocument),
  export: command(toolListInput, exportTools),
  exportDue: command(z.strictObject({}), exportDueTools),
  people: query(z.void(), listHolders),
  rooms: query(z.void(), listRooms),
  find: query(findToolsInput, lookUpTools),
  held: query(z.strictObject({ staffId: id }), listHeld),
  lifeEnds: query(z.void(), listLifeEnds),
  overdue: query(z.void(), listOverdue),
  takeIn: command(takeInToolsInput, takeInTools),
  issue: command(issueToolsInput, issueTools),
  giveBack: command(returnToolsInput, returnTools),
  swap: command(swapToolsInput, swapTools),
  handBack: command(handBackInput, handBack),
  settleLeaving: command(settleLeavingInput, settleLeaving),
  note: query(z.strictObject({ id }), viewNote),
  notePrintData: query(z.strictObject({ id }), readNotePrintData),
  recordNotePrint: command(recordToolNotePrintInput, recordNotePrint),
  kits: query(z.void(), listKits),
  saveKit: command(toolKitInput, saveKit),
  issueKit: command(issueKitInput, issueKit),
  rules: query(z.void(), readToolRules),
  changeRules: command(toolRulesInput, changeToolRules),
  losses: query(lossListInput, listLosses),
  countLosses: query(lossCountInput, countLosses),
  loss: query(z.strictObject({ id }), viewLoss),
  reportLoss: command(reportLossInput, reportLoss),
  stateLoss: command(stateLossInput, stateLoss),
  decideLoss: command(decideLossInput, decideLoss),
  waiveLoss: command(waiveLossInput, waiveLoss),
  findLost: command(findLossInput, findLost),
  compensation: query(z.strictObject({ id }), readCompensation),
  recordLossPrint: command(recordLossPrintInput, recordLossPrint),
  repairs: query(repairListInput, listRepairs),
  countRepairs: query(repairCountInput, countRepairs),
  toMend: query(z.void(), listToMend),
  sendToRepair: command(sendRepairInput, sendToRepair),
  endRepair: command(endRepairInput, endRepair),
  scraps: query(scrapListInput, listScraps),
  countScraps: query(scrapCountInput, countScraps),
  proposeScrap: command(proposeScrapInput, proposeScrap),
  approveScrap: command(answerScrapInput, approveScrap),
  refuseScrap: command(refuseScrapInput, refuseScrap),
  wear: query(stockSpan, readToolWear),
  exportWear: command(stockSpan, exportToolWear),
  exportWearPeople: command(stockSpan, exportToolWearPeople),
});
