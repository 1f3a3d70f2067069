import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { handoverSheet } from '../../print/handover-list.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/handover?id=3`: a hand-over list 交接单 to be signed by both (R-000-58). */
export function PrintHandoverPage(): ReactNode {
  return <RecordPage>{(props) => <Preview key={props.id} {...props} />}</RecordPage>;
}

function Preview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  const query = useQuery(trpc.handovers.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.handovers.recordPrint.mutationOptions());
  const [handover, shop] = [query.data?.handover, query.data?.shop];
  const { nth, ...counted } = useCountedPrint(handover?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (handover && shop && texts ? (on: FormOn) => [handoverSheet({ handover, shop }, { texts, nth, ...on })] : undefined),
    [handover, shop, texts, nth],
  );
  return (
    <FormPreview
      form="handover"
      address={address}
      title={t('page.handover')}
      backTo={`/handovers/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
