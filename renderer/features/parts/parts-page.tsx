import Print from '@mui/icons-material/PrintOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { partKinds } from '../../../shared/parts.ts';
import type { PartKind, PartRow } from '../../../shared/parts.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { ChoiceFilter } from '../../components/list-filters.tsx';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { ClassFilters, anyClass } from './class-filters.tsx';
import type { ClassFilter } from './class-filters.tsx';
import { PartDialog } from './part-dialog.tsx';

interface PartFilters extends ClassFilter {
  readonly query: string;
  readonly kind: PartKind | null;
  readonly isShort: boolean;
}

const noFilters: PartFilters = { query: '', kind: null, isShort: false, ...anyClass };

/** The catalogue 配件: what there is, how much, where; what runs short (R-000-08). */
export function PartsPage(): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue']);
  const client = useTRPCClient();
  const navigate = useNavigate();
  const allowed = useCan();
  const [params] = useSearchParams();
  const [isAdding, setAdding] = useState(params.get('new') !== null);
  const columns = useColumns();
  const given = filtersOf(params);
  const newPart = allowed('parts.manage') && (
    <Button variant="contained" onClick={() => setAdding(true)}>
      {t('list.new')}
    </Button>
  );
  return (
    <CatalogueArea>
      <ListPage<PartRow, PartFilters, 'code'>
        key={JSON.stringify(given)}
        id="parts"
        title={t('title')}
        columns={columns}
        rowId={rowId}
        rowHref={rowHref}
        defaultFilters={noFilters}
        initialFilters={given && { ...noFilters, ...given }}
        defaultSort="code"
        searchField="query"
        searchLabel={t('list.search')}
        filters={(filters, change) => (
          <>
            <ChoiceFilter
              label={t('field.kind')}
              all={t('list.allKinds')}
              value={filters.kind}
              options={partKinds.map((kind) => [kind, t(`kind.${kind}`)])}
              onChange={(kind) => change({ kind })}
              width={130}
            />
            <ClassFilters filter={filters} change={change} />
            <FormControlLabel
              label={t('list.shortOnly')}
              control={<Switch checked={filters.isShort} onChange={(_, checked) => change({ isShort: checked })} />}
              sx={{ ml: 0.5 }}
            />
          </>
        )}
        useRows={usePartRows}
        useCount={usePartCount}
        exportRows={
          allowed('parts.export') ? ({ filters }) => client.parts.export.mutate({ key: newRequestKey(), body: filters }) : undefined
        }
        action={newPart}
        batch={
          allowed('print.documents')
            ? (rows) => (
                <Button
                  component={RouterLink}
                  to={`/print/part-labels?ids=${rows.map(({ id }) => id).join()}`}
                  startIcon={<Print fontSize="small" />}
                >
                  {t('catalogue:labels.print')}
                </Button>
              )
            : undefined
        }
        empty={{
          title: t('list.emptyTitle'),
          hint: t('list.emptyHint'),
          action: (
            <Box sx={{ display: 'flex', gap: 1 }}>
              {allowed('data.import') && (
                <Button component={RouterLink} to="/imports" variant="outlined">
                  {t('list.import')}
                </Button>
              )}
              {newPart}
            </Box>
          ),
        }}
      />
      {isAdding && <PartDialog onClose={() => setAdding(false)} onSaved={(id) => void navigate(`/parts/${id}`)} />}
    </CatalogueArea>
  );
}

/** What the address asks for: what runs short, or what is in a class. */
function filtersOf(params: URLSearchParams): Partial<PartFilters> | undefined {
  if (params.get('short') !== null) return { isShort: true };
  const idOf = (field: keyof ClassFilter) => {
    const id = Number(params.get(field));
    return Number.isSafeInteger(id) && id > 0 ? id : null;
  };
  const classes = { useClassId: idOf('useClassId'), functionClassId: idOf('functionClassId'), structureClassId: idOf('structureClassId') };
  return Object.values(classes).some((id) => id !== null) ? classes : undefined;
}

function usePartRows({ filters, cursor, limit }: ListPageRequest<PartFilters, 'code'>) {
  const trpc = useTRPC();
  return useQuery(trpc.parts.list.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }));
}

function usePartCount({ filters }: ListRequest<PartFilters, 'code'>) {
  const trpc = useTRPC();
  return useQuery(trpc.parts.count.queryOptions(filters, { placeholderData: keepPreviousData }));
}

const rowId = (row: PartRow): number => row.id;
const rowHref = (row: PartRow): string => `/parts/${row.id}`;

function useColumns(): readonly ListColumn<PartRow, 'code'>[] {
  const { t } = useTranslation('parts');
  return useMemo(
    () => [
      { field: 'code', label: t('field.code'), link: true, width: 140, sortAs: { asc: 'code' } },
      { field: 'name', label: t('field.name'), flex: 1, minWidth: 140 },
      { field: 'spec', label: t('field.spec'), width: 170 },
      { field: 'kind', label: t('field.kind'), width: 96, render: (row) => t(`kind.${row.kind}`) },
      { field: 'category', label: t('field.category'), width: 110, hidden: true },
      { field: 'barcode', label: t('field.barcode'), width: 150, hidden: true },
      { field: 'qty', label: t('field.qty'), numeric: true, width: 110, render: (row) => formatQuantity(row.qty, row) },
      { field: 'minQty', label: t('field.minQty'), numeric: true, width: 96, render: (row) => formatQuantity(row.minQty, row) },
      { field: 'state', label: '', width: 112, render: (row) => <StockMark row={row} /> },
      { field: 'placeName', label: t('field.place'), width: 120 },
      { field: 'priceFen', label: t('field.price'), numeric: true, width: 110, render: (row) => <Money fen={row.priceFen} /> },
    ],
    [t],
  );
}

/** Says in a word what is not as it should be; nothing where all is well. */
export function StockMark({ row }: { readonly row: PartRow }): ReactNode {
  const { t } = useTranslation('parts');
  if (!row.isActive) return <StatusChip label={t('list.inactive')} tone="ended" />;
  if (row.qty < row.minQty) return <StatusChip label={t('list.short')} tone="attention" icon={<WarningAmber />} />;
  return null;
}
