import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { ProjectView } from '../../../shared/projects.ts';
import { useTRPC } from '../../api.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { ContractSection } from '../../components/contract-section.tsx';
import { DetailPage } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { IncidentSection } from '../../components/incident/incident-section.tsx';
import { PaymentChip } from '../../components/payment-chip.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { ProjectParts } from './project-parts.tsx';
import { ProjectTimeline } from './project-timeline.tsx';

/** One project: its facts and papers, what was installed, requests about it, cards, and who changed what. */
export function ProjectPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneProject key={id} id={id} /> : <NotFoundPage />;
}

function OneProject({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('projects');
  const trpc = useTRPC();
  const query = useQuery(trpc.projects.get.queryOptions({ id }));
  const [isReopening, setReopening] = useState(false);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const project = query.data as ProjectView | undefined;
  const commands = useCommands(project, () => setReopening(true));
  const reopen = useCommand(trpc.projects.reopen.mutationOptions(), {
    doneText: t('page.reopened', { name: project?.name ?? '' }),
    onDone: () => setReopening(false),
  });
  return (
    <>
      <DetailPage<ProjectView>
        query={{ ...query, data: project }}
        backTo="/projects"
        title={(view) => view.name}
        chip={(view) => <PaymentChip state={view.paymentState} />}
        subtitle={(view) => (
          <>
            <Link component={RouterLink} to={`/customers/${view.customerId}`}>
              {view.customerName}
            </Link>{' '}
            {view.archivedAt !== null && t('page.isArchived')}
          </>
        )}
        commands={() => commands}
        aside={(view) => <ProjectTimeline entries={view.timeline} />}
      >
        {(view) => (
          <>
            <ProjectParts project={view} />
            <IncidentSection of={{ projectId: id }} start={{ source: 'install', facts: '' }} />
            <ContractSection subject="project" id={id} />
          </>
        )}
      </DetailPage>
      {project && (
        <ReasonDialog
          open={isReopening}
          action={t('page.reopen')}
          thing={t('page.thing', { name: project.name })}
          isPending={reopen.isPending}
          onConfirm={(reason) => reopen.run({ id, version: project.version, reason })}
          onClose={() => setReopening(false)}
        />
      )}
    </>
  );
}

function useCommands(project: ProjectView | undefined, onReopen: () => void): readonly CommandButtonProps[] {
  const { t } = useTranslation(['projects', 'common']);
  const navigate = useNavigate();
  const allowed = useCan();
  const archive = useCommand(useTRPC().projects.archive.mutationOptions(), {
    doneText: t('projects:page.archived', { name: project?.name ?? '' }),
  });
  if (!project || !allowed('customers.write')) return [];
  const { id, customerId, version, missing } = project;
  const card = (kind: 'A' | 'B') => () => navigate(`/warranty-cards/new?kind=${kind}&customer=${customerId}&project=${id}`);
  const cards = [
    { label: t('projects:page.cardA'), onClick: card('A') },
    { label: t('projects:page.cardB'), onClick: card('B') },
  ];
  if (project.archivedAt !== null) return [...cards, { label: t('projects:page.reopen'), onClick: onReopen }];
  const openPoints = project.acceptance.points.filter(({ state }) => state === 'open').length;
  const papers = missing.map((kind) => t(`projects:document.${kind}`)).join(t('common:word.comma'));
  const refusal = [
    missing.length > 0 && t('projects:page.archiveRefusal', { missing: papers }),
    openPoints > 0 && t('projects:acceptance.openCount', { count: openPoints }),
  ]
    .filter(Boolean)
    .join(' ');
  return [
    ...cards,
    {
      label: t('projects:page.archive'),
      onClick: () => void archive.run({ id, version }),
      isPending: archive.isPending,
      ...(refusal === '' ? {} : { refusal }),
    },
    { label: t('projects:page.edit'), onClick: () => navigate(`/projects/${id}/edit`), isPrimary: true },
  ];
}
