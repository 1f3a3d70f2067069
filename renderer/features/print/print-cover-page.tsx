import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { coverForms } from '../../print/customer-file.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import type { FormOn } from './form-preview.tsx';
import { RecordPage } from './record-page.tsx';
import type { RecordPreviewProps } from './record-page.tsx';
import { useCountedPrint } from './use-counted-print.ts';
import { usePaperTexts } from './use-paper-texts.ts';

/** `/print/customer-file?customer=12`: the cover of a customer's file, and of each car's (F-28). */
export function PrintCoverPage(): ReactNode {
  return <RecordPage param="customer">{(props) => <CoverPreview key={props.id} {...props} />}</RecordPage>;
}

function CoverPreview({ id, address }: RecordPreviewProps): ReactNode {
  const { t } = useTranslation('customerFile');
  const trpc = useTRPC();
  // never from memory: what was read for an earlier print is not what is stored now
  const query = useQuery(trpc.customers.filePrintData.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  const texts = usePaperTexts();
  const record = useCommand(trpc.customers.recordFilePrint.mutationOptions());
  // a fresh answer keeps what has not changed, so that the pages stay as they are while they are being printed
  const { customer, items, vehicles, shop } = query.data ?? {};
  const { nth, ...counted } = useCountedPrint(customer?.name ?? '', query.data?.printCount ?? 0, (print) => record.run({ id, ...print }));
  const build = useMemo(
    () =>
      customer && items && vehicles && shop && texts
        ? (on: FormOn) => coverForms({ customer, items, vehicles, shop }, { texts, nth, ...on })
        : undefined,
    [customer, items, vehicles, shop, texts, nth],
  );
  return (
    <FormPreview
      form="customerFile"
      address={address}
      title={t('cover.page')}
      backTo={`/customers/${id}`}
      build={build}
      error={query.error}
      refetch={query.refetch}
      {...counted}
    />
  );
}
