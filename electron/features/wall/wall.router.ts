import { z } from 'zod';
import { addWallScreenInput, readWallInput, revokeWallScreenInput } from '../../../shared/wall.ts';
import { act, command, query, router } from '../../rpc/trpc.ts';
import { addScreen, listScreens, readWall, revokeScreen } from './wall.service.ts';

export const wallRouter = router({
  // an act, so that the token travels in the body and stands in no address
  read: act(readWallInput, readWall),
  screens: query(z.strictObject({}), listScreens),
  addScreen: command(addWallScreenInput, addScreen),
  revokeScreen: command(revokeWallScreenInput, revokeScreen),
});
