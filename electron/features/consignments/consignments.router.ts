import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  cancelConsignmentInput,
  changeConsignmentInput,
  consignmentArrivedInput,
  consignmentCostInput,
  consignmentCountInput,
  consignmentListInput,
  sendConsignmentInput,
} from '../../../shared/consignments.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  cancelConsignment,
  changeConsignment,
  consignmentArrived,
  countConsignments,
  exportConsignmentCosts,
  exportConsignments,
  listConsignments,
  reportConsignmentCosts,
  sendConsignment,
  viewConsignment,
} from './consignments.service.ts';

export const consignmentsRouter = router({
  list: query(consignmentListInput, listConsignments),
  count: query(consignmentCountInput, countConsignments),
  get: query(z.strictObject({ id }), viewConsignment),
  send: command(sendConsignmentInput, sendConsignment),
  change: command(changeConsignmentInput, changeConsignment),
  arrive: command(consignmentArrivedInput, consignmentArrived),
  cancel: command(cancelConsignmentInput, cancelConsignment),
  costs: query(consignmentCostInput, reportConsignmentCosts),
  export: command(consignmentListInput, exportConsignments),
  exportCosts: command(consignmentCostInput, exportConsignmentCosts),
});
