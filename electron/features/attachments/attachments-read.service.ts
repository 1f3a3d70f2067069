import type { z } from 'zod';
import type { AttachmentSubject, attachmentInput, contentInput } from '../../../shared/attachments.ts';
import type { ActorContext, App } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { FileContent } from '../../platform/file-content.ts';
import { readStored } from './attachment-store.ts';
import { requireAccess } from './attachment-subjects.ts';
import { countKind, findAttachment } from './attachments.repository.ts';

export interface AttachmentFile {
  readonly id: number;
  readonly name: string;
  readonly mime: string;
  readonly kind: 'photo' | 'file';
}

/** What a file is, for whoever may see its record. */
export async function viewAttachment(context: ActorContext, { id }: z.output<typeof attachmentInput>): Promise<AttachmentFile> {
  const row = await findAttachment(context.db, id);
  if (!row || row.removedAt !== null) throw new DomainError('notFound', { what: 'attachment', id });
  await requireAccess(context.db, context, row, 'read');
  const { name, mime, kind } = row;
  return { id, name, mime, kind };
}

/** A file with its bytes, for the hosts; whoever asks for it as JSON gets their digest. */
export async function openAttachment(
  context: ActorContext,
  { id, isThumb }: z.output<typeof contentInput>,
): Promise<AttachmentFile & { readonly content: FileContent }> {
  const file = await viewAttachment(context, { id });
  return { ...file, content: new FileContent(await readContent(context.app, id, isThumb)) };
}

/** The bytes of a file whose reader is known. @throws DomainError `notFound`, `fileDamaged`. */
export async function readContent(app: App, id: number, isThumb: boolean): Promise<Buffer> {
  const row = await findAttachment(app.engine.db, id);
  if (!row || (isThumb && row.thumb === '')) throw new DomainError('notFound', { what: 'attachment', id });
  return isThumb ? readStored(app, row.thumb, '') : readStored(app, row.stored, row.sha256);
}

/** How many photos a record has. */
export async function countPhotos(db: Db, subject: AttachmentSubject, subjectId: number): Promise<number> {
  return countKind(db, subject, subjectId, 'photo');
}
