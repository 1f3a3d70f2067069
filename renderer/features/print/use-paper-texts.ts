import { useQuery } from '@tanstack/react-query';
import { loadCatalogue } from '../../../shared/i18n/index.ts';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { useSession } from '../../session.tsx';

/** The words on paper, in the shop's language whatever language the screen has. */
export function usePaperTexts(): Catalogue | undefined {
  const { shop } = useSession();
  return useQuery({
    queryKey: ['paper texts', shop.language],
    queryFn: () => loadCatalogue(shop.language),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
