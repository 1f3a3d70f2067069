import { auditListInput } from '../../../shared/settings.ts';
import { query, router } from '../../rpc/trpc.ts';
import { listAudit } from './audit.service.ts';

export const auditRouter = router({
  list: query(auditListInput, listAudit),
});
