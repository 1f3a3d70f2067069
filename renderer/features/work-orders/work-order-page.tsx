import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { yuanInWords } from '../../../shared/money.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';
import { SlipOldParts } from '../../components/old-parts/slip-old-parts.tsx';
import { ConsignmentsSection } from '../../components/purchasing/consignments-section.tsx';
import { CasesSection } from '../../components/supplier/cases-section.tsx';
import { FormsSection } from '../../components/feedback-form/forms-section.tsx';
import { IncidentSection } from '../../components/incident/incident-section.tsx';
import { UrgencyMark } from '../../components/request-marks.tsx';
import { PlannedMark, SlipStateChip, technicianNames, WaitingForPartsChip } from '../../components/slip-marks.tsx';
import { TimersSection } from '../../components/timers-section.tsx';
import { MoreCommands } from '../../components/more-commands.tsx';
import { usePrintLines } from '../../components/use-print-command.ts';
import { useSlipScan } from '../../components/use-slip-scan.ts';
import { WarrantyMark } from '../../components/warranty-mark.tsx';
import { When } from '../../components/when.tsx';
import { currentLanguage } from '../../i18n.ts';
import { useCan } from '../../session.tsx';
import { SlipProduct, VehiclePapers } from './slip-item.tsx';
import { SlipDialogs } from './slip-dialogs.tsx';
import { ItemHistory } from './item-history.tsx';
import { OnSite } from './on-site.tsx';
import { SlipParts, SlipReschedules } from './slip-parts.tsx';
import { SlipSteps } from './slip-steps.tsx';
import { SlipTimeline } from './slip-timeline.tsx';
import { TickFacts } from './tick-facts.tsx';
import { useNextStep } from './use-next-step.ts';
import { useSlipCommands } from './use-slip-commands.ts';
import type { SlipDialog } from './use-slip-commands.ts';
import { WantedPartsDialog } from './wanted-parts-dialog.tsx';

/** One slip 派工单: the job, how far it is, parts, result and what happened. */
export function WorkOrderPage(): ReactNode {
  const { id } = useParams();
  return <Slip key={id} id={Number(id) || 0} />;
}

function Slip({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation(['workOrders', 'print', 'paperForms']);
  const paperTitle = ({ ownSlipTitle, slipTitle }: WorkOrderView) => ownSlipTitle || t(`print:slipTitle.${slipTitle}`);
  const trpc = useTRPC();
  const [dialog, setDialog] = useState<SlipDialog | 'parts'>();
  const query = useQuery(trpc.workOrders.get.queryOptions({ id }));
  const timers = useQuery(trpc.timers.ofSlip.queryOptions({ id }, { enabled: id > 0 }));
  const commands = useSlipCommands(setDialog);
  useNextStep(query.data, setDialog);
  useSlipScan(dialog === undefined);
  const printLines = usePrintLines();
  const papersOf = (slip: WorkOrderView) =>
    printLines({ serviceReport: `/print/service-report?ids=${slip.id}`, slipLabel: `/print/slip-labels?ids=${slip.id}` });
  const isKeeper = useCan()('purchasing.receive');
  const close = () => setDialog(undefined);
  return (
    <DetailPage<WorkOrderView>
      query={query}
      backTo="/work-orders"
      title={(slip) => slip.no}
      subtitle={(slip) => [paperTitle(slip), slip.customerName, technicianNames(slip.technicians)].filter(Boolean).join(' · ')}
      chip={(slip) => (
        <>
          <SlipStateChip state={slip.state} />
          {slip.isWaitingForParts && <WaitingForPartsChip />}
        </>
      )}
      commands={commands.head}
      more={(slip) => <MoreCommands label={t('paperForms:print.more')} commands={papersOf(slip)} />}
      aside={(slip) => (
        <Section title={t('detail.timeline')}>
          <SlipTimeline slip={slip} />
        </Section>
      )}
    >
      {(slip) => (
        <>
          {slip.state !== 'voided' && <SlipSteps slip={slip} commands={commands} />}
          {isHeldByOldParts(slip) && <OldParts slip={slip} />}
          <OnSite slip={slip} commands={commands} />
          <TimersSection query={timers} />
          <FormsSection
            requestId={slip.requestId}
            workOrderId={slip.id}
            start={{ goods: slip.productText, fault: '' }}
            isOpen={unfinishedStates.includes(slip.state)}
          />
          <IncidentSection
            of={{ requestId: slip.requestId }}
            workOrderId={slip.id}
            start={{ source: 'complaint', facts: slip.requestContent }}
          />
          <CasesSection of={{ requestId: slip.requestId }} />
          <JobSection slip={slip} />
          <PartsSection slip={slip} onAdd={() => setDialog('parts')} />
          {!isHeldByOldParts(slip) && <OldParts slip={slip} />}
          <ResultSection slip={slip} />
          <ConsignmentsSection
            of={{ workOrderId: slip.id }}
            start={{ direction: 'out', party: slip.customerName, what: slip.productText.slice(0, 200) }}
            isAlwaysShown={isKeeper}
          />
          <AttachmentsSection subject="workOrder" subjectId={slip.id} />
          {slip.reschedules.length > 0 && (
            <Section title={t('detail.reschedules')}>
              <SlipReschedules slip={slip} />
            </Section>
          )}
          {dialog === 'parts' ? (
            <WantedPartsDialog slip={slip} onClose={close} />
          ) : (
            dialog && <SlipDialogs dialog={dialog} slip={slip} onClose={close} />
          )}
        </>
      )}
    </DetailPage>
  );
}

/** The paper is here and only its old parts are missing: they stand first, where the refused button is. */
function isHeldByOldParts({ state, oldPartsOut }: WorkOrderView): boolean {
  return state === 'signed' && oldPartsOut.length > 0;
}

function OldParts({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  return <SlipOldParts workOrderId={slip.id} isBack={slip.signedAt !== null} blocking={slip.oldPartsOut} />;
}

function JobSection({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  const { t } = useTranslation('workOrders');
  const allowed = useCan();
  return (
    <Section
      title={t('detail.job')}
      actions={
        allowed('requests.read') && (
          <Link component={RouterLink} to={`/requests/${slip.requestId}`}>
            {slip.requestNo}
          </Link>
        )
      }
    >
      <Facts
        items={[
          [t('field.customer'), slip.customerName],
          [t('field.contact'), slip.contactName],
          [t('field.phone'), slip.phone],
          [t('field.plannedAt'), <PlannedMark key="planned" state={slip.state} plannedAt={slip.plannedAt} />],
          [t('field.address'), slip.address],
          [t('field.product'), <SlipProduct key="product" slip={slip} />],
          ...(slip.item
            ? [[t('field.warranty'), <WarrantyMark key="warranty" warranty={slip.item.warranty} reasons="folded" />] as const]
            : []),
          ...(slip.item?.vehicle ? [[t('field.papers'), <VehiclePapers key="papers" vehicle={slip.item.vehicle} />] as const] : []),
          [t('field.serviceWanted'), slip.serviceWanted],
          [t('field.urgency'), <UrgencyMark key="urgency" urgency={slip.urgency} />],
        ]}
      />
      <LongText label={t('field.content')}>{slip.requestContent}</LongText>
      <LongText label={t('field.work')}>
        <Box component="ol" sx={{ my: 0, pl: 2.5 }}>
          {slip.lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </Box>
      </LongText>
      <ItemHistory slip={slip} />
      {slip.instruction !== '' && <LongText label={t('field.instruction')}>{slip.instruction}</LongText>}
      {slip.voidReason !== '' && <LongText label={t('field.voidReason')}>{slip.voidReason}</LongText>}
    </Section>
  );
}

/** A text that takes the whole width. */
function LongText({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box sx={{ mt: 1.25 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography component="div" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}

function PartsSection({ slip, onAdd }: { readonly slip: WorkOrderView; readonly onAdd: () => void }): ReactNode {
  const { t } = useTranslation('workOrders');
  const allowed = useCan();
  const mayAdd = allowed('workOrders.progress') && allowed('parts.read') && unfinishedStates.includes(slip.state);
  return (
    <Section title={t('detail.parts')} actions={mayAdd && <Button onClick={onAdd}>{t('partsWanted.add')}</Button>}>
      <SlipParts slip={slip} />
    </Section>
  );
}

function ResultSection({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  const { t } = useTranslation('workOrders');
  if (slip.finishedAt === null && slip.signedAt === null) return null;
  const omission =
    slip.nothingLeftOut === null
      ? t('detail.notAsked')
      : slip.nothingLeftOut
        ? t('detail.nothingLeftOut')
        : t('detail.somethingLeftOut', { text: slip.leftOutText });
  return (
    <Section title={t('detail.result')}>
      <LongText label={t('field.cause')}>{slip.cause || '—'}</LongText>
      <LongText label={t('field.remedy')}>{slip.remedy || '—'}</LongText>
      <TickFacts ticks={slip} />
      <Box sx={{ height: 10 }} />
      <Facts
        items={[
          [t('field.arrivedAt'), <When key="arrived" at={slip.arrivedAt} as="full" />],
          [t('field.leftAt'), slip.leftAt !== null && <When key="left" at={slip.leftAt} as="full" />],
          [t('field.omission'), omission],
          [t('field.opinion'), slip.customerOpinion],
          [t('field.signedBy'), slip.signedBy],
          [t('field.labor'), <Money key="labor" fen={slip.laborFen} />],
          [t('field.parts'), <Money key="parts" fen={slip.partsFen} />],
          [t('field.travel'), <Money key="travel" fen={slip.travelFen} />],
          [
            t('field.total'),
            <span key="total">
              <Money fen={slip.chargeFen} /> {currentLanguage() === 'zh-CN' && yuanInWords(slip.chargeFen)}
            </span>,
          ],
        ]}
      />
    </Section>
  );
}
