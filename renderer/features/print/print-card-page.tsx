import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { cardForm } from '../../print/warranty-card.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/card?id=3`: a warranty card A or B (F-21). */
export function PrintCardPage(): ReactNode {
  const [address] = useSearchParams();
  const id = Number(address.get('id'));
  return Number.isSafeInteger(id) && id > 0 ? <CardPreview key={id} id={id} address={address} /> : <NotFoundPage />;
}

function CardPreview({ id, address }: { readonly id: number; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('warrantyCards');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.warrantyCards.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const [nth, mark] = useState<number>();
  const record = useCommand(trpc.warrantyCards.recordPrint.mutationOptions());
  const shownNth = nth ?? (query.data?.printCount ?? 0) + 1;
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const [card, shop] = [query.data?.card, query.data?.shop];
  const build = useMemo(
    () => (card && shop && texts ? (on: FormOn) => [cardForm({ card, shop }, { texts, nth: shownNth, ...on })] : undefined),
    [card, shop, texts, shownNth],
  );
  const documentTitle = card?.no ?? '';
  const words = useOnePageWords(documentTitle, query.data?.printCount ?? 0);
  return (
    <FormPreview
      form="warrantyCard"
      address={address}
      title={t('title')}
      documentTitle={documentTitle}
      backTo={`/warranty-cards/${id}`}
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
