import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { PromiseMark, RequestStateChip, UrgencyMark } from '../../components/request-marks.tsx';
import { useCan } from '../../session.tsx';
import { RequestDialogs } from './request-dialogs.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestFinishes } from './request-finishes.tsx';
import { RequestSlips } from './request-slips.tsx';
import { RequestTimeline } from './request-timeline.tsx';
import { useRequestCommands } from './use-request-commands.ts';
import type { RequestDialog } from './use-request-commands.ts';

/** One request: facts, slips, finishes before a reopening, who did what when, and the commands of SM-01. */
export function RequestPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneRequest key={id} id={id} /> : <NotFoundPage />;
}

function OneRequest({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('requests');
  const trpc = useTRPC();
  const allowed = useCan();
  const query = useQuery(trpc.requests.get.queryOptions({ id }));
  const maySeeSlips = allowed('workOrders.read');
  const slips = useQuery(trpc.workOrders.list.queryOptions({ requestId: id, limit: 50 }, { enabled: maySeeSlips }));
  const [dialog, setDialog] = useState<RequestDialog>();
  const commandsOf = useRequestCommands(slips.data?.rows, setDialog);
  return (
    <>
      <DetailPage<RequestView>
        query={query}
        backTo="/requests"
        title={(request) => request.no}
        chip={(request) => <RequestStateChip state={request.state} type={request.type} />}
        subtitle={(request) => <Subtitle request={request} />}
        commands={commandsOf}
        aside={(request) => <RequestTimeline entries={request.timeline} />}
      >
        {(request) => (
          <>
            <RequestFacts request={request} />
            {maySeeSlips && (
              <Section title={t('detail.slips')}>
                <RequestSlips query={slips} />
              </Section>
            )}
            <RequestFinishes finishes={request.finishes} />
          </>
        )}
      </DetailPage>
      {query.data && (
        <RequestDialogs dialog={dialog} request={query.data} slips={slips.data?.rows ?? []} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

function Subtitle({ request }: { readonly request: RequestView }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
      <Link component={RouterLink} to={`/customers/${request.customerId}`}>
        {request.customerName}
      </Link>
      <span>{t(`type.${request.type}`)}</span>
      <UrgencyMark urgency={request.urgency} />
      <span>
        {t('promise.label')} <PromiseMark state={request.state} promisedAt={request.promisedAt} />
      </span>
    </Box>
  );
}
