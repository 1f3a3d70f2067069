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
  toolPlanInput,
  toolPurchaseListInput,
  toolPurchaseTarget,
} from '../../../shared/tool-purchases.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  bookToolPurchase,
  cancelToolPurchase,
  changeToolPurchase,
  checkToolPurchase,
  createToolPurchase,
  endToolPurchaseShort,
  fillToolPurchase,
  listToolPurchases,
  planTools,
  refuseToolPurchase,
  reviseToolPurchase,
  sendToolPurchase,
  signToolPurchase,
  stockToolPurchase,
  viewToolPurchase,
} from './tool-purchases.service.ts';

export const toolPurchasesRouter = router({
  list: query(toolPurchaseListInput, listToolPurchases),
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
});
