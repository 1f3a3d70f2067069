import { z } from 'zod';
import { recordLogPrintInput } from '../../../shared/dispatch-log.ts';
import { id } from '../../../shared/fields.ts';
import {
  dayInput,
  dispatchInput,
  escalateSlipInput,
  finishInput,
  holdSlipInput,
  printDataInput,
  reasonedWorkOrderInput,
  releaseSlipInput,
  reassignInput,
  recordPrintInput,
  recordResultInput,
  rescheduleInput,
  signInput,
  stampInput,
  targetInput,
  workOrderCountInput,
  workOrderListInput,
} from '../../../shared/work-orders.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { dispatchSlip, reassignSlip, rejectSlip, rescheduleSlip, voidSlip } from './work-orders-dispatch.service.ts';
import { exportWorkOrders } from './work-orders-export.service.ts';
import { escalateSlip, holdSlip, releaseSlip } from './work-orders-holds.service.ts';
import { readLogPrintData, recordLogPrint } from './work-orders-log.service.ts';
import { readPrintData, recordPrint } from './work-orders-print.service.ts';
import {
  acceptSlip,
  archiveSlip,
  arriveForSlip,
  departForSlip,
  finishSlip,
  handBackSlip,
  recordResult,
  signSlip,
} from './work-orders-progress.service.ts';
import {
  countWorkOrderList,
  listNotHandedBack,
  listUnmatched,
  listWorkOrders,
  readDispatchLog,
  viewWorkOrder,
} from './work-orders.service.ts';

export const workOrdersRouter = router({
  list: query(workOrderListInput, listWorkOrders),
  count: query(workOrderCountInput, countWorkOrderList),
  get: query(z.strictObject({ id }), viewWorkOrder),
  dispatch: command(dispatchInput, dispatchSlip),
  accept: command(stampInput, acceptSlip),
  depart: command(stampInput, departForSlip),
  arrive: command(stampInput, arriveForSlip),
  finish: command(finishInput, finishSlip),
  sign: command(signInput, signSlip),
  recordResult: command(recordResultInput, recordResult),
  reschedule: command(rescheduleInput, rescheduleSlip),
  reassign: command(reassignInput, reassignSlip),
  handBack: command(targetInput, handBackSlip),
  archive: command(targetInput, archiveSlip),
  reject: command(reasonedWorkOrderInput, rejectSlip),
  hold: command(holdSlipInput, holdSlip),
  release: command(releaseSlipInput, releaseSlip),
  escalate: command(escalateSlipInput, escalateSlip),
  void: command(reasonedWorkOrderInput, voidSlip),
  dispatchLog: query(dayInput, readDispatchLog),
  notHandedBack: query(dayInput, listNotHandedBack),
  unmatched: query(z.strictObject({}), listUnmatched),
  printData: query(printDataInput, readPrintData),
  recordPrint: command(recordPrintInput, recordPrint),
  logPrintData: query(dayInput, readLogPrintData),
  recordLogPrint: command(recordLogPrintInput, recordLogPrint),
  export: command(workOrderListInput, exportWorkOrders),
});
