import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import type { workOrderListInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { exportRows } from '../../platform/export.ts';
import { findWorkOrderRows } from './work-orders-list.repository.ts';
import { keysOf, scopeOf } from './work-orders.service.ts';

/** The filtered list as a workbook, in the order of the screen. */
export async function exportWorkOrders(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, sort, ...filter }: z.output<typeof workOrderListInput>,
): Promise<FileOut> {
  const scope = await scopeOf(context, filter.query);
  return exportRows(
    context,
    'workOrders',
    (after, limit) =>
      findWorkOrderRows(context.db, filter, scope, sort, after as readonly [number] | readonly [number, number] | undefined, limit),
    (row) => keysOf(row, sort),
  );
}
