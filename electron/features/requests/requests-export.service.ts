import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import type { requestListInput } from '../../../shared/requests.ts';
import type { ActorContext } from '../../context.ts';
import { exportRows } from '../../platform/export.ts';
import { findRequestRows } from './requests-list.repository.ts';
import type { RequestKeys } from './requests-list.repository.ts';
import { keysOf, listScope } from './requests.service.ts';

/** The filtered list as a workbook, in the order of the screen. */
export async function exportRequests(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, sort, ...filter }: z.output<typeof requestListInput>,
): Promise<FileOut> {
  const scope = await listScope(context, filter.query);
  return exportRows(
    context,
    'requests',
    (after, limit) => findRequestRows(context.app.engine, filter, scope, sort, after as RequestKeys | undefined, limit),
    (row) => keysOf(row, sort),
  );
}
