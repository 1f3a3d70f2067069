import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { replacementForm } from '../../print/replacement-form.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/replacement?id=3`: a 补换件单 (F-13, R-000-40). */
export function PrintReplacementPage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  const query = useQuery(trpc.replacements.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.replacements.recordPrint.mutationOptions());
  const [replacement, shop] = [query.data?.replacement, query.data?.shop];
  const { nth, ...counted } = useCountedPrint(replacement?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (replacement && shop && texts ? (on: FormOn) => [replacementForm({ replacement, shop }, { texts, nth, ...on })] : undefined),
    [replacement, shop, texts, nth],
  );
  return (
    <FormPreview
      form="replacement"
      address={address}
      title={t('page.replacement')}
      backTo="/old-parts/replacements"
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
