import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { materialChain } from '../../../shared/material-requests.ts';
import type { MaterialRequestView } from '../../../shared/material-requests.ts';
import { useTRPC } from '../../api.ts';
import { ApprovalChain } from '../../components/approvals/approval-chain.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { MoreCommands } from '../../components/more-commands.tsx';
import { PurchasingArea } from '../../components/purchasing-area.tsx';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { useCan } from '../../session.tsx';
import { BookInDialog } from './book-in-dialog.tsx';
import { BuyDialog, ConsentDialog } from './purchase-dialogs.tsx';
import { HandOutDialog } from './hand-out-dialog.tsx';
import { ChangeRequestDialog } from './new-request-dialog.tsx';
import { PurchaseFacts, RequestBanners, RequestFacts, RequestLines, RequestTimeline, WaitingSlips } from './request-facts.tsx';
import { RequestStateChip } from './request-marks.tsx';
import { StepConfirm } from './step-confirm.tsx';
import { useRequestCommands } from './use-request-commands.ts';
import type { RequestDialog } from './use-request-commands.ts';

/** One material request from the draft to what is handed out (SM-07). */
export function MaterialRequestPage(): ReactNode {
  const id = Number(useParams()['id']);
  if (!Number.isSafeInteger(id) || id <= 0) return <NotFoundPage />;
  return (
    <PurchasingArea>
      <OneRequest key={id} id={id} />
    </PurchasingArea>
  );
}

function OneRequest({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation(['materialRequests', 'common']);
  const query = useQuery(useTRPC().materialRequests.get.queryOptions({ id }));
  const [opened, setOpened] = useState<RequestDialog>();
  const print = usePrintCommand('print.store');
  const commands = useRequestCommands(setOpened);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const request = query.data as unknown as MaterialRequestView | undefined;
  return (
    <>
      <DetailPage<MaterialRequestView>
        query={{ ...query, data: request }}
        backTo="/purchasing/requests"
        title={(view) => `${t('materialRequests:form')} ${view.no}`}
        chip={(view) => <RequestStateChip state={view.state} path={view.path} />}
        subtitle={(view) => <Subtitle request={view} />}
        more={(view) => {
          const { more } = commands(view);
          return more.length > 0 && <MoreCommands label={t('common:action.more')} commands={more} />;
        }}
        commands={(view) => [print(`/print/material-request?id=${view.id}`), ...commands(view).buttons]}
        aside={(view) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Section title={t('materialRequests:page.chain')}>
              <ApprovalChain chain={materialChain(view.path)} approvals={view.approvals} />
            </Section>
            <Section title={t('materialRequests:page.timeline')}>
              <RequestTimeline entries={view.timeline} />
            </Section>
          </Box>
        )}
      >
        {(view) => (
          <>
            <RequestBanners request={view} />
            <RequestLines request={view} />
            <WaitingSlips request={view} />
            <RequestFacts request={view} />
            <PurchaseFacts request={view} />
          </>
        )}
      </DetailPage>
      {request && opened && <OpenedDialog dialog={opened} request={request} onClose={() => setOpened(undefined)} />}
    </>
  );
}

interface OpenedProps {
  readonly dialog: RequestDialog;
  readonly request: MaterialRequestView;
  readonly onClose: () => void;
}

function OpenedDialog({ dialog, ...props }: OpenedProps): ReactNode {
  switch (dialog) {
    case 'change':
      return <ChangeRequestDialog {...props} />;
    case 'consent':
      return <ConsentDialog {...props} />;
    case 'buy':
      return <BuyDialog {...props} />;
    case 'bookIn':
      return <BookInDialog {...props} />;
    case 'issue':
      return <HandOutDialog {...props} />;
    default:
      return <StepConfirm key={dialog} command={dialog} {...props} />;
  }
}

function Subtitle({ request }: { readonly request: MaterialRequestView }): ReactNode {
  const { t } = useTranslation('materialRequests');
  const allowed = useCan();
  const { path, applicantName, workOrderId, workOrderNo, requestId, requestNo } = request;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <span>{`${t(`path.${path}`)} · ${applicantName}`}</span>
      {workOrderId !== null && allowed('workOrders.read') && (
        <Link component={RouterLink} to={`/work-orders/${workOrderId}`}>{`${t('field.workOrderId')} ${workOrderNo}`}</Link>
      )}
      {requestId !== null && allowed('requests.read') && (
        <Link component={RouterLink} to={`/requests/${requestId}`}>{`${t('field.requestNo')} ${requestNo}`}</Link>
      )}
    </Box>
  );
}
