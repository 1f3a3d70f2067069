import { useMemo } from 'react';

/** Documents that are printed at once. */
const mostAtOnce = 200;

/** The documents that an address names: `ids=1,2,3`, or `id=1`. */
export function usePrintIds(address: URLSearchParams): readonly number[] {
  const text = address.get('ids') ?? address.get('id') ?? '';
  return useMemo(() => {
    const ids = text.split(',').map(Number);
    return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, mostAtOnce);
  }, [text]);
}
