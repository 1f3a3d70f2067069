import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { StockArea } from '../../components/stock-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { IssueForm } from './issue-form.tsx';
import { useLookup } from './resolve-scan.ts';
import { SlipChooser } from './slip-chooser.tsx';
import { WaitingTable } from './waiting-table.tsx';

/** Issue 发料: first the slip (scanned, typed or from the queue), then the parts. */
export function IssuePage(): ReactNode {
  const { t } = useTranslation('parts');
  const id = Number(useParams()['id']) || undefined;
  return (
    <StockArea>
      {id === undefined ? (
        <SlipChooser base="/parts/issue" title={t('issue.chooseTitle')} hint={t('issue.chooseHint')}>
          <TablePaper>
            <WaitingTable />
          </TablePaper>
        </SlipChooser>
      ) : (
        <IssueOfSlip key={id} id={id} />
      )}
    </StockArea>
  );
}

function IssueOfSlip({ id }: { readonly id: number }): ReactNode {
  const lookup = useLookup();
  // under the topic of the parts, so that another seat's move shows
  const plan = useQuery({
    queryKey: [['parts', 'issuePlan'], id],
    queryFn: async () => {
      const slip = await lookup.workOrder(id);
      const waiting = slip.parts.filter(({ wantedQty, issuedQty }) => wantedQty > issuedQty);
      return { slip, parts: await Promise.all(waiting.map(({ itemId }) => lookup.balances(itemId))) };
    },
    staleTime: 0,
    gcTime: 0,
  });
  if (plan.data) return <IssueForm slip={plan.data.slip} parts={plan.data.parts} />;
  return plan.error ? <ErrorState error={plan.error} onRetry={() => void plan.refetch()} /> : <PageSkeleton />;
}
