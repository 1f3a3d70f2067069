import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { projectRequestForm } from '../../print/project-request.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/project-request?id=3`: the application of a request 售后申请表 (F-22). */
export function PrintProjectRequestPage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const query = useQuery(useTRPC().requests.paperData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const { data } = query;
  const build = useMemo(
    () => (data && texts ? (on: FormOn) => [projectRequestForm(data, { texts, nth: 1, ...on })] : undefined),
    [data, texts],
  );
  const documentTitle = data?.request.no ?? '';
  const words = useOnePageWords(documentTitle, 0);
  return (
    <FormPreview
      form="projectRequest"
      address={address}
      title={t('page.projectRequest')}
      documentTitle={documentTitle}
      backTo={`/requests/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      // a form for the customer to sign: it may be printed as often as it is wanted
      note={async () => unmarked}
      words={words}
    />
  );
}
