import type { UploadHead } from '../../../shared/attachments.ts';
import type { App } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { shownName } from './attachment-names.ts';
import { redraw } from './attachment-photo.ts';
import type { Photo } from './attachment-photo.ts';
import { dropFiles, putFile, sha256Of } from './attachment-store.ts';
import { insertAttachment } from './attachments.repository.ts';

export interface OldPhoto extends UploadHead {
  readonly bytes: Buffer;
  readonly at: number;
  readonly userId: number;
}

/**
 * Makes an attachment of a photo that was kept elsewhere. Its bytes are on the disk before the row is written; the row comes in the same
 * transaction as the old one goes, so whenever this ends there is exactly one of them. What cannot be drawn is kept to be saved, not shown.
 * @param release deletes the old row; false when somebody else has carried it already.
 */
export async function carryPhoto(app: App, { bytes, name, ...of }: OldPhoto, release: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  const photo = await drawn(bytes);
  const kept = photo?.bytes ?? bytes;
  const files: string[] = [];
  let isDone = false;
  try {
    files.push(await putFile(app, kept));
    files.push(photo ? await putFile(app, photo.thumb) : '');
    const [stored = '', thumb = ''] = files;
    isDone = await app.engine.transaction(async (tx) => {
      if (!(await release(tx))) return false;
      await insertAttachment(tx, {
        ...of,
        kind: photo ? 'photo' : 'file',
        name: shownName(name, photo?.endings ?? ['.bin']),
        mime: photo?.mime ?? 'application/octet-stream',
        caption: '',
        bytes: kept.length,
        thumbBytes: photo?.thumb.length ?? 0,
        width: photo?.width ?? 0,
        height: photo?.height ?? 0,
        sha256: sha256Of(kept),
        stored,
        thumb,
        removedAt: null,
        removedBy: null,
        version: 1,
      });
      return true;
    });
    return isDone;
  } finally {
    if (!isDone) await dropFiles(app, files);
  }
}

async function drawn(bytes: Buffer): Promise<Photo | undefined> {
  try {
    return await redraw(bytes);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
