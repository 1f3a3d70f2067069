import { useQueries, useQuery } from '@tanstack/react-query';
import type { PhotoRow } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import type { PaperPhoto } from '../../print/repair-forms.tsx';

/** On paper a photograph is 6 cm wide: more points than this only make the print slow. */
const longSide = 720;

/** The photographs of a case as they go on paper; undefined while they come. One that cannot be read is left out. */
export function usePaperPhotos(photos: readonly PhotoRow[] | undefined): readonly PaperPhoto[] | undefined {
  const trpc = useTRPC();
  const found = useQueries({
    queries: (photos ?? []).map(({ id }) => trpc.repairCases.photo.queryOptions({ id }, { staleTime: Number.POSITIVE_INFINITY })),
    combine: (queries) => (queries.every(({ data }) => data !== undefined) ? queries.flatMap(({ data }) => data ?? []) : undefined),
  });
  return useQuery({
    queryKey: ['paper photos', found?.map(({ id }) => id)],
    queryFn: async () => {
      const made = await Promise.all(
        (found ?? []).map(async ({ id, name, mime, base64 }) => ({ id, name, href: await small(mime, base64) })),
      );
      return made.filter((photo): photo is PaperPhoto => photo.href !== undefined);
    },
    enabled: photos !== undefined && found !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

async function small(mime: string, base64: string): Promise<string | undefined> {
  const image = new Image();
  image.src = `data:${mime};base64,${base64}`;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const scale = Math.min(1, longSide / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.85);
}
