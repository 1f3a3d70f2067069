import type { z } from 'zod';
import { attachmentLimits, defaultQuotaBytes, undoMs } from '../../../shared/attachments.ts';
import type {
  AttachmentsView,
  QuotaView,
  UploadHead,
  attachmentInput,
  attachmentsOfInput,
  captionInput,
  quotaInput,
} from '../../../shared/attachments.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readSetting } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { contentOf } from './attachment-content.ts';
import { shownName } from './attachment-names.ts';
import { redraw } from './attachment-photo.ts';
import { dropFiles, putFile, sha256Of } from './attachment-store.ts';
import { isOnePhoto, mayWriteTo, requireAccess, topicOf } from './attachment-subjects.ts';
import {
  findAttachment,
  findAttachments,
  heldByRecord,
  heldByShop,
  insertAttachment,
  lockAttachment,
  lockRoom,
  putQuota,
  removeAll,
  updateAttachment,
} from './attachments.repository.ts';
import type { AttachmentRecord } from './attachments.repository.ts';

const quotaSetting = 'attachments.quotaBytes';

export async function listAttachments(context: ActorContext, of: z.output<typeof attachmentsOfInput>): Promise<AttachmentsView> {
  await requireAccess(context.db, context, of, 'read');
  return { rows: await findAttachments(context.db, of.subject, of.subjectId), mayWrite: mayWriteTo(context, of.subject) };
}

/**
 * Keeps a photo or file with a record. What it is, its bytes say; a photo is drawn anew (F113). The bytes are on the disk before the row is
 * written, and go again if the row is not.
 * @throws DomainError `fileTooLarge`, `fileTypeUnsupported`, `fileSuspicious`, `fileDamaged`; `guardFailed` when there is no room (F114).
 */
export async function addAttachment(context: ActorContext, { name, ...of }: UploadHead, bytes: Buffer): Promise<Receipt> {
  const { app, now, actor } = context;
  await requireAccess(context.db, context, of, 'write');
  if (bytes.length > attachmentLimits.fileBytes)
    throw new DomainError('fileTooLarge', { reason: 'attachment', limit: attachmentLimits.fileBytes / 1_000_000 });
  const content = contentOf(bytes, name);
  if (isOnePhoto(of.subject) && content.kind !== 'photo') throw new DomainError('fileTypeUnsupported', { reason: 'noPicture' });
  const photo = content.kind === 'photo' ? await redraw(bytes) : undefined;
  const { mime, endings } = photo ?? (content as Exclude<typeof content, { kind: 'photo' }>);
  const kept = photo?.bytes ?? bytes;
  const stored = await putFile(app, kept);
  const files = [stored];
  let isNamed = false;
  try {
    const thumb = photo ? await putFile(app, photo.thumb) : '';
    files.push(thumb);
    return await write(context, async ({ tx, record, touch }) => {
      await requireAccess(tx, context, of, 'write');
      await requireRoom(tx, of, kept.length + (photo?.thumb.length ?? 0));
      if (isOnePhoto(of.subject)) await removeAll(tx, of.subject, of.subjectId, { removedAt: now, removedBy: actor.userId });
      const shown = shownName(name, endings);
      const id = await insertAttachment(tx, {
        ...of,
        kind: content.kind,
        name: shown,
        mime,
        caption: '',
        bytes: kept.length,
        thumbBytes: photo?.thumb.length ?? 0,
        width: photo?.width ?? 0,
        height: photo?.height ?? 0,
        sha256: sha256Of(kept),
        stored,
        thumb,
        at: now,
        userId: actor.userId,
        removedAt: null,
        removedBy: null,
        version: 1,
      });
      await record({ subject: of.subject, subjectId: of.subjectId, kind: 'attachmentAdded', data: { kind: content.kind } });
      touch('attachments', topicOf(of.subject));
      isNamed = true;
      return { id, version: 1 };
    }).catch((error: unknown) => {
      isNamed = false;
      throw error;
    });
  } finally {
    // refused, or a retry of what is there already
    if (!isNamed) await dropFiles(app, files);
  }
}

async function requireRoom(tx: Tx, of: Omit<UploadHead, 'name'>, bytes: number): Promise<void> {
  await lockRoom(tx);
  const { files, bytes: held } = await heldByRecord(tx, of.subject, of.subjectId);
  const { recordBytes } = attachmentLimits;
  if (files >= attachmentLimits.files) throw new DomainError('guardFailed', { guard: 'tooManyFiles', limit: attachmentLimits.files });
  if (held + bytes > recordBytes) throw new DomainError('guardFailed', { guard: 'recordFull', limit: recordBytes / 1_000_000 });
  const quota = await readSetting(tx, quotaSetting, defaultQuotaBytes);
  if ((await heldByShop(tx)) + bytes > quota) throw new DomainError('guardFailed', { guard: 'shopFull', limit: quota / 1_000_000_000 });
}

export async function describeAttachment(context: ActorContext, { id, caption }: z.output<typeof captionInput>): Promise<Receipt> {
  return change(context, id, 'attachmentDescribed', ({ caption: before, removedAt }) => {
    if (removedAt !== null) throw gone(id);
    return { changes: { caption }, told: { caption: [before, caption] } };
  });
}

/** Takes a file off its record; for a day it can come back. */
export async function removeAttachment(context: ActorContext, { id }: z.output<typeof attachmentInput>): Promise<Receipt> {
  return change(context, id, 'attachmentRemoved', ({ removedAt }) => {
    if (removedAt !== null) throw gone(id);
    return { changes: { removedAt: context.now, removedBy: context.actor.userId } };
  });
}

/** Brings a removed file back. */
export async function restoreAttachment(context: ActorContext, { id }: z.output<typeof attachmentInput>): Promise<Receipt> {
  return change(context, id, 'attachmentRestored', async ({ removedAt, subject, subjectId }, tx) => {
    if (removedAt === null || removedAt + undoMs <= context.now) throw gone(id);
    await requireRoom(tx, { subject, subjectId }, 0);
    const { now, actor } = context;
    if (isOnePhoto(subject)) await removeAll(tx, subject, subjectId, { removedAt: now, removedBy: actor.userId });
    return { changes: { removedAt: null, removedBy: null } };
  });
}

interface Change {
  readonly changes: Partial<Omit<AttachmentRecord, 'id'>>;
  readonly told?: Readonly<Record<string, readonly [unknown, unknown]>>;
}

async function change(
  context: ActorContext,
  id: number,
  kind: string,
  decide: (row: AttachmentRecord, tx: Tx) => Change | Promise<Change>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const found = await findAttachment(tx, id);
    if (!found) throw gone(id);
    // the record before its files, as everybody locks them
    await requireAccess(tx, context, found, 'write');
    const row = await lockAttachment(tx, id);
    if (!row) throw gone(id);
    const { changes, told = {} } = await decide(row, tx);
    const version = row.version + 1;
    await updateAttachment(tx, id, { ...changes, version });
    await record({ subject: row.subject, subjectId: row.subjectId, kind, data: { kind: row.kind }, changes: told });
    touch('attachments', topicOf(row.subject));
    return { id, version };
  });
}

/** How much all files of the shop may take, and take (F114). */
export async function viewQuota({ db }: ActorContext): Promise<QuotaView> {
  return { bytes: await readSetting(db, quotaSetting, defaultQuotaBytes), used: await heldByShop(db) };
}

export async function changeQuota(context: ActorContext, { bytes }: z.output<typeof quotaInput>): Promise<QuotaView> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readSetting(tx, quotaSetting, defaultQuotaBytes);
    await putQuota(tx, quotaSetting, bytes);
    await record({ subject: 'shop', subjectId: 1, kind: 'quotaChanged', changes: { quotaBytes: [before, bytes] } });
    touch('attachments', 'settings');
    return { bytes, used: await heldByShop(tx) };
  });
}

function gone(id: number): DomainError {
  return new DomainError('notFound', { what: 'attachment', id });
}
