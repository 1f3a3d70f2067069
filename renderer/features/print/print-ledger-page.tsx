import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { isDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { partLedgerForm } from '../../print/part-ledger.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/part-ledger?id=5&from=2026-11-01&to=2026-11-30`: the ledger of an item as it comes out of the printer. */
export function PrintLedgerPage(): ReactNode {
  const { t } = useTranslation('catalogue');
  const trpc = useTRPC();
  const [address] = useSearchParams();
  const texts = usePaperTexts();
  const dayOfAddress = (name: string) => (isDay(address.get(name) ?? '') ? (address.get(name) ?? '') : '');
  const [itemId, from, to] = [Number(address.get('id')), dayOfAddress('from'), dayOfAddress('to')];
  const shop = useQuery(trpc.settings.get.queryOptions());
  const ledger = useQuery(trpc.parts.ledger.queryOptions({ itemId, from, to }, { staleTime: 0 }));
  const owner = shop.data?.shop;
  const build = useMemo(
    () => (ledger.data && owner && texts ? (on: FormOn) => [partLedgerForm(ledger.data, owner, { texts, ...on })] : undefined),
    [ledger.data, owner, texts],
  );
  return (
    <FormPreview
      form="reportTable"
      address={address}
      title={t('ledger.partTitle', { name: ledger.data?.part.name ?? '' })}
      documentTitle={`${t('ledger.title')} ${ledger.data?.part.code ?? ''}`}
      backTo={`/parts/ledger/${itemId}?from=${from}&to=${to}`}
      build={build}
      error={ledger.error ?? shop.error}
      refetch={() => Promise.all([ledger.refetch(), shop.refetch()])}
      // what is printed changes nothing of the ledger: it may be printed at will
      note={async () => unmarked}
      words={{ counted: (pages) => t('ledger.counted', { pages }), printed: t('ledger.printed') }}
    />
  );
}
