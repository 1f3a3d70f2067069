import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { mimeOf, mostPhotos, photoBytes, photoStates } from '../../../shared/repair-cases.ts';
import type { addPhotoInput, photoInput } from '../../../shared/repair-cases.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { lockRepair } from './repair-cases.repository.ts';
import type { RepairRecord } from './repair-cases.repository.ts';
import { deletePhoto, findPhoto, findPhotos, insertPhoto } from './repair-photos.repository.ts';

export interface PhotoView {
  readonly id: number;
  readonly name: string;
  readonly mime: string;
  readonly base64: string;
}

export async function viewPhoto({ db }: ActorContext, { id }: z.output<typeof photoInput>): Promise<PhotoView> {
  const photo = await findPhoto(db, id);
  if (!photo) throw new DomainError('notFound', { what: 'photo', id });
  const { name, mime, content } = photo;
  return { id, name, mime, base64: content };
}

/**
 * A photograph of the site (R-002-41). What it is, its bytes say.
 * @throws DomainError `fileTypeUnsupported`, `fileTooLarge`; `guardFailed` once the order is with the manager.
 */
export async function addPhoto(context: ActorContext, { id, name, base64 }: z.output<typeof addPhotoInput>): Promise<Receipt> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > photoBytes) throw new DomainError('fileTooLarge', { reason: 'photo', limit: Math.floor(photoBytes / 1000) });
  const mime = mimeOf(bytes);
  if (!mime) throw new DomainError('fileTypeUnsupported', { reason: 'photo' });
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await openForPhotos(tx, id);
    const known = await findPhotos(tx, id);
    if (known.length >= mostPhotos) throw new DomainError('guardFailed', { guard: 'tooManyPhotos', limit: mostPhotos });
    // bytes that came with the text but say nothing are left out
    const content = bytes.toString('base64');
    const photoId = await insertPhoto(tx, { caseId: id, name, mime, content, at: now, userId: actor.userId });
    await record({ subject: 'repairCase', subjectId: id, kind: 'photoAdded', data: { count: known.length + 1 } });
    touch('repairCases');
    return { id: photoId, version: 1 };
  });
}

export async function removePhoto(context: ActorContext, { id }: z.output<typeof photoInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const photo = await findPhoto(tx, id);
    if (!photo) throw new DomainError('notFound', { what: 'photo', id });
    await openForPhotos(tx, photo.caseId);
    await deletePhoto(tx, id);
    await record({ subject: 'repairCase', subjectId: photo.caseId, kind: 'photoRemoved' });
    touch('repairCases');
    return { id, version: 1 };
  });
}

/** The locked case, while photographs may come and go. */
async function openForPhotos(tx: Tx, id: number): Promise<RepairRecord> {
  const repair = await lockRepair(tx, id);
  if (!repair) throw new DomainError('notFound', { what: 'repairCase', id });
  if (!photoStates.includes(repair.state)) throw new DomainError('guardFailed', { guard: 'photosFixed' });
  return repair;
}
