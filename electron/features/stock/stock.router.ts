import { z } from 'zod';
import { issueInput, receiveInput, returnInput, reverseInput } from '../../../shared/stock.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { reverseMove } from './stock-reversal.service.ts';
import { checkStock, issueParts, receiveGoods, returnParts } from './stock.service.ts';

export const stockRouter = router({
  receive: command(receiveInput, receiveGoods),
  issue: command(issueInput, issueParts),
  return: command(returnInput, returnParts),
  reverse: command(reverseInput, reverseMove),
  check: query(z.void(), checkStock),
});
