import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  bookToolPurchaseInput,
  changeToolPurchaseInput,
  checkToolPurchaseInput,
  createToolPurchaseInput,
  reasonedToolPurchaseInput,
  sendToolPurchaseInput,
  signToolPurchaseInput,
  stockToolPurchaseInput,
  recordToolPurchasePrintInput,
  toolPlanInput,
  toolPurchaseCountInput,
  toolPurchaseListInput,
  toolPurchaseTarget,
} from '../../../shared/tool-purchases.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  bookToolPurchase,
  cancelToolPurchase,
  changeToolPurchase,
  createToolPurchase,
  fillToolPurchase,
  refuseToolPurchase,
  reviseToolPurchase,
  sendToolPurchase,
  signToolPurchase,
} from './tool-purchases.service.ts';
import {
  countToolPurchases,
  listToolPurchases,
  planTools,
  readToolPurchasePrintData,
  recordToolPurchasePrint,
  viewToolPurchase,
} from './tool-purchase-views.service.ts';
import { checkToolPurchase, endToolPurchaseShort, stockToolPurchase } from './tool-purchase-goods.service.ts';

export const toolPurchasesRouter = router({
  list: query(toolPurchaseListInput, listToolPurchases),
  count: query(toolPurchaseCountInput, countToolPurchases),
  get: query(z.strictObject({ id }), viewToolPurchase),
  plan: query(toolPlanInput, planTools),
  create: command(createToolPurchaseInput, createToolPurchase),
  change: command(changeToolPurchaseInput, changeToolPurchase),
  fill: command(toolPurchaseTarget, fillToolPurchase),
  sign: command(signToolPurchaseInput, signToolPurchase),
  refuse: command(reasonedToolPurchaseInput, refuseToolPurchase),
  revise: command(toolPurchaseTarget, reviseToolPurchase),
  send: command(sendToolPurchaseInput, sendToolPurchase),
  check: command(checkToolPurchaseInput, checkToolPurchase),
  stockIn: command(stockToolPurchaseInput, stockToolPurchase),
  endShort: command(reasonedToolPurchaseInput, endToolPurchaseShort),
  book: command(bookToolPurchaseInput, bookToolPurchase),
  cancel: command(reasonedToolPurchaseInput, cancelToolPurchase),
  printData: query(z.strictObject({ id }), readToolPurchasePrintData),
  recordPrint: command(recordToolPurchasePrintInput, recordToolPurchasePrint),
});
