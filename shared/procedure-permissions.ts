import type { Access } from './permissions.ts';
import { customersProcedures } from './procedure-permissions-customers.ts';
import { jobsProcedures } from './procedure-permissions-jobs.ts';
import { papersProcedures } from './procedure-permissions-papers.ts';
import { purchasingProcedures } from './procedure-permissions-purchasing.ts';
import { qualityProcedures } from './procedure-permissions-quality.ts';
import { shopProcedures } from './procedure-permissions-shop.ts';
import { stockProcedures } from './procedure-permissions-stock.ts';
import { toolsProcedures } from './procedure-permissions-tools.ts';

/**
 * The one table of access: every procedure of the router, by its path. A feature's procedures stand in the file of its area. A
 * procedure without a line does not compile (see `electron/rpc/router.ts`), a line without a procedure neither.
 */
export const procedurePermissions = {
  ...shopProcedures,
  ...customersProcedures,
  ...jobsProcedures,
  ...qualityProcedures,
  ...papersProcedures,
  ...stockProcedures,
  ...purchasingProcedures,
  ...toolsProcedures,
} as const satisfies Record<string, Access>;

export type ProcedurePath = keyof typeof procedurePermissions;
