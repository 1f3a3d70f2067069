import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader, useGoBack } from '../../components/page-header.tsx';
import { useCommand } from '../../use-command.ts';
import { FormPreview } from './form-preview.tsx';
import { usePrintIds } from './print-ids.ts';
import { ReadingSlips } from './reading-slips.tsx';
import { useSlipForms } from './use-slip-forms.ts';

/** `/print/slips?ids=1,2,3`: the slips exactly as they come out of the printer; `auto=1` prints at once and goes back. */
export function PrintSlipsPage(): ReactNode {
  const { t } = useTranslation('print');
  const [address] = useSearchParams();
  const ids = usePrintIds(address);
  if (ids.length === 0) {
    return (
      <>
        <PageHeader title={t('page.title')} backTo="/work-orders" />
        <EmptyState
          title={t('page.none')}
          hint={t('page.noneHint')}
          action={
            <Button variant="contained" component={Link} to="/work-orders">
              {t('page.toSlips')}
            </Button>
          }
        />
      </>
    );
  }
  return <SlipPreview key={ids.join()} ids={ids} address={address} />;
}

function SlipPreview({ ids, address }: { readonly ids: readonly number[]; readonly address: URLSearchParams }): ReactNode {
  const { t } = useTranslation('print');
  const goBack = useGoBack('/work-orders');
  const { slips, build, read, error, refetch, mark } = useSlipForms(ids);
  const record = useCommand(useTRPC().workOrders.recordPrint.mutationOptions());
  const reprints = slips?.filter(({ printCount }) => printCount > 0).length ?? 0;
  return (
    <FormPreview
      form="slip"
      address={address}
      title={t('page.title')}
      documentTitle={slips?.length === 1 ? (slips[0]?.no ?? '') : `${slips?.[0]?.no ?? ''}…`}
      backTo="/work-orders"
      build={build}
      error={error}
      refetch={refetch}
      note={async (print) => {
        const marks = await record.run({ ids: [...ids], ...print });
        return marks && (() => mark(marks));
      }}
      words={{
        counted: (pages) => t('page.count', { slips: ids.length, pages }),
        printed: t('page.printed', { slips: ids.length }),
        reprint: reprints > 0 && t('page.willBeReprint', { count: reprints }),
      }}
      reading={<ReadingSlips read={read} total={ids.length} onCancel={goBack} />}
    />
  );
}
