import { z } from 'zod';
import { badPhonesInput, likeCustomersInput, pairInput, suspectsInput } from '../../../shared/duplicates.ts';
import { id } from '../../../shared/fields.ts';
import { mergeInput, mergeListInput, previewMergeInput, undoMergeInput } from '../../../shared/merges.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { findLikeCustomers, listBadPhones, listDifferent, listSuspects, markDifferent, unmarkDifferent } from './duplicates.service.ts';
import { listMerges, previewMerge, viewMergesOf } from './merges-list.service.ts';
import { undoMerge } from './merges-undo.service.ts';
import { mergeCustomers } from './merges.service.ts';

export const mergesRouter = router({
  like: query(likeCustomersInput, findLikeCustomers),
  suspects: query(suspectsInput, listSuspects),
  different: query(suspectsInput, listDifferent),
  markDifferent: command(pairInput, markDifferent),
  unmarkDifferent: command(pairInput, unmarkDifferent),
  badPhones: query(badPhonesInput, listBadPhones),
  preview: query(previewMergeInput, previewMerge),
  merge: command(mergeInput, mergeCustomers),
  undo: command(undoMergeInput, undoMerge),
  list: query(mergeListInput, listMerges),
  of: query(z.strictObject({ id }), viewMergesOf),
});
