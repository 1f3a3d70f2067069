import { z } from 'zod';
import { uploadHead } from '../../../shared/attachments.ts';
import { FileContent } from '../../platform/file-content.ts';

/** No JSON holds a `FileContent`: only a host that took the bytes beside the call can make this input. */
export const uploadInput = uploadHead.extend({ content: z.instanceof(FileContent) });
