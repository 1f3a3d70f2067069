import { z } from 'zod';
import { compareMarkInput } from '../../../shared/audit-chain.ts';
import { auditExportInput, auditListInput } from '../../../shared/settings.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { checkChainNow, compareMark, readChainState } from './audit-chain.service.ts';
import { exportAudit } from './audit-export.service.ts';
import { listAudit } from './audit.service.ts';

export const auditRouter = router({
  list: query(auditListInput, listAudit),
  export: command(auditExportInput, exportAudit),
  chain: query(z.void(), readChainState),
  checkChain: command(z.strictObject({}), checkChainNow),
  compareMark: query(compareMarkInput, compareMark),
});
