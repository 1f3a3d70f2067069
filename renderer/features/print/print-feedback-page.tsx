import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackPrintData } from '../../../shared/feedback-forms.ts';
import { useTRPC } from '../../api.ts';
import { feedbackSheet } from '../../print/feedback-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { usePhotoChoice } from './photo-choice.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/feedback-form?id=3`: the feedback form 信息反馈单 (F-03). */
export function PrintFeedbackPage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.feedbackForms.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const { photos, field } = usePhotoChoice('feedbackForm', id);
  const record = useCommand(trpc.feedbackForms.recordPrint.mutationOptions());
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const form = query.data?.form as unknown as FeedbackPrintData['form'] | undefined;
  const shop = query.data?.shop;
  const { nth, ...counted } = useCountedPrint(form?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (form && shop && photos && texts ? (on: FormOn) => [feedbackSheet({ form, shop }, photos, { texts, nth, ...on })] : undefined),
    [form, shop, photos, texts, nth],
  );
  return (
    <FormPreview
      form="feedbackForm"
      address={address}
      title={t('page.feedback')}
      backTo={`/feedback-forms/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
      fields={field}
    />
  );
}
