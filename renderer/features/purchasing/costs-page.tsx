import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsignmentCostRow } from '../../../shared/consignments.ts';
import { addFen } from '../../../shared/money.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PurchasingArea } from '../../components/purchasing-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan, useZone } from '../../session.tsx';

/** What transport cost by month and way (R-004-58). */
export function ConsignmentCostsPage(): ReactNode {
  const { t } = useTranslation('purchasing');
  const client = useTRPCClient();
  const allowed = useCan();
  const thisMonth = dayOf(Date.now(), useZone()).slice(0, 7);
  const [months, setMonths] = useState({ from: `${thisMonth.slice(0, 4)}-01`, to: thisMonth });
  const isAsked = months.from !== '' && months.to !== '' && months.from <= months.to;
  const query = useQuery(useTRPC().consignments.costs.queryOptions(months, { enabled: isAsked, placeholderData: keepPreviousData }));
  const rows = query.data ?? [];
  const sum = (of: (row: ConsignmentCostRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return (
    <PurchasingArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader title={t('consignments.costTitle')} />
        <Box sx={{ display: 'flex', gap: 1, px: 2, pb: 1.5, alignItems: 'center' }}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              type="month"
              label={t(`field.${end}`)}
              value={months[end]}
              onChange={(event) => setMonths({ ...months, [end]: event.target.value })}
              slotProps={{ inputLabel: { shrink: true } }}
              sx={{ width: 200 }}
            />
          ))}
          <Box sx={{ ml: 'auto' }}>
            {allowed('parts.export') && isAsked && (
              <ListExportButton
                request={months}
                exportRows={(body) => client.consignments.exportCosts.mutate({ key: newRequestKey(), body })}
              />
            )}
          </Box>
        </Box>
        {query.error ? (
          <ErrorState error={query.error} onRetry={query.refetch} />
        ) : (
          <Box sx={{ px: 2, pb: 2 }}>
            <TablePaper>
              <DataTable<ConsignmentCostRow>
                label={t('consignments.costTitle')}
                rows={rows}
                rowKey={({ month, way }) => `${month} ${way}`}
                empty={t('consignments.noCosts')}
                columns={[
                  { key: 'month', label: t('field.month'), render: ({ month }) => month },
                  { key: 'way', label: t('field.way'), render: ({ way }) => t(`way.${way}`) },
                  { key: 'count', label: t('field.count'), numeric: true, render: ({ count }) => count },
                  { key: 'cost', label: t('field.cost'), numeric: true, render: ({ costFen }) => <Money fen={costFen} /> },
                  { key: 'late', label: t('field.late'), numeric: true, render: ({ late }) => late },
                  { key: 'damaged', label: t('field.damaged'), numeric: true, render: ({ damaged }) => damaged },
                ]}
                footer={
                  <TableRow sx={{ '& td': { fontWeight: 600 } }}>
                    <TableCell colSpan={2}>{t('consignments.sum')}</TableCell>
                    <TableCell align="right">{sum(({ count }) => count)}</TableCell>
                    <TableCell align="right">
                      <Money fen={addFen(...rows.map(({ costFen }) => costFen))} />
                    </TableCell>
                    <TableCell align="right">{sum(({ late }) => late)}</TableCell>
                    <TableCell align="right">{sum(({ damaged }) => damaged)}</TableCell>
                  </TableRow>
                }
              />
            </TablePaper>
          </Box>
        )}
      </Box>
    </PurchasingArea>
  );
}
