import { useQuery } from '@tanstack/react-query';
import { attachmentPath } from '../../../shared/attachments.ts';
import { useTRPC } from '../../api.ts';
import type { PaperLogo } from '../../print/company.tsx';
import { readLogo } from './paper-photos.ts';

/** The shop's logo for the head of forms; null: it has none, undefined while it comes. A form prints without it rather than not at all. */
export function usePaperLogo(): PaperLogo | null | undefined {
  const trpc = useTRPC();
  const found = useQuery(trpc.attachments.of.queryOptions({ subject: 'shop', subjectId: 1 }));
  const id = found.data?.rows.at(-1)?.id;
  const logo = useQuery({
    queryKey: ['logo on paper', id],
    queryFn: () => readLogo(attachmentPath(id ?? 0)),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (found.isError || logo.isError || (found.data && id === undefined)) return null;
  return logo.data;
}
