import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { documentKinds } from '../../../shared/projects.ts';
import type { ProjectView } from '../../../shared/projects.ts';
import { useTRPC } from '../../api.ts';
import { CardTable } from '../../components/card-table.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Facts, Section } from '../../components/detail-page.tsx';
import { Money } from '../../components/money.tsx';
import { RequestStateChip } from '../../components/request-marks.tsx';
import { When } from '../../components/when.tsx';
import { AcceptanceSection } from './acceptance-section.tsx';

/** The sections of a project's page. */
export function ProjectParts({ project }: { readonly project: ProjectView }): ReactNode {
  const { t } = useTranslation('projects');
  const cards = useQuery(useTRPC().warrantyCards.list.queryOptions({ projectId: project.id, limit: 100 }));
  return (
    <>
      <ProjectFactsSection project={project} />
      <Section title={t('page.plan')}>
        <Plan lines={project.progressPlan} />
      </Section>
      <AcceptanceSection project={project} />
      <Documents project={project} />
      <Section title={t('page.items')}>
        <Items items={project.items} />
      </Section>
      <Section title={t('page.requests')}>
        <Requests requests={project.requests} />
      </Section>
      <Section title={t('page.cards')}>
        <CardTable cards={cards.data?.rows ?? []} isOfProject />
      </Section>
    </>
  );
}

function ProjectFactsSection({ project }: { readonly project: ProjectView }): ReactNode {
  const { t } = useTranslation(['projects', 'warranties']);
  const manager = [project.managerName, project.managerPhone].filter(Boolean).join(' ');
  return (
    <Section title={t('projects:page.facts')}>
      <Facts
        items={[
          [t('projects:field.contractNo'), project.contractNo],
          [t('projects:field.managerName'), manager],
          [t('projects:field.budgetFen'), project.budgetFen > 0 && <Money key="budget" fen={project.budgetFen} />],
          [t('projects:field.trade'), project.trade === '' ? t('projects:noTrade') : t(`warranties:policy.${project.trade}`)],
          [t('projects:field.contractOn'), project.contractOn],
          [t('projects:field.goodsAcceptedOn'), project.goodsAcceptedOn],
          [t('projects:field.completedOn'), project.completedOn],
          [t('projects:field.acceptedOn'), project.acceptedOn],
          [t('projects:field.finalAcceptedOn'), project.finalAcceptedOn],
          [t('projects:field.score'), project.score],
          [t('projects:field.archivedAt'), project.archivedAt !== null && <When key="archived" at={project.archivedAt} />],
          [t('projects:field.changeOrders'), project.changeOrders],
        ].map(([label, value]) => [label, value === false ? '' : value] as [string, ReactNode])}
      />
      {project.note && <Typography sx={{ mt: 2, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{project.note}</Typography>}
    </Section>
  );
}

/** Which kinds are there; a required one that is missing says so in words and red (R-002-05, R-002-06). */
function Documents({ project }: { readonly project: ProjectView }): ReactNode {
  const { t } = useTranslation('projects');
  const shown = documentKinds.filter((kind) => project.documents.includes(kind) || project.missing.includes(kind));
  return (
    <Section title={t('page.documents')}>
      <Box
        component="ul"
        aria-label={t('page.documents')}
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 2 }}
      >
        {shown.map((kind) => {
          const isMissing = project.missing.includes(kind);
          return (
            <Box
              component="li"
              key={kind}
              sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: isMissing ? 'error.main' : undefined }}
            >
              {isMissing ? <ErrorOutline fontSize="small" /> : <CheckCircle fontSize="small" sx={{ color: 'success.main' }} />}
              {t(`document.${kind}`)} {isMissing && t('page.missing')}
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}

function Plan({ lines }: { readonly lines: ProjectView['progressPlan'] }): ReactNode {
  const { t } = useTranslation('projects');
  if (lines.length === 0) return <Nothing text={t('plan.empty')} />;
  return (
    <DataTable
      label={t('page.plan')}
      rows={lines.map((line, index) => ({ ...line, index }))}
      rowKey={(line) => line.index}
      columns={[
        { key: 'text', label: t('plan.text'), render: (line) => line.text },
        { key: 'planned', label: t('plan.plannedOn'), width: 120, render: (line) => line.plannedOn || '—' },
        { key: 'done', label: t('plan.doneOn'), width: 120, render: (line) => line.doneOn || '—' },
      ]}
    />
  );
}

/** An empty part of the page takes a line. */
function Nothing({ text }: { readonly text: string }): ReactNode {
  return <Typography sx={{ color: 'text.secondary' }}>{text}</Typography>;
}

function Items({ items }: { readonly items: ProjectView['items'] }): ReactNode {
  const { t } = useTranslation(['projects', 'installedItems']);
  if (items.length === 0) return <Nothing text={t('projects:page.noItems')} />;
  return (
    <DataTable
      label={t('projects:page.items')}
      rows={items}
      rowKey={(item) => item.id}
      columns={[
        { key: 'model', label: t('installedItems:field.model'), render: (item) => [item.brand, item.model].filter(Boolean).join(' ') },
        { key: 'serial', label: t('installedItems:field.serial'), render: (item) => item.serial },
        { key: 'location', label: t('installedItems:field.location'), render: (item) => item.location },
      ]}
    />
  );
}

function Requests({ requests }: { readonly requests: ProjectView['requests'] }): ReactNode {
  const { t } = useTranslation(['projects', 'requests']);
  if (requests.length === 0) return <Nothing text={t('projects:page.noRequests')} />;
  return (
    <DataTable
      label={t('projects:page.requests')}
      rows={requests}
      rowKey={(request) => request.id}
      columns={[
        {
          key: 'no',
          label: t('requests:field.no'),
          width: 150,
          render: (request) => (
            <Link component={RouterLink} to={`/requests/${request.id}`} sx={{ fontWeight: 600 }}>
              {request.no}
            </Link>
          ),
        },
        {
          key: 'state',
          label: t('requests:field.state'),
          width: 110,
          render: (request) => <RequestStateChip state={request.state} type={request.type} />,
        },
        { key: 'content', label: t('requests:field.content'), render: (request) => request.content },
        { key: 'at', label: t('requests:field.receivedAt'), width: 130, render: (request) => <When at={request.receivedAt} /> },
      ]}
    />
  );
}
