import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { toolStates } from '../../../shared/tools.ts';
import type { ToolRow, ToolState } from '../../../shared/tools.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useScanner } from '../../components/use-scanner.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { TakeInDialog } from './take-in-dialog.tsx';
import { ToolStateChip } from './tool-marks.tsx';

interface Filters {
  readonly query: string;
  readonly state: ToolState | null;
  readonly itemId: number | null;
}

const usual: Filters = { query: '', state: null, itemId: null };
const rowId = (row: ToolRow): number => row.lotId;
const rowHref = (row: ToolRow): string => `/tools/list/${row.lotId}`;

/** The tool register 工具台账: each numbered tool with who manages and who holds it (R-000-68, R-000-69). */
export function ToolsPage(): ReactNode {
  const { t } = useTranslation('tools');
  const allowed = useCan();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [isTakingIn, setTakingIn] = useState(false);
  const given = filtersOf(useSearchParams()[0]);
  useScanner((code) => {
    void client.tools.find
      .query({ query: code.trim().slice(0, 60) })
      .then(({ tool }) => tool && navigate(`/tools/list/${tool.lotId}`))
      .catch(() => undefined); // the list itself says when the host is away
  });
  const takeIn = allowed('tools.issue') && (
    <Button variant="contained" onClick={() => setTakingIn(true)}>
      {t('kinds.takeIn')}
    </Button>
  );
  const importSheet = allowed('data.import') && (
    <Button variant="outlined" component={RouterLink} to="/imports">
      {t('register.importSheet')}
    </Button>
  );
  return (
    <ToolsArea>
      <ListPage<ToolRow, Filters, 'no'>
        key={JSON.stringify(given)}
        id="tools"
        title={t('list.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={usual}
        initialFilters={given && { ...usual, ...given }}
        defaultSort="no"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => (
          <ChoiceFilter
            label={t('register.state')}
            all={t('list.anyState')}
            value={filters.state}
            options={toolStates.map((state) => [state, t(`state.${state}`)])}
            onChange={(state) => change({ state })}
            width={130}
          />
        )}
        useRows={useTools}
        useCount={useToolCount}
        exportRows={({ filters }) => client.tools.export.mutate({ key: newRequestKey(), body: asSent(filters) })}
        batch={
          allowed('print.store')
            ? (rows) => (
                <Button
                  component={RouterLink}
                  to={`/print/tool-labels?ids=${rows.map(({ lotId }) => lotId).join()}`}
                  startIcon={<Print fontSize="small" />}
                >
                  {t('list.labels')}
                </Button>
              )
            : undefined
        }
        action={
          <Box sx={{ display: 'flex', gap: 1 }}>
            {importSheet}
            {takeIn}
          </Box>
        }
        empty={{ title: t('list.empty'), hint: t('list.emptyHint'), action: takeIn }}
      />
      {isTakingIn && <TakeInDialog onClose={() => setTakingIn(false)} />}
    </ToolsArea>
  );
}

/** What the address asks for: `?kind=5`, `?state=repair`. */
function filtersOf(params: URLSearchParams): Partial<Filters> | undefined {
  const kind = Number(params.get('kind'));
  const state = toolStates.find((one) => one === params.get('state'));
  const itemId = Number.isSafeInteger(kind) && kind > 0 ? kind : undefined;
  return state === undefined && itemId === undefined ? undefined : { ...(state && { state }), ...(itemId && { itemId }) };
}

const asSent = ({ query, state, itemId }: Filters) => ({ query: query.trim().slice(0, 60), state, itemId });

function useTools({ filters, cursor, limit }: ListPageRequest<Filters, 'no'>) {
  return useQuery(useTRPC().tools.list.queryOptions({ ...asSent(filters), cursor, limit }, { placeholderData: keepPreviousData }));
}

function useToolCount({ filters }: ListRequest<Filters, 'no'>) {
  return useQuery(useTRPC().tools.count.queryOptions(asSent(filters), { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<ToolRow, 'no'>[] {
  const { t } = useTranslation('tools');
  return useMemo(
    () => [
      { field: 'no', label: t('field.no'), width: 140, link: true, sortAs: { asc: 'no' as const } },
      { field: 'name', label: t('field.name'), flex: 1, minWidth: 130, render: ({ name, spec }) => [name, spec].filter(Boolean).join(' ') },
      { field: 'state', label: t('register.state'), width: 95, render: (row) => <ToolStateChip state={row.state} /> },
      { field: 'condition', label: t('field.condition'), width: 80, render: ({ condition }) => t(`condition.${condition}`) },
      { field: 'holderName', label: t('field.holder'), width: 110, render: ({ holderName }) => holderName ?? t('list.nobody') },
      { field: 'managerName', label: t('field.manager'), width: 110, render: ({ managerName }) => managerName ?? t('list.nobody') },
      { field: 'placeName', label: t('register.place'), width: 150, render: ({ placeName }) => placeName ?? '—' },
      { field: 'issuedOn', label: t('field.issuedOn'), width: 110, render: ({ issuedOn }) => issuedOn || '—' },
      {
        field: 'term',
        label: t('register.term'),
        width: 150,
        render: ({ lifeEndsOn, dueOn }) => (dueOn === '' ? lifeEndsOn || '—' : `${dueOn} ${t('people.takeBack')}`),
      },
      { field: 'boughtOn', label: t('field.boughtOn'), width: 110, hidden: true },
    ],
    [t],
  );
}
