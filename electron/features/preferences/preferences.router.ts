import { z } from 'zod';
import { setPreferenceInput } from '../../../shared/settings.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { readPreferences, setPreference } from './preferences.service.ts';

export const preferencesRouter = router({
  get: query(z.void(), readPreferences),
  set: command(setPreferenceInput, setPreference),
});
