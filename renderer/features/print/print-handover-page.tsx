import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { handoverSheet } from '../../print/handover-list.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/handover?id=3`: a hand-over list 交接单 to be signed by both (R-000-58). */
export function PrintHandoverPage(): ReactNode {
  const [address] = useSearchParams();
  const id = Number(address.get('id'));
  return Number.isSafeInteger(id) && id > 0 ? <Preview key={id} id={id} address={address} /> : <NotFoundPage />;
}

function Preview({ id, address }: { readonly id: number; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('paperForms');
  const trpc = useTRPC();
  const query = useQuery(trpc.handovers.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const [nth, mark] = useState<number>();
  const record = useCommand(trpc.handovers.recordPrint.mutationOptions());
  const shownNth = nth ?? (query.data?.printCount ?? 0) + 1;
  const [handover, shop] = [query.data?.handover, query.data?.shop];
  const build = useMemo(
    () => (handover && shop && texts ? (on: FormOn) => [handoverSheet({ handover, shop }, { texts, nth: shownNth, ...on })] : undefined),
    [handover, shop, texts, shownNth],
  );
  const documentTitle = handover?.no ?? '';
  const words = useOnePageWords(documentTitle, query.data?.printCount ?? 0);
  return (
    <FormPreview
      form="handover"
      address={address}
      title={t('page.handover')}
      documentTitle={documentTitle}
      backTo={`/handovers/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      note={async (print) => {
        const noted = await record.run({ id, ...print });
        return noted && (() => mark(noted.nth));
      }}
      words={words}
    />
  );
}
