import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { lossStates } from '../../../shared/tool-losses.ts';
import type { LossState, ToolLoss } from '../../../shared/tool-losses.ts';
import { useTRPC } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { LossStateChip } from './loss-marks.tsx';
import { RoomLossDialog } from './room-loss-dialog.tsx';

interface Filters {
  readonly query: string;
  readonly state: LossState | null;
}

const usual: Filters = { query: '', state: null };
const rowId = (row: ToolLoss): number => row.id;
const rowHref = (row: ToolLoss): string => `/tools/losses/${row.id}`;

/** What was lost, by whom, and what was decided (R-000-65, R-000-71, R-000-74). */
export function ToolLossesPage(): ReactNode {
  const { t } = useTranslation('toolLosses');
  const allowed = useCan();
  const [isReporting, setReporting] = useState(false);
  const asked = useSearchParams()[0].get('state');
  const state = lossStates.find((one) => one === asked);
  return (
    <ToolsArea>
      <ListPage<ToolLoss, Filters, 'newest'>
        key={state}
        id="toolLosses"
        title={t('losses.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={state && { state }}
        defaultSort="newest"
        searchField="query"
        searchLabel={t('losses.search')}
        filters={(filters, change) => (
          <ChoiceFilter
            label={t('losses.stateLabel')}
            all={t('losses.anyState')}
            value={filters.state}
            options={lossStates.map((one) => [one, t(`losses.state.${one}`)])}
            onChange={(state) => change({ state })}
            width={140}
          />
        )}
        useRows={useLosses}
        useCount={useLossCount}
        action={
          allowed('tools.issue') && (
            <Button variant="contained" onClick={() => setReporting(true)}>
              {t('losses.reportRoom')}
            </Button>
          )
        }
        empty={{ title: t('losses.empty'), hint: t('losses.emptyHint') }}
      />
      {isReporting && <RoomLossDialog onClose={() => setReporting(false)} />}
    </ToolsArea>
  );
}

const asSent = ({ query, state }: Filters) => ({ query: query.trim().slice(0, 60), state });

function useLosses({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().tools.losses.queryOptions({ ...asSent(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useLossCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().tools.countLosses.queryOptions(asSent(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<ToolLoss, 'newest'>[] {
  const { t } = useTranslation('toolLosses');
  return useMemo(
    () => [
      { field: 'no', label: t('losses.no'), width: 145, link: true },
      { field: 'state', label: t('losses.stateLabel'), width: 105, render: (row) => <LossStateChip state={row.state} /> },
      {
        field: 'what',
        label: t('losses.what'),
        flex: 1.4,
        minWidth: 170,
        render: ({ name, toolNo, spec }) => [toolNo, name, spec].filter(Boolean).join(' · '),
      },
      { field: 'qty', label: t('losses.qty'), width: 70, numeric: true, render: ({ qty, unit }) => `${qty} ${unit}` },
      { field: 'cause', label: t('losses.causeLabel'), width: 100, render: ({ cause }) => t(`losses.cause.${cause}`) },
      { field: 'staffName', label: t('losses.who'), width: 85, render: ({ staffName }) => staffName ?? t('losses.nobody') },
      { field: 'originalFen', label: t('losses.original'), width: 110, numeric: true, render: (row) => <Money fen={row.originalFen} /> },
      {
        field: 'factor',
        label: t('losses.factor'),
        width: 70,
        numeric: true,
        render: ({ factor }) => (factor === null ? '—' : (factor / 100).toFixed(2)),
      },
      {
        field: 'amountFen',
        label: t('losses.amount'),
        width: 110,
        numeric: true,
        render: ({ amountFen }) => (amountFen === null ? '—' : <Money fen={amountFen} />),
      },
      { field: 'createdAt', label: t('losses.reportedAt'), width: 125, render: ({ createdAt }) => <When at={createdAt} /> },
      { field: 'facts', label: t('losses.facts'), flex: 1, minWidth: 120, hidden: true },
    ],
    [t],
  );
}
