import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { cardForm } from '../../print/warranty-card.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/card?id=3`: a warranty card A or B (F-21). */
export function PrintCardPage(): ReactNode {
  return <RecordPage>{(props) => <CardPreview key={props.id} {...props} />}</RecordPage>;
}

function CardPreview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('warrantyCards');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.warrantyCards.printData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.warrantyCards.recordPrint.mutationOptions());
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const [card, shop] = [query.data?.card, query.data?.shop];
  const { nth, ...counted } = useCountedPrint(card?.no ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () => (card && shop && texts ? (on: FormOn) => [cardForm({ card, shop }, { texts, nth, ...on })] : undefined),
    [card, shop, texts, nth],
  );
  return (
    <FormPreview
      form="warrantyCard"
      address={address}
      title={t('title')}
      backTo={`/warranty-cards/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
