import { boardDayInput, proposalsInput } from '../../../shared/board.ts';
import { query, router } from '../../rpc/trpc.ts';
import { readBoardDay } from './board.service.ts';
import { listProposals } from './proposals.service.ts';

export const boardRouter = router({
  day: query(boardDayInput, readBoardDay),
  proposals: query(proposalsInput, listProposals),
});
