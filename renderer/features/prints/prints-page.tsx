import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { printSubjects } from '../../../shared/prints.ts';
import type { PrintRow, PrintSubject } from '../../../shared/prints.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest } from '../../components/list-page.tsx';
import { PaperArea } from '../../components/paper-area.tsx';
import { ChoiceFilter, DayFilter, dayOrNull } from '../../components/list-filters.tsx';
import { paperPath } from '../../components/paper-paths.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';

interface Filters {
  readonly subject: PrintSubject | null;
  readonly userId: number | null;
  readonly from: string;
  readonly to: string;
  readonly onlyReprints: boolean;
}
const none: Filters = { subject: null, userId: null, from: '', to: '', onlyReprints: false };

/** Every print with its document: which print, who, when, paper, copies, reason (R-001-14). */
export function PrintsPage(): ReactNode {
  const { t } = useTranslation('prints');
  const client = useTRPCClient();
  const allowed = useCan();
  return (
    <PaperArea>
      <ListPage<PrintRow, Filters, 'newest'>
        id="prints"
        title={useTranslation('numbers').t('area.prints')}
        columns={useColumns()}
        rowId={({ id }) => id}
        defaultFilters={none}
        defaultSort="newest"
        filters={(filters, change) => <FilterFields filters={filters} change={change} />}
        useRows={usePrintRows}
        {...(allowed('data.export') && {
          exportRows: ({ filters }) => client.prints.export.mutate({ key: newRequestKey(), body: askedOf(filters) }),
        })}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
      />
    </PaperArea>
  );
}

function FilterFields({ filters, change }: { readonly filters: Filters; readonly change: (next: Partial<Filters>) => void }): ReactNode {
  const { t } = useTranslation(['prints', 'numbers']);
  const people = useQuery(useTRPC().prints.people.queryOptions()).data ?? [];
  return (
    <>
      <ChoiceFilter
        label={t('prints:kind')}
        all={t('numbers:allForms')}
        value={filters.subject}
        options={printSubjects.map((subject) => [subject, t(`prints:subject.${subject}`)])}
        onChange={(subject) => change({ subject })}
      />
      <ChoiceFilter
        label={t('prints:who')}
        all={t('prints:everybody')}
        value={people.some(({ id }) => id === filters.userId) ? filters.userId : null}
        options={people.map(({ id, name }) => [id, name])}
        onChange={(userId) => change({ userId })}
      />
      <DayFilter label={t('numbers:from')} value={filters.from} onChange={(from) => change({ from })} />
      <DayFilter label={t('numbers:to')} value={filters.to} onChange={(to) => change({ to })} />
      <FormControlLabel
        label={t('prints:onlyReprints')}
        control={<Checkbox checked={filters.onlyReprints} onChange={(_, onlyReprints) => change({ onlyReprints })} />}
      />
    </>
  );
}

function askedOf({ from, to, ...filters }: Filters) {
  return { ...filters, from: dayOrNull(from), to: dayOrNull(to) };
}

function usePrintRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().prints.list.queryOptions({ ...askedOf(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<PrintRow, 'newest'>[] {
  const { t } = useTranslation('prints');
  return useMemo(
    () => [
      {
        field: 'no',
        label: t('document'),
        width: 190,
        render: (row) => (
          <Link component={RouterLink} to={paperPath(row.subject, row.subjectId)} sx={{ fontWeight: 600 }}>
            {row.no}
          </Link>
        ),
      },
      { field: 'subject', label: t('kind'), width: 140, render: (row) => t(`subject.${row.subject}`) },
      {
        field: 'nth',
        label: t('nth'),
        width: 110,
        render: (row) => (row.nth === 1 ? t('original') : <StatusChip label={t('reprint', { n: row.nth - 1 })} tone="attention" />),
      },
      { field: 'reason', label: t('reason'), flex: 1, minWidth: 160, render: (row) => row.reason || '—' },
      { field: 'userName', label: t('who'), width: 120 },
      { field: 'at', label: t('when'), width: 150, render: (row) => <When at={row.at} as="full" /> },
      { field: 'paper', label: t('paper'), width: 90 },
      { field: 'copies', label: t('copies'), width: 70, numeric: true },
    ],
    [t],
  );
}
