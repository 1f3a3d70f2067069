import { useQueryClient } from '@tanstack/react-query';
import type { PresetView } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';

/** Asks for the preset as it stands now, after a command changed it. */
export function useFreshPreset(code: string): () => Promise<PresetView> {
  const queryClient = useQueryClient();
  const query = useTRPC().presets.get.queryOptions({ code }, { staleTime: 0 });
  return () => queryClient.fetchQuery(query);
}
