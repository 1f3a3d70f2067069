import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { useLookup } from './resolve-scan.ts';
import { ReturnForm } from './return-form.tsx';
import { SlipChooser } from './slip-chooser.tsx';

/** Return 退料: what a slip did not use comes back to the shelf, with the reason. */
export function ReturnPage(): ReactNode {
  const { t } = useTranslation('parts');
  const id = Number(useParams()['id']) || undefined;
  return (
    <StockArea>
      {id === undefined ? (
        <SlipChooser base="/parts/return" title={t('return.chooseTitle')} hint={t('return.chooseHint')} />
      ) : (
        <ReturnOfSlip key={id} id={id} />
      )}
    </StockArea>
  );
}

function ReturnOfSlip({ id }: { readonly id: number }): ReactNode {
  const lookup = useLookup();
  const plan = useQuery({
    queryKey: [['parts', 'returnPlan'], id],
    queryFn: async () => {
      const slip = await lookup.workOrder(id);
      const held = slip.parts.filter(({ issuedQty, returnedQty }) => issuedQty > returnedQty);
      return { slip, parts: await Promise.all(held.map(({ itemId }) => lookup.balances(itemId))) };
    },
    staleTime: 0,
    gcTime: 0,
  });
  if (plan.data) return <ReturnForm slip={plan.data.slip} parts={plan.data.parts} />;
  return plan.error ? <ErrorState error={plan.error} onRetry={() => void plan.refetch()} /> : <PageSkeleton />;
}
