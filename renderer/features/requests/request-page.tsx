import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { LifeCommand } from '../../../shared/request-life.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { useTRPC } from '../../api.ts';
import { AppointmentsSection } from '../../components/appointments-section.tsx';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { IncidentSection } from '../../components/incident/incident-section.tsx';
import { MoreCommands } from '../../components/more-commands.tsx';
import { FormsSection } from '../../components/feedback-form/forms-section.tsx';
import { CasesSection } from '../../components/supplier/cases-section.tsx';
import { RepairSection } from '../../components/repair-case/repair-section.tsx';
import { PromiseMark, RequestStateChip, UrgencyMark } from '../../components/request-marks.tsx';
import { SparesSection } from '../../components/spares/spares-section.tsx';
import { TimersSection } from '../../components/timers-section.tsx';
import { usePrintLines } from '../../components/use-print-command.ts';
import { useCan } from '../../session.tsx';
import { LifeBanners } from './life-banners.tsx';
import { LifeDialog } from './life-dialogs.tsx';
import { LifeSection } from './life-section.tsx';
import { LifeSteps } from './life-steps.tsx';
import { RequestDialogs } from './request-dialogs.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestFinishes } from './request-finishes.tsx';
import { RequestSlips } from './request-slips.tsx';
import { RequestTimeline } from './request-timeline.tsx';
import { useLifeCommands } from './use-life-commands.ts';
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
  const timers = useQuery(trpc.timers.ofRequest.queryOptions({ id }));
  const [dialog, setDialog] = useState<RequestDialog>();
  const commandsOf = useRequestCommands(slips.data?.rows, setDialog);
  const life = useTranslation('requestLife').t;
  const [lifeDialog, setLifeDialog] = useState<LifeCommand>();
  const moreOf = useLifeCommands(setLifeDialog);
  const printLines = usePrintLines();
  const papersOf = ({ id: of }: RequestView) =>
    printLines({ projectRequest: `/print/project-request?id=${of}`, customerNotice: `/print/customer-notice?id=${of}` });
  return (
    <>
      <DetailPage<RequestView>
        query={query}
        backTo="/requests"
        title={(request) => request.no}
        chip={(request) => <RequestStateChip state={request.state} type={request.type} />}
        subtitle={(request) => <Subtitle request={request} />}
        commands={commandsOf}
        more={(request) => <MoreCommands label={life('command.more')} commands={[...moreOf(request), ...papersOf(request)]} />}
        aside={(request) => <RequestTimeline entries={request.timeline} />}
      >
        {(request) => (
          <>
            <LifeBanners request={request} open={setLifeDialog} />
            <LifeSteps request={request} />
            <TimersSection query={timers} />
            <RequestFacts request={request} />
            <RepairSection request={request} />
            <IncidentSection of={{ requestId: request.id }} start={{ source: 'complaint', facts: request.content }} />
            <FormsSection
              requestId={request.id}
              start={{ goods: request.productText, fault: request.content.slice(0, 1000) }}
              isOpen={openRequestStates.includes(request.state)}
            />
            <CasesSection of={{ requestId: request.id }} send={openRequestStates.includes(request.state) ? casesOf(request) : undefined} />
            <SparesSection requestId={request.id} isOpen={openRequestStates.includes(request.state)} />
            <LifeSection request={request} />
            <AppointmentsSection request={request} />
            {maySeeSlips && (
              <Section title={t('detail.slips')}>
                <RequestSlips query={slips} />
              </Section>
            )}
            <AttachmentsSection subject="request" subjectId={request.id} />
            <RequestFinishes finishes={request.finishes} />
          </>
        )}
      </DetailPage>
      {query.data && (
        <>
          {lifeDialog && <LifeDialog command={lifeDialog} request={query.data} onClose={() => setLifeDialog(undefined)} />}
          <RequestDialogs dialog={dialog} request={query.data} slips={slips.data?.rows ?? []} onClose={() => setDialog(undefined)} />
        </>
      )}
    </>
  );
}

/** A case with a supplier begins with what the request is about. */
function casesOf({ id, productText, content }: RequestView) {
  const what = [productText, content].filter(Boolean).join('\n').slice(0, 1000);
  return { about: { requestId: id, formId: null }, start: { what } };
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
