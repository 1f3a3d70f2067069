import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import { incidentChain } from '../../../shared/incidents.ts';
import type { IncidentView } from '../../../shared/incidents.ts';
import { useTRPC } from '../../api.ts';
import { ApprovalChain } from '../../components/approvals/approval-chain.tsx';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DetailPage, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { IncidentStateChip, IncidentSteps } from '../../components/incident/incident-marks.tsx';
import { NoticeLines } from '../../components/notices/notice-lines.tsx';
import { usePrintCommand } from '../../components/use-print-command.ts';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { IncidentActions } from './incident-actions.tsx';
import { DecisionFacts, FindingFacts, IncidentBanners, IncidentTimeline, ReportFacts } from './incident-facts.tsx';
import { StepDialog } from './step-dialog.tsx';
import { useChainText, useIncidentCommands } from './use-incident-commands.ts';
import type { IncidentDialog } from './use-incident-commands.ts';

/** One incident from the report to its closing (SM-04). */
export function IncidentPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneIncident key={id} id={id} /> : <NotFoundPage />;
}

interface Opened {
  readonly dialog: IncidentDialog;
  readonly actionId?: number;
}

function OneIncident({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('incidents');
  const query = useQuery(useTRPC().incidents.get.queryOptions({ id }));
  const [opened, setOpened] = useState<Opened>();
  const print = usePrintCommand();
  const commands = useIncidentCommands((dialog) => setOpened({ dialog }));
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const incident = query.data as unknown as IncidentView | undefined;
  return (
    <>
      <DetailPage<IncidentView>
        query={{ ...query, data: incident }}
        backTo="/incidents"
        title={(view) => `${t('form')} ${view.no}`}
        chip={(view) => <IncidentStateChip state={view.state} />}
        subtitle={(view) => <Subtitle incident={view} />}
        commands={(view) => [print(`/print/incident?id=${view.id}`), ...commands(view)]}
        aside={(view) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Section title={t('page.chain')}>
              <ApprovalChain chain={incidentChain(view.source)} approvals={view.approvals} />
            </Section>
            <Section title={t('page.notices')}>
              <NoticeLines notices={view.notices} />
            </Section>
            <Section title={t('page.timeline')}>
              <IncidentTimeline entries={view.timeline} />
            </Section>
          </Box>
        )}
      >
        {(view) => (
          <>
            <IncidentSteps state={view.state} />
            <IncidentBanners incident={view} />
            <DecisionFacts incident={view} />
            {view.instructedAt !== null && (
              <IncidentActions incident={view} onDone={(actionId) => setOpened({ dialog: 'doneAction', actionId })} />
            )}
            <FindingFacts incident={view} />
            <ReportFacts incident={view} />
            <AttachmentsSection subject="incident" subjectId={view.id} isOpen={view.state !== 'closed'} />
          </>
        )}
      </DetailPage>
      {incident && opened && <OpenedDialog {...opened} incident={incident} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function OpenedDialog({
  dialog,
  actionId,
  ...props
}: Opened & { readonly incident: IncidentView; readonly onClose: () => void }): ReactNode {
  if (dialog === 'submit' || dialog === 'file') return <Confirm command={dialog} {...props} />;
  return <StepDialog key={dialog} step={dialog} actionId={actionId} {...props} />;
}

interface ConfirmProps {
  readonly command: 'submit' | 'file';
  readonly incident: IncidentView;
  readonly onClose: () => void;
}

function Confirm({ command, incident, onClose }: ConfirmProps): ReactNode {
  const { t } = useTranslation('incidents');
  const { incidents } = useTRPC();
  const chainText = useChainText();
  const options = { doneText: t('done.step'), onDone: onClose };
  const commands = {
    submit: useCommand(incidents.submit.mutationOptions(), options),
    file: useCommand(incidents.file.mutationOptions(), options),
  };
  const { run, isPending } = commands[command];
  const { id, version, no } = incident;
  const consequences = {
    submit: t('dialog.submitConsequence', { steps: chainText(incident) }),
    file: t('dialog.fileConsequence'),
  };
  return (
    <ConfirmDialog
      open
      action={t(`command.${command}`)}
      thing={`${t('form')} ${no}`}
      consequence={consequences[command]}
      isPending={isPending}
      onConfirm={() => run({ id, version })}
      onClose={onClose}
    />
  );
}

function Subtitle({ incident }: { readonly incident: IncidentView }): ReactNode {
  const { t } = useTranslation('incidents');
  const allowed = useCan();
  const { customerId, customerName, requestId, requestNo, workOrderId, workOrderNo, projectId, projectName } = incident;
  const links = [
    customerId !== null && allowed('customers.read') && { to: `/customers/${customerId}`, text: customerName ?? '' },
    requestId !== null && allowed('requests.read') && { to: `/requests/${requestId}`, text: `${t('field.requestNo')} ${requestNo}` },
    workOrderId !== null &&
      allowed('workOrders.read') && { to: `/work-orders/${workOrderId}`, text: `${t('field.workOrderNo')} ${workOrderNo}` },
    projectId !== null && allowed('customers.read') && { to: `/projects/${projectId}`, text: `${t('field.project')} ${projectName}` },
  ].filter((link) => link !== false);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <span>{t(`source.${incident.source}`)}</span>
      {links.map(({ to, text }) => (
        <Link key={to} component={RouterLink} to={to}>
          {text}
        </Link>
      ))}
    </Box>
  );
}
