import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { toolDueForm } from '../../print/tool-due-table.tsx';
import type { DueTool } from '../../print/tool-due-table.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { NothingToPrint } from './nothing-to-print.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

const backTo = '/tools/due';

/** `/print/tool-due`: the list of what is exchanged this month and what should have been back (R-000-79). */
export function PrintToolDuePage(): ReactNode {
  const { t } = useTranslation('tools');
  const [address] = useSearchParams();
  const trpc = useTRPC();
  const texts = usePaperTexts();
  const [now] = useState(() => Date.now());
  const fresh = { staleTime: 0, gcTime: 0 };
  const shop = useQuery(trpc.settings.get.queryOptions());
  const ends = useQuery(trpc.tools.lifeEnds.queryOptions(undefined, fresh));
  const overdue = useQuery(trpc.tools.overdue.queryOptions(undefined, fresh));
  const rows = useMemo(
    (): readonly DueTool[] | undefined =>
      ends.data &&
      overdue.data && [
        ...ends.data.map((tool) => ({ tool, kind: 'life' as const })),
        ...overdue.data.map((tool) => ({ tool, kind: 'loan' as const })),
      ],
    [ends.data, overdue.data],
  );
  const owner = shop.data?.shop;
  const build = useMemo(() => {
    if (!rows || !owner || !texts) return undefined;
    const { name, phone, address: at, zone } = owner;
    return ({ layout }: FormOn) => [toolDueForm(rows, { name, phone, address: at, zone, now }, { texts, layout })];
  }, [rows, owner, texts, now]);
  const title = t('dueList.sheetTitle');
  if (rows?.length === 0) {
    const action = { text: t('dueList.back'), to: backTo };
    return <NothingToPrint title={title} backTo={backTo} none={t('dueList.none')} hint={t('dueList.noneHint')} action={action} />;
  }
  return (
    <FormPreview
      form="reportTable"
      address={address}
      title={title}
      documentTitle={title}
      backTo={backTo}
      build={build}
      error={ends.error ?? overdue.error ?? shop.error}
      refetch={() => Promise.all([ends.refetch(), overdue.refetch(), shop.refetch()])}
      // a list changes nothing: it may be printed at will
      note={async () => unmarked}
      words={{ counted: (pages) => t('dueList.counted', { pages }), printed: t('dueList.printed') }}
    />
  );
}
