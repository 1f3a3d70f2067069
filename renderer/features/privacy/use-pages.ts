import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../../shared/fields.ts';

/** A list of the host that goes on below, page after page. */
export interface Pages<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly hasMore: boolean;
  readonly isFetchingMore: boolean;
  readonly more: () => void;
}

/** @param key begins with the key of the query, so that topics find it. */
export function usePages<Row>(key: readonly unknown[], fetch: (cursor: string | undefined) => Promise<Page<Row>>): Pages<Row> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetch(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Row>) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.rows),
    error: query.error,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}
