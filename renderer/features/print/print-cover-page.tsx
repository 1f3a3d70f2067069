import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { coverForms } from '../../print/customer-file.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { useOnePageWords } from './use-one-page-words.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/customer-file?customer=12`: the cover of a customer's file, and of each car's (F-28). */
export function PrintCoverPage(): ReactNode {
  const [address] = useSearchParams();
  const id = Number(address.get('customer'));
  return Number.isSafeInteger(id) && id > 0 ? <CoverPreview key={id} id={id} address={address} /> : <NotFoundPage />;
}

function CoverPreview({ id, address }: { readonly id: number; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('customerFile');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.customers.filePrintData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const [nth, mark] = useState<number>();
  const record = useCommand(trpc.customers.recordFilePrint.mutationOptions());
  const shownNth = nth ?? (query.data?.printCount ?? 0) + 1;
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const { customer, items, vehicles, shop } = query.data ?? {};
  const build = useMemo(
    () =>
      customer && items && vehicles && shop && texts
        ? (on: FormOn) => coverForms({ customer, items, vehicles, shop }, { texts, nth: shownNth, ...on })
        : undefined,
    [customer, items, vehicles, shop, texts, shownNth],
  );
  const documentTitle = customer?.name ?? '';
  const words = useOnePageWords(documentTitle, query.data?.printCount ?? 0);
  return (
    <FormPreview
      form="customerFile"
      address={address}
      title={t('cover.page')}
      documentTitle={documentTitle}
      backTo={`/customers/${id}`}
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
