import { searchInput } from '../../../shared/home.ts';
import { query, router } from '../../rpc/trpc.ts';
import { searchEverything } from './search.service.ts';

export const searchRouter = router({ everything: query(searchInput, searchEverything) });
