import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import { repairStates } from '../../../shared/tool-losses.ts';
import type { RepairState, ToolRepair } from '../../../shared/tool-losses.ts';
import { useTRPC } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { CommandButton } from '../../components/command-button.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { useCan } from '../../session.tsx';
import { RepairStateChip } from './loss-marks.tsx';
import type { RepairsListProps } from './repairs-dialog.ts';
import { toolLine } from './tool-marks.tsx';

interface Filters {
  readonly state: RepairState | null;
}

const usual: Filters = { state: null };
const rowId = (row: ToolRepair): number => row.id;

/** Tools that are mended: how long each is away, what it cost, and who pays which share (R-000-77). */
export function RepairList({ choice, action, open }: RepairsListProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  return (
    <ListPage<ToolRepair, Filters, 'newest'>
      id="toolRepairs"
      title={t('repairs.title')}
      columns={useColumns(open)}
      rowId={rowId}
      defaultFilters={usual}
      defaultSort="newest"
      filters={(filters, change) => (
        <>
          {choice}
          <ChoiceFilter
            label={t('repairs.stateLabel')}
            all={t('repairs.anyState')}
            value={filters.state}
            options={repairStates.map((one) => [one, t(`repairs.state.${one}`)])}
            onChange={(state) => change({ state })}
            width={130}
          />
        </>
      )}
      useRows={useRepairs}
      useCount={useRepairCount}
      action={action}
      empty={{ title: t('repairs.repairsNone') }}
    />
  );
}

function useRepairs({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().tools.repairs.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }));
}

function useRepairCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().tools.countRepairs.queryOptions(filters, { placeholderData: keepPreviousData }));
}

function useColumns(open: RepairsListProps['open']): readonly ListColumn<ToolRepair, 'newest'>[] {
  const { t } = useTranslation('toolLosses');
  const mayWork = useCan()('tools.issue');
  return useMemo(
    () => [
      { field: 'no', label: t('repairs.no'), width: 150 },
      { field: 'state', label: t('repairs.stateLabel'), width: 85, render: (row) => <RepairStateChip repair={row} /> },
      {
        field: 'what',
        label: t('repairs.what'),
        flex: 1.2,
        minWidth: 150,
        render: toolLine,
      },
      { field: 'fault', label: t('repairs.fault'), flex: 0.7, minWidth: 90 },
      { field: 'staffName', label: t('repairs.user'), width: 80, render: ({ staffName }) => staffName ?? '—' },
      { field: 'sentTo', label: t('repairs.sentTo'), width: 100, hidden: true, render: ({ sentTo }) => sentTo || '—' },
      { field: 'sentOn', label: t('repairs.sentOn'), width: 100 },
      {
        field: 'daysAway',
        label: t('repairs.daysAway'),
        width: 65,
        numeric: true,
        render: (row) => t('repairs.away', { count: row.daysAway }),
      },
      { field: 'dueOn', label: t('repairs.dueOn'), width: 100, render: ({ dueOn }) => dueOn || '—' },
      {
        field: 'costFen',
        label: t('repairs.cost'),
        width: 85,
        numeric: true,
        render: ({ costFen }) => (costFen === null ? '—' : <Money fen={costFen} />),
      },
      {
        field: 'shares',
        label: `${t('repairs.holderShare')} / ${t('repairs.companyShare')}`,
        width: 120,
        numeric: true,
        render: ({ holderFen, companyFen }) =>
          holderFen === null || companyFen === null ? '—' : `${formatYuan(holderFen)} / ${formatYuan(companyFen)}`,
      },
      { field: 'result', label: t('repairs.result'), width: 140, hidden: true },
      {
        field: 'acts',
        label: '',
        width: 90,
        render: (repair) => {
          const refusal = !mayWork ? t('repairs.needKeeper') : repair.state === 'away' ? undefined : t('repairs.notAway');
          return (
            <CommandButton
              label={t('repairs.back')}
              onClick={() => open({ kind: 'back', repair })}
              {...(refusal !== undefined && { refusal })}
            />
          );
        },
      },
    ],
    [t, mayWork, open],
  );
}
