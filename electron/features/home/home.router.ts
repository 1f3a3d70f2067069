import { z } from 'zod';
import { query, router } from '../../rpc/trpc.ts';
import { summarizeHome } from './home.service.ts';

export const homeRouter = router({ summary: query(z.strictObject({}), summarizeHome) });
