import type { Generated } from 'kysely';
import type { AttachmentKind, AttachmentSubject } from '../../../shared/attachments.ts';

/** A photo or file of a record. The bytes lie in the data folder under the random name `stored` (F112). */
export interface AttachmentTable {
  id: Generated<number>;
  subject: AttachmentSubject;
  subjectId: number;
  kind: AttachmentKind;
  /** As people see it; never a name on the disk. */
  name: string;
  mime: string;
  caption: string;
  bytes: number;
  thumbBytes: number;
  width: number;
  height: number;
  sha256: string;
  stored: string;
  /** Stored name of the small picture; empty for files. */
  thumb: string;
  at: number;
  userId: number;
  /** Removed, but can be brought back for a while; 0 takes it away for good at once. */
  removedAt: number | null;
  removedBy: number | null;
  version: number;
}
