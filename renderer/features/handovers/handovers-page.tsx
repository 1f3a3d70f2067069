import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HandoverRow } from '../../../shared/handovers.ts';
import { paperKinds } from '../../../shared/numbers.ts';
import type { PaperKind } from '../../../shared/numbers.ts';
import { useTRPC } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest } from '../../components/list-page.tsx';
import { PaperArea } from '../../components/paper-area.tsx';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';

interface Filters {
  readonly query: string;
  readonly kind: PaperKind | null;
  readonly isOpen: boolean;
}
const none: Filters = { query: '', kind: null, isOpen: false };

/** Hand-over lists 交接单 (R-000-52, R-000-58), the newest first. */
export function HandoversPage(): ReactNode {
  const { t } = useTranslation(['handovers', 'numbers']);
  const allowed = useCan();
  const make = allowed('handovers.write') && (
    <Button component={Link} to="/handovers/new" variant="contained">
      {t('handovers:new')}
    </Button>
  );
  return (
    <PaperArea>
      <ListPage<HandoverRow, Filters, 'newest'>
        id="handovers"
        title={t('handovers:title')}
        columns={useColumns()}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/handovers/${id}`}
        defaultFilters={none}
        defaultSort="newest"
        searchField="query"
        searchLabel={t('handovers:search')}
        filters={(filters, change) => (
          <>
            <ChoiceFilter
              label={t('handovers:kind')}
              all={t('handovers:allKinds')}
              value={filters.kind}
              options={paperKinds.map((kind) => [kind, t(`numbers:kind.${kind}`)])}
              onChange={(kind) => change({ kind })}
            />
            <FormControlLabel
              label={t('handovers:onlyOpen')}
              control={<Checkbox checked={filters.isOpen} onChange={(_, isOpen) => change({ isOpen })} />}
            />
          </>
        )}
        useRows={useRows}
        {...(make && { action: make })}
        empty={{ title: t('handovers:empty'), hint: t('handovers:emptyHint'), ...(make && { action: make }) }}
      />
    </PaperArea>
  );
}

function useRows({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  const asked = { ...filters, query: filters.query.trim().slice(0, 30), cursor, limit };
  return useQuery(useTRPC().handovers.list.queryOptions(asked, { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<HandoverRow, 'newest'>[] {
  const { t } = useTranslation(['handovers', 'numbers']);
  return useMemo(
    () => [
      { field: 'no', label: t('handovers:no'), link: true, width: 160 },
      { field: 'at', label: t('handovers:at'), width: 130, render: (row) => <When at={row.at} /> },
      { field: 'kind', label: t('handovers:kind'), width: 120, render: (row) => t(`numbers:kind.${row.kind}`) },
      { field: 'fromName', label: t('handovers:from'), width: 100 },
      { field: 'toName', label: t('handovers:to'), width: 100 },
      { field: 'count', label: t('handovers:count'), numeric: true, width: 70 },
      {
        field: 'span',
        label: t('handovers:span'),
        flex: 1,
        minWidth: 220,
        render: (row) => (row.first === row.last ? row.first : `${row.first} – ${row.last}`),
      },
      {
        field: 'state',
        label: t('handovers:stateLabel'),
        width: 130,
        render: (row) => <StatusChip label={t(`handovers:state.${row.state}`)} tone={row.state === 'open' ? 'attention' : 'done'} />,
      },
    ],
    [t],
  );
}
