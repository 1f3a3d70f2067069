import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  agreeSupplierVisitInput,
  answerSupplierInput,
  goodsArrivedInput,
  sendSupplierCaseInput,
  shipGoodsInput,
  supplierCaseCountInput,
  supplierCaseListInput,
  supplierTargetInput,
  withdrawSupplierCaseInput,
} from '../../../shared/suppliers.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { countSupplierCases, exportSupplierCases, listSupplierCases, viewSupplierCase } from '../suppliers/supplier-cases.service.ts';
import { agreeVisit, closeSupplierCase, noteAnswer, withdrawSupplierCase } from '../suppliers/supplier-steps.service.ts';
import { receiveCaseGoods, sendSupplierCase, shipCaseGoods } from './supplier-desk.service.ts';

/** What is sent to suppliers, what they say, and the goods that come; documents that wait for it go on with it. */
export const supplierCasesRouter = router({
  list: query(supplierCaseListInput, listSupplierCases),
  count: query(supplierCaseCountInput, countSupplierCases),
  get: query(z.strictObject({ id }), viewSupplierCase),
  send: command(sendSupplierCaseInput, sendSupplierCase),
  answer: command(answerSupplierInput, noteAnswer),
  agreeVisit: command(agreeSupplierVisitInput, agreeVisit),
  ship: command(shipGoodsInput, shipCaseGoods),
  arrive: command(goodsArrivedInput, receiveCaseGoods),
  close: command(supplierTargetInput, closeSupplierCase),
  withdraw: command(withdrawSupplierCaseInput, withdrawSupplierCase),
  export: command(supplierCaseListInput, exportSupplierCases),
});
