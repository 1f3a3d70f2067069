import Settings from '@mui/icons-material/SettingsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import type { ReorderList, ReorderRow, ReorderTarget } from '../../../shared/reordering.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PurchasingArea } from '../../components/purchasing-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { OrderDialog } from './order-dialog.tsx';
import { ReorderSettingsDialog } from './reorder-settings-dialog.tsx';
import { ReorderTable } from './reorder-table.tsx';

/** The first page of 采购: whoever may not see what should be ordered begins with the requests for material. */
export function ReorderPage(): ReactNode {
  return useCan()('reordering.read') ? <ReorderProposals /> : <Navigate to="/purchasing/requests" replace />;
}

/** 补货建议: what stands at its warning line or below its minimum, by supplier, each with its arithmetic (R-000-08, R-004-52). */
function ReorderProposals(): ReactNode {
  const { t } = useTranslation('reordering');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const allowed = useCan();
  const list = useQuery(trpc.reordering.list.queryOptions());
  const [isSetting, setSetting] = useState(false);
  const mayManage = allowed('reordering.manage');
  return (
    <PurchasingArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('title')}
          subtitle={list.data && t('hint', { days: list.data.settings.windowDays })}
          actions={
            <>
              {allowed('parts.export') && (
                <ListExportButton
                  exportRows={() => client.reordering.export.mutate({ key: newRequestKey(), body: {} })}
                  request={undefined}
                />
              )}
              {mayManage && list.data && (
                <Button startIcon={<Settings fontSize="small" />} onClick={() => setSetting(true)}>
                  {t('settings.open')}
                </Button>
              )}
            </>
          }
        />
        <Box sx={{ px: 2, pb: 2 }}>
          {list.data ? (
            list.data.rows.length === 0 ? (
              <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
            ) : (
              <Proposals list={list.data} mayOrder={mayManage} />
            )
          ) : list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
      {isSetting && list.data && <ReorderSettingsDialog settings={list.data.settings} onClose={() => setSetting(false)} />}
    </PurchasingArea>
  );
}

function Proposals({ list, mayOrder }: { readonly list: ReorderList; readonly mayOrder: boolean }): ReactNode {
  const { t } = useTranslation('reordering');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [target, setTarget] = useState<ReorderTarget>();
  // What is no longer proposed cannot be ordered either.
  const rows = list.rows.filter(({ itemId }) => chosen.has(itemId)).slice(0, mostChosen);
  const choose = (ids: readonly number[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  const needsSupplier = rows.some(({ supplierId }: ReorderRow) => supplierId === null);
  return (
    <>
      {mayOrder && (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            pb: 1,
            minHeight: 44,
            position: 'sticky',
            top: 0,
            zIndex: 2,
            bgcolor: 'background.default',
          }}
        >
          <Typography sx={{ ...tabular, mr: 'auto', color: rows.length === 0 ? 'text.secondary' : undefined }}>
            {t('chosen', { count: rows.length })}
          </Typography>
          {needsSupplier && <Typography sx={{ color: 'text.secondary' }}>{t('needsSupplier')}</Typography>}
          <Button variant="outlined" disabled={rows.length === 0} onClick={() => setTarget('materialRequest')}>
            {t('request')}
          </Button>
          <Button variant="contained" disabled={rows.length === 0 || needsSupplier} onClick={() => setTarget('purchaseOrder')}>
            {t('order')}
          </Button>
        </Box>
      )}
      <TablePaper>
        <ReorderTable list={list} chosen={chosen} choose={mayOrder ? choose : undefined} />
      </TablePaper>
      {target && (
        <OrderDialog
          target={target}
          rows={rows}
          onDone={() => {
            setChosen(new Set());
            setTarget(undefined);
          }}
          onClose={() => setTarget(undefined)}
        />
      )}
    </>
  );
}

/** As many lines as one command takes. */
const mostChosen = 100;
