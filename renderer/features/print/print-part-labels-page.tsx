import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { partLabel } from '../../print/part-label.tsx';
import { useSession } from '../../session.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { NothingToPrint } from './nothing-to-print.tsx';
import { usePrintIds } from './print-ids.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/part-labels?ids=1,2`: labels that stick on parts and their bins (F-37). */
export function PrintPartLabelsPage(): ReactNode {
  const { t } = useTranslation(['paperForms', 'catalogue']);
  const [address] = useSearchParams();
  const ids = usePrintIds(address);
  if (ids.length > 0) return <PartLabels key={ids.join()} ids={ids} address={address} />;
  const action = { text: t('catalogue:labels.toParts'), to: '/parts' };
  return <NothingToPrint title={t('page.labels')} backTo="/parts" none={t('page.none')} hint={t('page.noneHint')} action={action} />;
}

function PartLabels({ ids, address }: { readonly ids: readonly number[]; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('paperForms');
  const { shop } = useSession();
  const texts = usePaperTexts();
  const { data: parts, error, refetch } = useQuery(useTRPC().parts.labels.queryOptions({ ids: [...ids] }, { staleTime: 0 }));
  const build = useMemo(
    () => (parts && texts ? (on: FormOn) => parts.map((part) => partLabel(part, shop.name, { texts, ...on })) : undefined),
    [parts, texts, shop.name],
  );
  return (
    <FormPreview
      form="partLabel"
      address={address}
      title={t('page.labels')}
      documentTitle={`${t('page.labels')} ${parts?.[0]?.code ?? ''}`.trim()}
      backTo={ids.length === 1 ? `/parts/${ids[0]}` : '/parts'}
      build={build}
      error={error}
      refetch={refetch}
      // a label is no document: it may be printed as often as one falls off
      note={async () => unmarked}
      words={{ counted: (pages) => t('page.counted', { documents: ids.length, pages }), printed: t('page.printed') }}
    />
  );
}
