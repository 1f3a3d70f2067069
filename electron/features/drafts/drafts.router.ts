import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { saveDraftInput } from '../../../shared/settings.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { discardDraft, listDrafts, saveDraft } from './drafts.service.ts';

export const draftsRouter = router({
  list: query(z.void(), listDrafts),
  save: command(saveDraftInput, saveDraft),
  discard: command(z.strictObject({ id }), discardDraft),
});
