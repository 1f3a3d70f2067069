import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { NothingToPrint } from './nothing-to-print.tsx';
import { FormPreview, unmarked } from './form-preview.tsx';
import { useNoticeForm } from './use-notice-form.ts';

const policyPath = '/settings/privacyPolicy';

/** `/print/notice?customer=12`: the privacy notice and consent form (F-35) of that customer, or a blank one without. */
export function PrintNoticePage(): ReactNode {
  const [address] = useSearchParams();
  const wanted = Number(address.get('customer'));
  const customerId = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : null;
  return <NoticePreview key={customerId} customerId={customerId} address={address} />;
}

function NoticePreview({ customerId, address }: { readonly customerId: number | null; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('privacy');
  const backTo = customerId === null ? policyPath : `/customers/${customerId}`;
  const { notice, build, texts, error, refetch } = useNoticeForm(customerId);
  const title = t('print.page');
  if (notice && !notice.policy)
    return (
      <NothingToPrint
        title={title}
        backTo={backTo}
        none={t('print.noPolicy')}
        hint={t('print.noPolicyHint')}
        action={{ text: t('section.policy'), to: policyPath }}
      />
    );
  return (
    <FormPreview
      form="privacyNotice"
      address={address}
      title={title}
      documentTitle={texts?.privacy.print.title ?? ''}
      backTo={backTo}
      build={build}
      error={error}
      refetch={refetch}
      // a form to be filled in: it may be printed as often as somebody wants to read it
      note={async () => unmarked}
      words={{
        counted: (pages) => t('print.pages', { pages }),
        printed: t('print.printed'),
      }}
    />
  );
}
