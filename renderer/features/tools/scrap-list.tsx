import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { scrapStates } from '../../../shared/tool-losses.ts';
import type { ScrapState, ToolScrap } from '../../../shared/tool-losses.ts';
import { useTRPC } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import { CommandButton } from '../../components/command-button.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { useCan, useSession } from '../../session.tsx';
import { ScrapStateChip } from './loss-marks.tsx';
import type { RepairsListProps } from './repairs-dialog.ts';
import { toolLine } from './tool-marks.tsx';

interface Filters {
  readonly state: ScrapState | null;
}

const usual: Filters = { state: null };
const rowId = (row: ToolScrap): number => row.id;

/** What is proposed to be scrapped, by whom, and what somebody else said (R-000-70). */
export function ScrapList({ choice, action, open }: RepairsListProps): ReactNode {
  const { t } = useTranslation('toolLosses');
  return (
    <ListPage<ToolScrap, Filters, 'newest'>
      id="toolScraps"
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
            options={scrapStates.map((one) => [one, t(`repairs.scrapState.${one}`)])}
            onChange={(state) => change({ state })}
            width={130}
          />
        </>
      )}
      useRows={useScraps}
      useCount={useScrapCount}
      action={action}
      empty={{ title: t('repairs.scrapsNone') }}
    />
  );
}

function useScraps({ filters, cursor, limit }: ListPageRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().tools.scraps.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }));
}

function useScrapCount({ filters }: ListRequest<Filters, 'newest'>) {
  return useQuery(useTRPC().tools.countScraps.queryOptions(filters, { placeholderData: keepPreviousData }));
}

function useColumns(open: RepairsListProps['open']): readonly ListColumn<ToolScrap, 'newest'>[] {
  const { t } = useTranslation('toolLosses');
  const mayDecide = useCan()('tools.decide');
  const { user } = useSession();
  return useMemo(
    () => [
      { field: 'no', label: t('repairs.no'), width: 150 },
      { field: 'state', label: t('repairs.stateLabel'), width: 85, render: (row) => <ScrapStateChip state={row.state} /> },
      {
        field: 'what',
        label: t('repairs.what'),
        flex: 1.2,
        minWidth: 160,
        render: toolLine,
      },
      { field: 'placeName', label: t('repairs.room'), width: 90 },
      { field: 'reason', label: t('repairs.reason'), flex: 1, minWidth: 120 },
      { field: 'createdByName', label: t('repairs.proposedBy'), width: 80 },
      { field: 'decidedByName', label: t('repairs.answeredBy'), width: 80, render: ({ decidedByName }) => decidedByName ?? '—' },
      { field: 'answer', label: t('repairs.answer'), width: 100, render: ({ answer }) => answer || '—' },
      {
        field: 'acts',
        label: '',
        width: 180,
        render: (scrap) => {
          const isOwn = scrap.createdBy === user.id;
          const refusal = !mayDecide
            ? t('repairs.needDecider')
            : scrap.state !== 'proposed'
              ? t('repairs.answered')
              : isOwn
                ? t('repairs.ownProposal')
                : undefined;
          const why = refusal !== undefined && { refusal };
          return (
            <Box sx={{ display: 'flex', gap: 0.5 }}>
              <CommandButton label={t('repairs.approve')} onClick={() => open({ kind: 'approve', scrap })} {...why} />
              <CommandButton label={t('repairs.refuse')} onClick={() => open({ kind: 'refuse', scrap })} {...why} />
            </Box>
          );
        },
      },
    ],
    [t, mayDecide, open, user.id],
  );
}
