import { z } from 'zod';
import { id, line, requestKey } from './fields.ts';

/** What photos and files can belong to. `shop` with id 1 holds the company's logo. */
export const attachmentSubjects = [
  'item',
  'request',
  'workOrder',
  'feedbackForm',
  'incident',
  'installedItem',
  'repairCase',
  'oldPart',
  'toolReturn',
  'shop',
] as const;
export type AttachmentSubject = (typeof attachmentSubjects)[number];

export const attachmentKinds = ['photo', 'file'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Largest file, most points of a picture, and what one record may hold (F113, F114). */
export const attachmentLimits = {
  fileBytes: 10_000_000,
  pixels: 25_000_000,
  files: 40,
  recordBytes: 100_000_000,
} as const;

/** What all records together may hold unless the shop says otherwise (F114). */
export const defaultQuotaBytes = 5_000_000_000;

/** How long a removed file can be brought back. */
export const undoMs = 86_400_000;

/** Name endings that the file chooser offers. What a file is, its bytes say. */
export const attachmentEndings = ['.jpg', '.jpeg', '.png', '.webp', '.pdf', '.xlsx', '.docx', '.txt', '.csv'] as const;

const subject = z.enum(attachmentSubjects);
const caption = line(120);

export const attachmentsOfInput = z.strictObject({ subject, subjectId: id });
export const attachmentInput = z.strictObject({ id });
export const contentInput = z.strictObject({ id, isThumb: z.boolean().default(false) });
export const captionInput = z.strictObject({ id, caption });
export const quotaInput = z.strictObject({ bytes: z.number().int().min(100_000_000).max(1_000_000_000_000) });

/** What of an upload stands beside its bytes. */
export const uploadHead = z.strictObject({ subject, subjectId: id, name: line(400) });
export type UploadHead = z.output<typeof uploadHead>;
/** The same with the request key, as it travels in the address of an upload. */
export const uploadQuery = z.strictObject({ subject, subjectId: z.coerce.number().pipe(id), name: line(400), key: requestKey });

export interface AttachmentRow {
  readonly id: number;
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly mime: string;
  readonly caption: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly at: number;
  readonly userName: string | null;
}

export interface AttachmentsView {
  readonly rows: readonly AttachmentRow[];
  /** May whoever asks add, describe and remove? */
  readonly mayWrite: boolean;
}

export interface QuotaView {
  readonly bytes: number;
  readonly used: number;
}

/** Address of the content, the same in a browser and on the desktop. */
export function attachmentPath(attachmentId: number, isThumb = false): string {
  return `/files/${attachmentId}${isThumb ? '/thumb' : ''}`;
}
