import { z } from 'zod';
import { command, query, router } from '../../rpc/trpc.ts';
import { makeBundle } from './bundle.service.ts';
import { confirmClock } from './clock.service.ts';
import { readDiagnosis } from './diagnosis.service.ts';
import { listFindings } from './findings.service.ts';
import { reconcileNow } from './reconcile.service.ts';

const nothing = z.strictObject({});

export const careRouter = router({
  findings: query(nothing, listFindings),
  diagnosis: query(nothing, readDiagnosis),
  bundle: query(nothing, makeBundle),
  confirmClock: command(nothing, confirmClock),
  reconcile: command(nothing, reconcileNow),
});
