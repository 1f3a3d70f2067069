import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { issueKitInput, toolKitInput } from '../../../shared/tool-kits.ts';
import {
  answerScrapInput,
  decideLossInput,
  endRepairInput,
  findLossInput,
  lossListInput,
  proposeScrapInput,
  refuseScrapInput,
  repairListInput,
  reportLossInput,
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
import { command, query, router } from '../../rpc/trpc.ts';
import { takeInTools } from './tool-in.service.ts';
import { issueTools } from './tool-issue.service.ts';
import { changeToolKind, countToolKinds, createToolKind, listToolKinds, viewToolKind } from './tool-kinds.service.ts';
import { changeToolRules, issueKit, listKits, readToolRules, saveKit } from './tool-kits.service.ts';
import { decideLoss, findLost, listLosses, reportLoss, stateLoss, viewLoss, waiveLoss } from './tool-losses.service.ts';
import { approveScrap, endRepair, listRepairs, listScraps, proposeScrap, refuseScrap, sendToRepair } from './tool-repairs.service.ts';
import { returnTools, swapTools } from './tool-return.service.ts';
import { countTools, listHolders, listRooms, lookUpTools, listHeld, listLifeEnds, listOverdue, listTools } from './tools.service.ts';

export const toolsRouter = router({
  kinds: query(toolKindListInput, listToolKinds),
  countKinds: query(toolKindCountInput, countToolKinds),
  kind: query(z.strictObject({ id }), viewToolKind),
  createKind: command(createToolKindInput, createToolKind),
  updateKind: command(updateToolKindInput, changeToolKind),
  list: query(toolListInput, listTools),
  count: query(toolCountInput, countTools),
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
  kits: query(z.void(), listKits),
  saveKit: command(toolKitInput, saveKit),
  issueKit: command(issueKitInput, issueKit),
  rules: query(z.void(), readToolRules),
  changeRules: command(toolRulesInput, changeToolRules),
  losses: query(lossListInput, listLosses),
  loss: query(z.strictObject({ id }), viewLoss),
  reportLoss: command(reportLossInput, reportLoss),
  stateLoss: command(stateLossInput, stateLoss),
  decideLoss: command(decideLossInput, decideLoss),
  waiveLoss: command(waiveLossInput, waiveLoss),
  findLost: command(findLossInput, findLost),
  repairs: query(repairListInput, listRepairs),
  sendToRepair: command(sendRepairInput, sendToRepair),
  endRepair: command(endRepairInput, endRepair),
  scraps: query(scrapListInput, listScraps),
  proposeScrap: command(proposeScrapInput, proposeScrap),
  approveScrap: command(answerScrapInput, approveScrap),
  refuseScrap: command(refuseScrapInput, refuseScrap),
});
