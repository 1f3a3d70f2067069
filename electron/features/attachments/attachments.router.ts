import { z } from 'zod';
import { attachmentInput, attachmentsOfInput, captionInput, contentInput, quotaInput } from '../../../shared/attachments.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { openAttachment } from './attachments-read.service.ts';
import {
  addAttachment,
  changeQuota,
  describeAttachment,
  listAttachments,
  removeAttachment,
  restoreAttachment,
  viewQuota,
} from './attachments.service.ts';
import { uploadInput } from './file-content.ts';

export const attachmentsRouter = router({
  of: query(attachmentsOfInput, listAttachments),
  content: query(contentInput, openAttachment),
  add: command(uploadInput, (context, { content, ...head }) => addAttachment(context, head, content.bytes)),
  describe: command(captionInput, describeAttachment),
  remove: command(attachmentInput, removeAttachment),
  restore: command(attachmentInput, restoreAttachment),
  quota: query(z.void(), viewQuota),
  changeQuota: command(quotaInput, changeQuota),
});
