import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  approveInput,
  createRepairInput,
  decideCauseInput,
  explainInput,
  giveTeamInput,
  momentInput,
  ownerAgreesInput,
  reasonedRepairInput,
  recheckInput,
  recordRepairPrintInput,
  repairCountInput,
  repairListInput,
  repairPrintInput,
  repairTargetInput,
  repairsOfRequestInput,
  seeSiteInput,
  signCardInput,
  tellSupplierInput,
  updateRepairInput,
  writeServiceInput,
} from '../../../shared/repair-cases.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countRepairList, listRepairs, viewRepair, viewRepairsOf } from './repair-cases.service.ts';
import { decideCause, endSupplier, explainCause, seeSite, tellSupplier } from './repair-causes.service.ts';
import { changeRepair, createRepair, issueRepair, recheckRepair } from './repair-feedback.service.ts';
import {
  agreeByOwner,
  approveService,
  declineByOwner,
  fileService,
  reviewService,
  sendBack,
  sendBackFromOffice,
  writeService,
} from './repair-orders.service.ts';
import { readRepairPrintData, recordRepairPrint } from './repair-prints.service.ts';
import { completeRepair, giveTeam, noteTeamContact, signCard, voidRepair } from './repair-works.service.ts';

export const repairCasesRouter = router({
  list: query(repairListInput, listRepairs),
  count: query(repairCountInput, countRepairList),
  get: query(z.strictObject({ id }), viewRepair),
  ofRequest: query(repairsOfRequestInput, viewRepairsOf),
  create: command(createRepairInput, createRepair),
  update: command(updateRepairInput, changeRepair),
  issue: command(repairTargetInput, issueRepair),
  recheck: command(recheckInput, recheckRepair),
  seeSite: command(seeSiteInput, seeSite),
  decideCause: command(decideCauseInput, decideCause),
  tellSupplier: command(tellSupplierInput, tellSupplier),
  endSupplier: command(momentInput, endSupplier),
  explain: command(explainInput, explainCause),
  writeService: command(writeServiceInput, writeService),
  file: command(repairTargetInput, fileService),
  review: command(repairTargetInput, reviewService),
  sendBack: command(reasonedRepairInput, sendBack),
  approve: command(approveInput, approveService),
  officeSendBack: command(reasonedRepairInput, sendBackFromOffice),
  ownerAgrees: command(ownerAgreesInput, agreeByOwner),
  ownerDeclines: command(reasonedRepairInput, declineByOwner),
  giveTeam: command(giveTeamInput, giveTeam),
  teamContacts: command(momentInput, noteTeamContact),
  complete: command(momentInput, completeRepair),
  sign: command(signCardInput, signCard),
  void: command(reasonedRepairInput, voidRepair),
  printData: query(repairPrintInput, readRepairPrintData),
  recordPrint: command(recordRepairPrintInput, recordRepairPrint),
});
