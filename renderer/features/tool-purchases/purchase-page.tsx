import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import { useTRPC } from '../../api.ts';
import { ApprovalChain } from '../../components/approvals/approval-chain.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { MoreCommands } from '../../components/more-commands.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { CheckDialog } from './check-dialog.tsx';
import { BookDialog, SendDialog } from './purchase-dialogs.tsx';
import { PurchaseBanners, PurchaseFacts, PurchaseLines, PurchaseTimeline } from './purchase-facts.tsx';
import { PurchaseStateChip, TurnMark } from './purchase-marks.tsx';
import { StepConfirm } from './step-confirm.tsx';
import { StockInDialog } from './stock-in-dialog.tsx';
import { usePurchaseCommands } from './use-purchase-commands.ts';
import type { PurchaseDialog } from './use-purchase-commands.ts';

/** One tool purchase from the custodian's plan to the general ledger (SM-09). */
export function ToolPurchasePage(): ReactNode {
  const id = Number(useParams()['id']);
  if (!Number.isSafeInteger(id) || id <= 0) return <NotFoundPage />;
  return (
    <ToolsArea>
      <OnePurchase key={id} id={id} />
    </ToolsArea>
  );
}

function OnePurchase({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation(['toolPurchases', 'common']);
  const query = useQuery(useTRPC().toolPurchases.get.queryOptions({ id }));
  const [dialog, setDialog] = useState<PurchaseDialog>();
  const print = usePrintCommand('print.store');
  const commands = usePurchaseCommands(setDialog);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const purchase = query.data as unknown as ToolPurchaseView | undefined;
  return (
    <>
      <DetailPage<ToolPurchaseView>
        query={{ ...query, data: purchase }}
        backTo="/tools/purchases"
        title={(view) => `${t('toolPurchases:form')} ${view.no}`}
        chip={(view) => <PurchaseStateChip state={view.state} />}
        subtitle={(view) => view.turn !== null && <TurnMark purchase={view} />}
        more={(view) => {
          const { more } = commands(view);
          return more.length > 0 && <MoreCommands label={t('common:action.more')} commands={more} />;
        }}
        commands={(view) => [print(`/print/tool-purchase?id=${view.id}`), ...commands(view).buttons]}
        aside={(view) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Section title={t('toolPurchases:page.chain')}>
              <ApprovalChain chain="toolPurchase" approvals={view.approvals} />
            </Section>
            <Section title={t('toolPurchases:page.timeline')}>
              <PurchaseTimeline entries={view.timeline} />
            </Section>
          </Box>
        )}
      >
        {(view) => (
          <>
            <PurchaseBanners purchase={view} />
            <PurchaseLines purchase={view} />
            <PurchaseFacts purchase={view} />
          </>
        )}
      </DetailPage>
      {purchase && dialog && <OpenedDialog dialog={dialog} purchase={purchase} onClose={() => setDialog(undefined)} />}
    </>
  );
}

interface OpenedProps {
  readonly dialog: PurchaseDialog;
  readonly purchase: ToolPurchaseView;
  readonly onClose: () => void;
}

function OpenedDialog({ dialog, ...props }: OpenedProps): ReactNode {
  switch (dialog) {
    case 'send':
      return <SendDialog {...props} />;
    case 'check':
      return <CheckDialog {...props} />;
    case 'stockIn':
      return <StockInDialog {...props} />;
    case 'book':
      return <BookDialog {...props} />;
    default:
      return <StepConfirm key={dialog} command={dialog} {...props} />;
  }
}
