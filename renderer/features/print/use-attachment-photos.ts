import { useQuery } from '@tanstack/react-query';
import { attachmentPath } from '../../../shared/attachments.ts';
import type { AttachmentSubject } from '../../../shared/attachments.ts';
import { useTRPC } from '../../api.ts';
import type { PaperPhoto } from '../../print/photo-rows.tsx';
import { smallPhoto } from './paper-photos.ts';

/** The photos of a record as they go on paper, with their captions; undefined while they come. One that cannot be read is left out. */
export function useAttachmentPhotos(subject: AttachmentSubject, subjectId: number): readonly PaperPhoto[] | undefined {
  const trpc = useTRPC();
  const found = useQuery(trpc.attachments.of.queryOptions({ subject, subjectId }, { staleTime: 0 }));
  const photos = found.data?.rows.filter(({ kind }) => kind === 'photo') ?? [];
  const made = useQuery({
    queryKey: ['attached photos on paper', photos.map(({ id, caption }) => `${id} ${caption}`)],
    queryFn: async () => {
      const all = await Promise.all(
        photos.map(async ({ id, name, caption }) => ({ id, name: caption || name, href: await smallPhoto(attachmentPath(id)) })),
      );
      return all.filter((photo): photo is PaperPhoto => photo.href !== undefined);
    },
    enabled: found.data !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  // a form is printed without its photos rather than not at all
  return found.isError ? none : made;
}

const none: readonly PaperPhoto[] = [];
