import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest, ListRequest } from '../../components/list-page.tsx';
import { Money } from '../../components/money.tsx';
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
  const [open, setOpen] = useState<ToolKindRow | 'new' | 'takeIn'>();
  const close = () => setOpen(undefined);
  return (
    <ToolsArea>
      <ListPage<ToolKindRow, Filters, 'code'>
        id="toolKinds"
        title={t('kinds.title')}
        columns={useColumns(allowed('tools.manage') ? setOpen : undefined)}
        rowId={rowId}
        defaultFilters={usual}
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
          allowed('tools.manage') && (
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
      {open !== undefined && open !== 'takeIn' && <KindDialog kind={open === 'new' ? undefined : open} onClose={close} />}
    </ToolsArea>
  );
}

function useKinds({ filters, cursor, limit }: ListPageRequest<Filters, 'code'>) {
  return useQuery(useTRPC().tools.kinds.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }));
}

function useKindCount({ filters }: ListRequest<Filters, 'code'>) {
  return useQuery(useTRPC().tools.countKinds.queryOptions(filters, { placeholderData: keepPreviousData }));
}

function useColumns(edit: ((kind: ToolKindRow) => void) | undefined): readonly ListColumn<ToolKindRow, 'code'>[] {
  const { t } = useTranslation('tools');
  return useMemo(
    () => [
      {
        field: 'code',
        label: t('field.code'),
        width: 110,
        sortAs: 'code',
        render: (row) =>
          edit ? (
            <Button size="small" sx={{ px: 0, minWidth: 0 }} onClick={() => edit(row)}>
              {row.code}
            </Button>
          ) : (
            row.code
          ),
      },
      { field: 'name', label: t('field.name'), flex: 1, minWidth: 120 },
      { field: 'spec', label: t('field.spec'), width: 120 },
      {
        field: 'lifeMonths',
        label: t('field.lifeMonths'),
        width: 120,
        render: ({ lifeMonths }) => (lifeMonths === null ? '—' : t('kinds.life', { count: lifeMonths })),
      },
      { field: 'originalFen', label: t('field.originalFen'), width: 110, numeric: true, render: (row) => <Money fen={row.originalFen} /> },
      { field: 'purchaseFen', label: t('field.purchaseFen'), width: 110, numeric: true, render: (row) => <Money fen={row.purchaseFen} /> },
      {
        field: 'depositFen',
        label: t('field.depositFen'),
        width: 100,
        numeric: true,
        render: (row) => (row.depositFen > 0 ? <Money fen={row.depositFen} /> : '—'),
      },
      { field: 'stockQty', label: t('field.stock'), width: 90, numeric: true, render: (row) => `${row.stockQty} ${row.unit}` },
      { field: 'heldQty', label: t('field.held'), width: 90, numeric: true, render: (row) => `${row.heldQty} ${row.unit}` },
      { field: 'repairQty', label: t('field.inRepair'), width: 80, numeric: true, render: (row) => row.repairQty || '—' },
    ],
    [t, edit],
  );
}
