import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { NoticeData } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { noticeForm } from '../../print/privacy-notice.tsx';
import type { NoticeTexts } from '../../print/privacy-notice.tsx';
import type { FormOn, FormPreviewProps } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

export interface NoticeForm {
  readonly notice: NoticeData | undefined;
  /** Undefined while it loads and where no policy is in force. */
  readonly build: FormPreviewProps['build'];
  readonly texts: NoticeTexts | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** The notice for a customer, or a blank one, in the shop's language. */
export function useNoticeForm(customerId: number | null): NoticeForm {
  const trpc = useTRPC();
  const query = useQuery(trpc.privacy.notice.queryOptions({ customerId }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const notice = query.data;
  const build = useMemo(() => {
    if (!notice?.policy || !texts) return undefined;
    const inForce = { ...notice, policy: notice.policy };
    return (on: FormOn) => [noticeForm(inForce, { texts, ...on })];
  }, [notice, texts]);
  return { notice, build, texts, error: query.error, refetch: query.refetch };
}
