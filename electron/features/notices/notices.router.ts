import { noticeListInput, readNoticeInput } from '../../../shared/notices.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listNotices, readNotice } from './notices.service.ts';

export const noticesRouter = router({
  list: query(noticeListInput, listNotices),
  read: command(readNoticeInput, readNotice),
});
