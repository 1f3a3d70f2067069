import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { toolLabel } from '../../print/tool-label.tsx';
import { useSession } from '../../session.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { NothingToPrint } from './nothing-to-print.tsx';
import { usePrintIds } from './print-ids.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/tool-labels?ids=1,2`: number labels that stick on tools (R-000-69). */
export function PrintToolLabelsPage(): ReactNode {
  const { t } = useTranslation('tools');
  const [address] = useSearchParams();
  const ids = usePrintIds(address);
  if (ids.length > 0) return <ToolLabels key={ids.join()} ids={ids} address={address} />;
  const action = { text: t('label.toTools'), to: '/tools/list' };
  return <NothingToPrint title={t('label.page')} backTo="/tools/list" none={t('label.none')} hint={t('label.noneHint')} action={action} />;
}

function ToolLabels({ ids, address }: { readonly ids: readonly number[]; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation(['paperForms', 'tools']);
  const { shop } = useSession();
  const texts = usePaperTexts();
  const { data: tools, error, refetch } = useQuery(useTRPC().tools.labels.queryOptions({ ids: [...ids] }, { staleTime: 0 }));
  const build = useMemo(
    () => (tools && texts ? (on: FormOn) => tools.map((tool) => toolLabel(tool, shop.name, { texts, ...on })) : undefined),
    [tools, texts, shop.name],
  );
  return (
    <FormPreview
      form="toolLabel"
      address={address}
      title={t('tools:label.page')}
      documentTitle={`${t('tools:label.page')} ${tools?.[0]?.no ?? ''}`.trim()}
      backTo={ids.length === 1 ? `/tools/list/${ids[0]}` : '/tools/list'}
      build={build}
      error={error}
      refetch={refetch}
      // a label is no document: it may be printed as often as one falls off
      note={async () => unmarked}
      words={{ counted: (pages) => t('page.counted', { documents: ids.length, pages }), printed: t('page.printed') }}
    />
  );
}
