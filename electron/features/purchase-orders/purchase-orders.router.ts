import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  agreedPricesInput,
  postponePurchaseOrderInput,
  purchaseOrderCountInput,
  purchaseOrderListInput,
  purchaseOrderPrintInput,
  purchaseOrderTargetInput,
  purchasingSettings,
  reasonedPurchaseOrderInput,
  receivePurchaseOrderInput,
  recordPurchaseOrderPrintInput,
  savePurchaseOrderInput,
} from '../../../shared/purchase-orders.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listAgreedPrices } from '../parts/prices.service.ts';
import {
  approveOrder,
  cancelOrder,
  closeOrderShort,
  contractOrder,
  negotiateOrder,
  placeOrder,
  postponeOrder,
  reviseOrder,
  savePurchaseOrder,
} from './order-agreements.service.ts';
import { receiveOrder } from './order-receipts.service.ts';
import {
  countPurchaseOrders,
  exportPurchaseOrders,
  listPurchaseOrders,
  readPurchaseOrderPrintData,
  recordPurchaseOrderPrint,
  viewPurchaseOrder,
} from './purchase-orders.service.ts';
import { changePurchasing, viewPurchasing } from './purchasing-settings.service.ts';

export const purchaseOrdersRouter = router({
  list: query(purchaseOrderListInput, listPurchaseOrders),
  count: query(purchaseOrderCountInput, countPurchaseOrders),
  get: query(z.strictObject({ id }), viewPurchaseOrder),
  prices: query(agreedPricesInput, listAgreedPrices),
  save: command(savePurchaseOrderInput, savePurchaseOrder),
  negotiate: command(purchaseOrderTargetInput, negotiateOrder),
  contract: command(purchaseOrderTargetInput, contractOrder),
  revise: command(reasonedPurchaseOrderInput, reviseOrder),
  approve: command(purchaseOrderTargetInput, approveOrder),
  place: command(purchaseOrderTargetInput, placeOrder),
  postpone: command(postponePurchaseOrderInput, postponeOrder),
  receive: command(receivePurchaseOrderInput, receiveOrder),
  closeShort: command(reasonedPurchaseOrderInput, closeOrderShort),
  cancel: command(reasonedPurchaseOrderInput, cancelOrder),
  settings: query(z.strictObject({}), viewPurchasing),
  updateSettings: command(purchasingSettings, changePurchasing),
  export: command(purchaseOrderListInput, exportPurchaseOrders),
  printData: query(purchaseOrderPrintInput, readPurchaseOrderPrintData),
  recordPrint: command(recordPurchaseOrderPrintInput, recordPurchaseOrderPrint),
});
