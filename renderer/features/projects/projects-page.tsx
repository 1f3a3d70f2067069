import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ProjectRow } from '../../../shared/projects.ts';
import { useTRPC } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { PaymentChip } from '../../components/payment-chip.tsx';
import { currentLanguage } from '../../i18n.ts';
import { useCan } from '../../session.tsx';
import { ProjectFilterFields } from './project-filter-fields.tsx';
import { asked, noProjectFilters } from './project-filters.ts';
import type { ProjectFilters } from './project-filters.ts';

const rowId = (row: ProjectRow): number => row.id;
const rowHref = (row: ProjectRow): string => `/projects/${row.id}`;

/** Projects 工程, the newest first: by name, contract number, payment, trade, contract day. */
export function ProjectsPage(): ReactNode {
  const { t } = useTranslation('projects');
  const allowed = useCan();
  const columns = useColumns();
  const make = allowed('customers.write') && (
    <Button variant="contained" component={RouterLink} to="/projects/new">
      {t('list.new')}
    </Button>
  );
  return (
    <ListPage<ProjectRow, ProjectFilters, 'made'>
      id="projects"
      title={t('title')}
      columns={columns}
      rowId={rowId}
      rowHref={rowHref}
      defaultFilters={noProjectFilters}
      defaultSort="made"
      searchField="query"
      searchLabel={t('list.search')}
      filters={(filters, change) => <ProjectFilterFields filters={filters} change={change} />}
      useRows={useProjectRows}
      useCount={useProjectCount}
      action={make || undefined}
      empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint'), action: make || undefined }}
    />
  );
}

function useProjectRows({ filters, cursor, limit }: ListPageRequest<ProjectFilters, 'made'>) {
  return useQuery(useTRPC().projects.list.queryOptions({ ...asked(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useProjectCount({ filters }: ListRequest<ProjectFilters, 'made'>) {
  return useQuery(useTRPC().projects.count.queryOptions(asked(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<ProjectRow, 'made'>[] {
  const { t } = useTranslation(['projects', 'warranties']);
  // English words are longer than the Chinese ones
  const isEnglish = currentLanguage() === 'en';
  return useMemo(
    () => [
      { field: 'name', label: t('projects:field.name'), link: true, flex: 1.4, minWidth: 160 },
      { field: 'customerName', label: t('projects:field.customer'), flex: 1, minWidth: 120 },
      {
        field: 'paymentState',
        label: t('projects:field.paymentState'),
        width: isEnglish ? 170 : 120,
        render: (row) => <PaymentChip state={row.paymentState} />,
      },
      { field: 'contractNo', label: t('projects:field.contractNo'), width: 140 },
      { field: 'managerName', label: t('projects:field.managerName'), width: isEnglish ? 130 : 100 },
      {
        field: 'trade',
        label: t('projects:field.trade'),
        width: 170,
        hidden: true,
        render: (row) => (row.trade === '' ? '—' : t(`warranties:policy.${row.trade}`)),
      },
      { field: 'contractOn', label: t('projects:field.contractOn'), width: 112 },
      { field: 'completedOn', label: t('projects:field.completedOn'), width: 112 },
      { field: 'acceptedOn', label: t('projects:field.acceptedOn'), width: 112 },
      { field: 'finalAcceptedOn', label: t('projects:field.finalAcceptedOn'), width: 130, hidden: true },
      {
        field: 'isArchived',
        label: t('projects:field.state'),
        width: isEnglish ? 112 : 90,
        render: (row) => (row.isArchived ? t('projects:list.archived') : t('projects:list.open')),
      },
    ],
    [t, isEnglish],
  );
}
