import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useCan } from '../../session.tsx';
import { KindDialog } from './kind-dialog.tsx';
import { TakeInDialog } from './take-in-dialog.tsx';

interface Filters {
  readonly query: string;
  readonly isShort: boolean;
}

const usual: Filters = { query: '', isShort: false };
const rowId = (row: ToolKindRow): number => row.id;

/** Kinds of tools (B-21): what each costs, how long it must live, how many there are. */
export function ToolKindsPage(): ReactNode {
  const { t } = useTranslation('tools');
  const allowed = useCan();
  const [open, setOpen] = useState<'new' | 'takeIn'>();
  const close = () => setOpen(undefined);
  const [address, setAddress] = useSearchParams();
  const kindId = Number(address.get('kind'));
  const isShort = address.get('short') !== null;
  const mayManage = allowed('tools.manage');
  return (
    <ToolsArea>
      <ListPage<ToolKindRow, Filters, 'code'>
        key={String(isShort)}
        id="toolKinds"
        title={t('kinds.title')}
        columns={useColumns()}
        rowId={rowId}
        rowHref={mayManage ? editHref : listHref}
        defaultFilters={usual}
        initialFilters={isShort ? { isShort } : undefined}
        defaultSort="code"
        searchField="query"
        searchLabel={t('kinds.search')}
        filters={(filters, change) => (
          <FormControlLabel
            label={t('kinds.shortOnly')}
            control={<Switch checked={filters.isShort} onChange={(_, checked) => change({ isShort: checked })} />}
            sx={{ ml: 0.5 }}
          />
        )}
        useRows={useKinds}
        useCount={useKindCount}
        action={
          mayManage && (
            <Box sx={{ display: 'flex', gap: 1 }}>
              <Button variant="outlined" onClick={() => setOpen('takeIn')}>
                {t('kinds.takeIn')}
              </Button>
              <Button variant="contained" onClick={() => setOpen('new')}>
                {t('kinds.new')}
              </Button>
            </Box>
          )
        }
        empty={{ title: t('kinds.empty'), hint: t('kinds.emptyHint') }}
      />
      {open === 'takeIn' && <TakeInDialog onClose={close} />}
      {open === 'new' && <KindDialog kind={undefined} onClose={close} />}
      {mayManage && Number.isSafeInteger(kindId) && kindId > 0 && (
        <EditKind key={kindId} id={kindId} onClose={() => setAddress({}, { replace: true })} />
      )}
    </ToolsArea>
  );
}

/** Enter on a row opens its kind; whoever only looks sees the tools of it. */
const editHref = ({ id }: ToolKindRow): string => `/tools/kinds?kind=${id}`;
const listHref = ({ id }: ToolKindRow): string => `/tools/list?kind=${id}`;

function EditKind({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const kind = useQuery(useTRPC().tools.kind.queryOptions({ id }, { staleTime: 0 }));
  return kind.data && !kind.isFetching ? <KindDialog kind={kind.data} onClose={onClose} /> : null;
}

function useKinds({ filters, cursor, limit }: ListPageRequest<Filters, 'code'>) {
  return useQuery(useTRPC().tools.kinds.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }));
}

function useKindCount({ filters }: ListRequest<Filters, 'code'>) {
  return useQuery(useTRPC().tools.countKinds.queryOptions(filters, { placeholderData: keepPreviousData }));
}

function useColumns(): readonly ListColumn<ToolKindRow, 'code'>[] {
  const { t } = useTranslation('tools');
  return useMemo(
    () => [
      { field: 'code', label: t('field.code'), width: 95, link: true, sortAs: { asc: 'code' as const } },
      { field: 'name', label: t('field.name'), flex: 1, minWidth: 130 },
      { field: 'spec', label: t('field.spec'), width: 120 },
      {
        field: 'lifeMonths',
        label: t('field.lifeMonths'),
        width: 105,
        numeric: true,
        render: ({ lifeMonths }) => (lifeMonths === null ? t('stage.none') : t('kinds.life', { count: lifeMonths })),
      },
      { field: 'originalFen', label: t('field.originalFen'), width: 105, numeric: true, render: (row) => <Money fen={row.originalFen} /> },
      { field: 'purchaseFen', label: t('field.purchaseFen'), width: 105, numeric: true, render: (row) => <Money fen={row.purchaseFen} /> },
      {
        field: 'depositFen',
        label: t('field.depositFen'),
        width: 90,
        numeric: true,
        render: (row) => (row.depositFen > 0 ? <Money fen={row.depositFen} /> : '—'),
      },
      { field: 'stockQty', label: t('field.stock'), width: 80, numeric: true, render: (row) => `${row.stockQty} ${row.unit}` },
      {
        field: 'minQty',
        label: t('field.minQty'),
        width: 115,
        numeric: true,
        render: ({ minQty, stockQty, unit }) =>
          stockQty < minQty ? <StatusChip label={`${minQty} ${unit}`} tone="attention" icon={<WarningAmber />} /> : `${minQty} ${unit}`,
      },
      { field: 'heldQty', label: t('field.held'), width: 85, numeric: true, render: (row) => `${row.heldQty} ${row.unit}` },
      { field: 'repairQty', label: t('field.inRepair'), width: 70, numeric: true, render: (row) => row.repairQty || '—' },
    ],
    [t],
  );
}
