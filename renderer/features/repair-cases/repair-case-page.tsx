import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { photoStates } from '../../../shared/repair-cases.ts';
import type { RepairView } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { RepairDue, RepairStateChip, RepairSteps } from '../../components/repair-case/repair-marks.tsx';
import { useCan } from '../../session.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { CasesSection } from '../../components/supplier/cases-section.tsx';
import { EngineeringFacts, FeedbackFacts, HelpFacts, SupplierFacts, WorkFacts } from './case-facts.tsx';
import { RepairDialogs } from './repair-dialogs.tsx';
import { ServiceOrder } from './service-order.tsx';
import { useRepairCommands } from './use-repair-commands.ts';
import type { RepairDialog } from './use-repair-commands.ts';

/** One renovation repair from the call to the satisfaction card (SM-18). */
export function RepairCasePage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneCase key={id} id={id} /> : <NotFoundPage />;
}

function OneCase({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('repairCases');
  const query = useQuery(useTRPC().repairCases.get.queryOptions({ id }));
  const [dialog, setDialog] = useState<RepairDialog>();
  const commands = useRepairCommands(setDialog);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const repair = query.data as unknown as RepairView | undefined;
  return (
    <>
      <DetailPage<RepairView>
        query={{ ...query, data: repair }}
        backTo="/repair-cases"
        title={(view) => view.no}
        chip={(view) => (
          <>
            <RepairStateChip state={view.state} />
            <RepairDue dueAt={view.dueAt} />
          </>
        )}
        subtitle={(view) => <Subtitle repair={view} />}
        commands={commands}
        aside={(view) => (
          <Section title={t('page.timeline')}>
            <CaseTimeline entries={view.timeline} />
          </Section>
        )}
      >
        {(view) => (
          <>
            <RepairSteps state={view.state} cause={view.cause} />
            <SentBack repair={view} />
            <FeedbackFacts repair={view} />
            {view.secondCheckAt !== null && <EngineeringFacts repair={view} />}
            {view.supplierToldAt !== null && <SupplierFacts repair={view} />}
            <CasesSection of={{ subject: 'repairCase', subjectId: view.id }} />
            {view.explainedAt !== null && <HelpFacts repair={view} />}
            {view.cause === 'company' && <ServiceOrder repair={view} />}
            {view.secondCheckAt !== null && (
              <AttachmentsSection
                subject="repairCase"
                subjectId={view.id}
                title={t('page.photos')}
                isOpen={photoStates.includes(view.state)}
                {...(view.cause === 'company' && { noneText: t('noPhotoToFile') })}
              />
            )}
            {(view.reviewedAt !== null || view.completedAt !== null) && <WorkFacts repair={view} />}
          </>
        )}
      </DetailPage>
      {repair && dialog && <RepairDialogs dialog={dialog} repair={repair} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function Subtitle({ repair }: { readonly repair: RepairView }): ReactNode {
  const { t } = useTranslation('repairCases');
  const allowed = useCan();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      {allowed('customers.read') ? (
        <Link component={RouterLink} to={`/customers/${repair.customerId}`}>
          {repair.ownerName}
        </Link>
      ) : (
        repair.ownerName
      )}
      {allowed('requests.read') && (
        <Link component={RouterLink} to={`/requests/${repair.requestId}`}>
          {t('page.ofRequest', { no: repair.requestNo })}
        </Link>
      )}
    </Box>
  );
}

/** What came back says why, until it is filed again. */
function SentBack({ repair: { state, timeline } }: { readonly repair: RepairView }): ReactNode {
  const { t } = useTranslation('repairCases');
  if (state !== 'ofCompany') return null;
  const turns: readonly string[] = ['filed', 'sentBack', 'ownerDeclined'];
  const last = timeline.findLast(({ kind }) => turns.includes(kind));
  if (!last || last.kind === 'filed') return null;
  const { reason } = last.data;
  return (
    <Alert severity="warning" variant="outlined">
      {t('page.sentBack', { reason: typeof reason === 'string' ? reason : '' })}
    </Alert>
  );
}
