import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import type { WorkOrderRow, workOrderSorts } from '../../../shared/work-orders.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import type { ListColumn } from '../../components/list-grid.tsx';
import { ListPage } from '../../components/list-page.tsx';
import type { ListPageRequest } from '../../components/list-page.tsx';
import { UrgencyMark } from '../../components/request-marks.tsx';
import { PlannedMark, SlipStateChip, technicianNames, WaitingForPartsChip } from '../../components/slip-marks.tsx';
import { MoreCommands } from '../../components/more-commands.tsx';
import { usePrintLines } from '../../components/use-print-command.ts';
import { useSlipScan } from '../../components/use-slip-scan.ts';
import { When } from '../../components/when.tsx';
import { currentLanguage } from '../../i18n.ts';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { SlipFilterFields } from './slip-filter-fields.tsx';
import { filtersOfAddress, noSlipFilters, slipFilter } from './slip-filters.ts';
import type { SlipFilters } from './slip-filters.ts';

type Sort = (typeof workOrderSorts)[number];

/** Slips 派工单: by state, technician, planned day, waiting for parts, number or text; ticked ones print in one go. */
export function WorkOrdersPage(): ReactNode {
  const { t } = useTranslation('workOrders');
  const paper = useTranslation('paperForms').t;
  const printLines = usePrintLines();
  const client = useTRPCClient();
  const allowed = useCan();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const columns = useColumns();
  useSlipScan();
  const toDispatch = allowed('workOrders.dispatch') && (
    <Button variant="contained" component={RouterLink} to="/dispatch">
      {t('list.toDispatch')}
    </Button>
  );
  return (
    <ListPage<WorkOrderRow, SlipFilters, Sort>
      key={params.toString()}
      id="work-orders"
      title={t('title')}
      columns={columns}
      rowId={rowId}
      rowHref={rowHref}
      defaultFilters={noSlipFilters}
      initialFilters={filtersOfAddress(params)}
      defaultSort="issued"
      sorts={[
        { value: 'issued', label: t('list.sortIssued') },
        { value: 'planned', label: t('list.sortPlanned') },
      ]}
      searchField="query"
      searchLabel={t('list.search')}
      filters={(filters, change) => <SlipFilterFields filters={filters} change={change} />}
      useRows={useSlipRows}
      useCount={useSlipCount}
      exportRows={
        allowed('data.export')
          ? ({ filters, sort }) => client.workOrders.export.mutate({ key: newRequestKey(), body: { ...slipFilter(filters), sort } })
          : undefined
      }
      batch={
        allowed('print.documents')
          ? (rows) => {
              const ids = rows.map(({ id }) => id).join();
              return (
                <>
                  <Button
                    variant="outlined"
                    startIcon={<Print fontSize="small" />}
                    onClick={() => void navigate(`/print/slips?ids=${ids}`)}
                  >
                    {t('list.printSelected')}
                  </Button>
                  <MoreCommands
                    label={paper('print.more')}
                    commands={printLines({ serviceReport: `/print/service-report?ids=${ids}`, slipLabel: `/print/slip-labels?ids=${ids}` })}
                  />
                </>
              );
            }
          : undefined
      }
      action={toDispatch || undefined}
      empty={{ title: t('list.emptyTitle'), hint: t('list.emptyHint'), action: toDispatch || undefined }}
    />
  );
}

function useSlipRows({ filters, ...page }: ListPageRequest<SlipFilters, Sort>) {
  const trpc = useTRPC();
  return useQuery(trpc.workOrders.list.queryOptions({ ...slipFilter(filters), ...page }, { placeholderData: keepPreviousData }));
}

function useSlipCount({ filters }: { readonly filters: SlipFilters }) {
  const trpc = useTRPC();
  return useQuery(trpc.workOrders.count.queryOptions(slipFilter(filters), { placeholderData: keepPreviousData }));
}

const rowId = (row: WorkOrderRow) => row.id;
const rowHref = (row: WorkOrderRow) => `/work-orders/${row.id}`;

function useColumns(): readonly ListColumn<WorkOrderRow, Sort>[] {
  const { t } = useTranslation('workOrders');
  // English words are longer than the Chinese ones
  const isEnglish = currentLanguage() === 'en';
  return useMemo(
    () => [
      { field: 'no', label: t('field.no'), link: true, width: 150, sortAs: { desc: 'issued' } },
      {
        field: 'state',
        label: t('field.state'),
        width: isEnglish ? 212 : 140,
        render: (row) => (
          <Box sx={{ display: 'flex', gap: 0.5 }}>
            <SlipStateChip state={row.state} />
            {row.isWaitingForParts && <WaitingForPartsChip />}
          </Box>
        ),
      },
      {
        field: 'plannedAt',
        label: t('field.plannedAt'),
        width: 132,
        sortAs: { asc: 'planned' },
        render: (row) => <PlannedMark state={row.state} plannedAt={row.plannedAt} />,
      },
      { field: 'technicians', label: t('field.technicians'), width: 104, render: (row) => technicianNames(row.technicians) },
      { field: 'customerName', label: t('field.customer'), flex: 1, minWidth: 110 },
      { field: 'work', label: t('field.work'), flex: 1.4, minWidth: 130 },
      { field: 'address', label: t('field.address'), flex: 1.2, minWidth: 120 },
      { field: 'phone', label: t('field.phone'), width: 130, hidden: true },
      { field: 'productText', label: t('field.product'), width: 140, hidden: true },
      { field: 'urgency', label: t('field.urgency'), width: isEnglish ? 108 : 76, render: (row) => <UrgencyMark urgency={row.urgency} /> },
      { field: 'requestNo', label: t('field.request'), width: 150, hidden: true },
      { field: 'issuedAt', label: t('field.issuedAt'), width: 136, hidden: true, render: (row) => <When at={row.issuedAt} /> },
      { field: 'returnedAt', label: t('field.returnedAt'), width: 136, hidden: true, render: (row) => <When at={row.returnedAt} /> },
      { field: 'printCount', label: t('field.printed'), width: isEnglish ? 76 : 56, numeric: true },
    ],
    [t, isEnglish],
  );
}
