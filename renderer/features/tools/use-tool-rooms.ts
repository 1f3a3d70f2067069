import { useQuery } from '@tanstack/react-query';
import type { PlaceRow } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';

/** The rooms that tools lie in. */
export function useToolRooms(): readonly PlaceRow[] {
  return useQuery(useTRPC().tools.rooms.queryOptions()).data ?? [];
}
