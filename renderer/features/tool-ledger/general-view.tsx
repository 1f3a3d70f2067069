import CheckCircle from '@mui/icons-material/CheckCircle';
import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { formatYuan } from '../../../shared/money.ts';
import type { ToolGeneral, ToolGeneralRow } from '../../../shared/tool-ledger.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { newRequestKey } from '../../request-key.ts';
import { tabular } from '../../theme.ts';
import { LedgerFrame } from './ledger-frame.tsx';
import type { LedgerViewProps } from './ledger-frame.tsx';

/** The general ledger 总账 of 行政部 by purchase request, and whether it agrees with the running account (R-000-64). */
export function GeneralView({ span, controls }: LedgerViewProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const client = useTRPCClient();
  const query = useQuery(useTRPC().toolLedger.general.queryOptions(span, { placeholderData: keepPreviousData }));
  return (
    <LedgerFrame
      controls={controls}
      query={query}
      exportRows={() => client.toolLedger.exportGeneral.mutate({ key: newRequestKey(), body: span })}
      isEmpty={({ rows, accountQty, accountFen }) => rows.length === 0 && accountQty === 0 && accountFen === 0}
    >
      {(general) => (
        <>
          <Agreement general={general} />
          <TablePaper>
            <DataTable<ToolGeneralRow>
              label={t('ledger.general')}
              rows={general.rows}
              rowKey={({ key }) => key}
              columns={[
                { key: 'day', label: t('ledger.day'), width: 100, render: ({ bookedOn }) => bookedOn },
                { key: 'purchase', label: t('ledger.purchase'), width: 155, render: (row) => <Purchase row={row} /> },
                { key: 'ledgerNo', label: t('ledger.ledgerNo'), width: 150, render: (row) => <LedgerNo row={row} /> },
                { key: 'receipt', label: t('ledger.receipt'), width: 150, render: ({ documentNo }) => documentNo },
                {
                  key: 'tool',
                  label: t('ledger.tool'),
                  render: ({ name, code, spec }) => (
                    <>
                      {name}
                      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                        {[code, spec].filter(Boolean).join(' · ')}
                      </Typography>
                    </>
                  ),
                },
                { key: 'qty', label: t('ledger.qty'), numeric: true, width: 90, render: ({ qty, unit }) => `${qty} ${unit}` },
                { key: 'amount', label: t('ledger.amount'), numeric: true, width: 130, render: ({ valueFen }) => <Money fen={valueFen} /> },
              ]}
              footer={
                <TableRow sx={{ '& td': { fontWeight: 600 } }}>
                  <TableCell colSpan={5}>{t('ledger.total')}</TableCell>
                  <TableCell align="right" sx={tabular}>
                    {general.qty}
                  </TableCell>
                  <TableCell align="right">
                    <Money fen={general.valueFen} />
                  </TableCell>
                </TableRow>
              }
            />
          </TablePaper>
        </>
      )}
    </LedgerFrame>
  );
}

/** Both accounts have the same totals, or by how much they do not. */
function Agreement({ general: { qty, valueFen, accountQty, accountFen } }: { readonly general: ToolGeneral }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const amount = formatYuan(valueFen);
  if (qty === accountQty && valueFen === accountFen)
    return (
      <Alert severity="success" variant="outlined" icon={<CheckCircle fontSize="inherit" />}>
        {t('ledger.agrees', { qty, amount })}
      </Alert>
    );
  return (
    <Alert severity="error" variant="outlined">
      {t('ledger.differs', { qty, amount, otherQty: accountQty, otherAmount: formatYuan(accountFen) })}
    </Alert>
  );
}

function Purchase({ row: { purchaseId, purchaseNo } }: { readonly row: ToolGeneralRow }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  if (purchaseId === null) return <Typography sx={{ color: 'text.secondary' }}>{t('ledger.noPurchase')}</Typography>;
  return (
    <Link component={RouterLink} to={`/tools/purchases/${purchaseId}`}>
      {purchaseNo}
    </Link>
  );
}

function LedgerNo({ row: { purchaseId, ledgerNo } }: { readonly row: ToolGeneralRow }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  if (ledgerNo !== '') return ledgerNo;
  return purchaseId === null ? '—' : <StatusChip label={t('ledger.notBooked')} tone="attention" />;
}
