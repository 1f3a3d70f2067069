import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { Receipt } from '../../../shared/fields.ts';
import { slipFreeTypes } from '../../../shared/requests.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageSkeleton } from '../../components/frame/page-skeleton.tsx';
import { PromiseMark, UrgencyMark } from '../../components/request-marks.tsx';
import { WarrantySaidText } from '../../components/warranty-said.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { DispatchForm } from './dispatch-form.tsx';

interface DispatchPanelProps {
  readonly requestId: number | undefined;
  /** The slip that was made last. */
  readonly done: Receipt | undefined;
  readonly onForget: () => void;
  readonly onDispatched: (receipt: Receipt, isPrinted: boolean) => void;
}

/** The chosen request and the slip that is made of it. */
export function DispatchPanel({ requestId, done, onForget, onDispatched }: DispatchPanelProps): ReactNode {
  const { t } = useTranslation('dispatch');
  return (
    <Box sx={{ p: 2, display: 'grid', gap: 1.5, alignContent: 'start' }}>
      {done && <DoneNotice key={done.id} slip={done} onForget={onForget} />}
      {requestId === undefined ? (
        <EmptyState title={t('queue.choose')} />
      ) : (
        <ChosenRequest key={requestId} id={requestId} onDispatched={onDispatched} />
      )}
    </Box>
  );
}

function ChosenRequest({
  id,
  onDispatched,
}: {
  readonly id: number;
  readonly onDispatched: DispatchPanelProps['onDispatched'];
}): ReactNode {
  const trpc = useTRPC();
  const request = useQuery(trpc.requests.get.queryOptions({ id }));
  if (!request.data) return request.error ? <ErrorState error={request.error} onRetry={request.refetch} /> : <PageSkeleton />;
  return (
    <>
      <RequestSummary request={request.data} />
      {slipFreeTypes.includes(request.data.type) ? (
        <NoSlip request={request.data} />
      ) : (
        <>
          {request.data.state === 'registered' && <TellFirst request={request.data} />}
          <DispatchForm request={request.data} onDispatched={onDispatched} />
        </>
      )}
    </>
  );
}

/** Who and what, with the result of the look-up of the warranty before the slip is issued (R-002-37). */
function RequestSummary({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
          {request.customerName}
        </Typography>
        <Link component={RouterLink} to={`/requests/${request.id}`}>
          {request.no}
        </Link>
        <UrgencyMark urgency={request.urgency} />
        <PromiseMark state={request.state} promisedAt={request.promisedAt} />
      </Box>
      <Typography sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {[request.contactName, request.phone, request.address, request.productText].filter(Boolean).join(' · ')}
      </Typography>
      {request.warrantySaid && (
        <Typography component="div" sx={{ display: 'flex', gap: 1 }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('field.warrantySaid')}
          </Box>
          <Box component="span">
            <WarrantySaidText said={request.warrantySaid} />
          </Box>
        </Typography>
      )}
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 110, overflow: 'auto', mt: 0.5 }} tabIndex={0}>
        {request.content}
      </Typography>
    </Box>
  );
}

/** SM-01: questions and opinions go without a slip; the request's page has what can be done instead. */
function NoSlip({ request: { type } }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Alert severity="info" variant="outlined">
      {t('refusal.needsNoSlip', { type: t(`type.${type}`) })}
    </Alert>
  );
}

/** R-004-30: nobody goes out before the customer knows the promised time. */
function TellFirst({ request: { id, version, promisedAt } }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('dispatch');
  const trpc = useTRPC();
  const when = useWhen();
  const acknowledge = useCommand(trpc.requests.acknowledge.mutationOptions());
  return (
    <Alert
      severity="warning"
      variant="outlined"
      action={
        <Button color="inherit" variant="outlined" loading={acknowledge.isPending} onClick={() => void acknowledge.run({ id, version })}>
          {t('registered.told')}
        </Button>
      }
    >
      {t('registered.text', { when: when(promisedAt) })}
    </Alert>
  );
}

/** What was just done, with the ways on: print, open, take back. */
function DoneNotice({ slip: { id, version, no = '' }, onForget }: { readonly slip: Receipt; readonly onForget: () => void }): ReactNode {
  const { t } = useTranslation(['dispatch', 'common']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const allowed = useCan();
  const takeBack = useCommand(trpc.workOrders.void.mutationOptions(), { doneText: t('dispatch:undone', { no }), onDone: onForget });
  return (
    <Alert
      severity="success"
      variant="outlined"
      role="status"
      onClose={onForget}
      closeText={t('common:action.close')}
      sx={{
        py: 0,
        alignItems: 'center',
        '& .MuiAlert-message': { display: 'flex', alignItems: 'center', gap: 1, flex: 1, flexWrap: 'wrap' },
      }}
    >
      <Box component="span" sx={{ mr: 'auto' }}>
        {t('dispatch:done', { no })}
      </Box>
      {allowed('print.documents') && (
        <Button color="inherit" onClick={() => void navigate(`/print/slips?ids=${id}`)}>
          {t('common:action.print')}
        </Button>
      )}
      <Button color="inherit" onClick={() => void navigate(`/work-orders/${id}`)}>
        {t('common:action.open')}
      </Button>
      <Button
        color="inherit"
        loading={takeBack.isPending}
        onClick={() => void takeBack.run({ id, version, reason: t('dispatch:undoReason') })}
      >
        {t('common:action.undo')}
      </Button>
    </Alert>
  );
}
