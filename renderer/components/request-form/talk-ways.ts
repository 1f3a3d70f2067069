import { talkChannels } from '../../../shared/customers.ts';
import { channels } from '../../../shared/requests.ts';

/** Every way in which a talk can be on file: those that are entered by hand and those that come with a request. */
export const talkWays = [...new Set([...talkChannels, ...channels])];
