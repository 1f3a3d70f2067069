import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingApproval } from '../../../shared/approvals.ts';
import { useTRPC } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest } from '../../components/list-page.tsx';
import { pathOfSubject } from '../../components/subject-path.ts';
import { When } from '../../components/when.tsx';

/** All of it is this person's own; there is nothing to filter. */
type Filters = Readonly<Record<string, never>>;
const none: Filters = {};
const rowId = (row: WaitingApproval): number => row.id;
const rowHref = (row: WaitingApproval): string => pathOfSubject(row.subject, row.subjectId);

/** What waits for a signature of this person 待我签署 (A.1); it is signed on the page of the matter itself. */
export function ApprovalsPage(): ReactNode {
  const { t } = useTranslation('approvals');
  return (
    <ListPage<WaitingApproval, Filters, 'waiting'>
      id="approvals"
      title={t('title')}
      columns={useColumns()}
      rowId={rowId}
      rowHref={rowHref}
      defaultFilters={none}
      defaultSort="waiting"
      useRows={useWaiting}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    />
  );
}

function useWaiting({ cursor, limit }: ListPageRequest<Filters, 'waiting'>) {
  return useQuery(useTRPC().approvals.waiting.queryOptions({ cursor, limit }, { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<WaitingApproval, 'waiting'>[] {
  const { t } = useTranslation('approvals');
  return useMemo(
    () => [
      { field: 'no', label: t('column.no'), link: true, width: 160 },
      { field: 'chain', label: t('column.chain'), flex: 1, minWidth: 160, render: (row) => t(`chain.${row.chain}`) },
      { field: 'step', label: t('column.step'), width: 150, render: (row) => t(`step.${row.step}`) },
      { field: 'authorName', label: t('column.author'), width: 120 },
      { field: 'signedBy', label: t('column.signedBy'), flex: 1, minWidth: 140, render: (row) => row.signedBy.join('、') || '—' },
      { field: 'startedAt', label: t('column.startedAt'), width: 150, render: (row) => <When at={row.startedAt} /> },
    ],
    [t],
  );
}
