import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import type { LedgerView } from '../../../shared/catalogue.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import { isDay } from '../../../shared/time.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { CatalogueArea } from '../../components/catalogue-area.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListExportButton } from '../../components/list-export-button.tsx';
import { Money } from '../../components/money.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { newRequestKey } from '../../request-key.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';

/** The ledger 台账 of one item: every movement with what was left, over chosen days, to print and to Excel (R-000-08). */
export function LedgerPage(): ReactNode {
  const { t } = useTranslation('catalogue');
  const client = useTRPCClient();
  const allowed = useCan();
  const itemId = Number(useParams()['id']);
  const [params, setParams] = useSearchParams();
  const dayOfAddress = (name: string) => (isDay(params.get(name) ?? '') ? (params.get(name) ?? '') : '');
  const span = { itemId, from: dayOfAddress('from'), to: dayOfAddress('to') };
  const ledger = useQuery(useTRPC().parts.ledger.queryOptions(span, { placeholderData: keepPreviousData }));
  const choose = (name: 'from' | 'to', day: string) =>
    setParams(
      (before) => {
        if (day === '') before.delete(name);
        else before.set(name, day);
        return before;
      },
      { replace: true },
    );
  return (
    <CatalogueArea>
      <Box sx={{ height: '100%', overflow: 'auto' }}>
        <PageHeader
          title={t('ledger.partTitle', { name: ledger.data?.part.name ?? '' })}
          subtitle={ledger.data && [ledger.data.part.code, ledger.data.part.spec].filter(Boolean).join(' · ')}
          backTo="/parts/ledger"
          actions={
            <>
              {(['from', 'to'] as const).map((name) => (
                <TextField
                  key={name}
                  type="date"
                  label={t(`field.${name}`)}
                  value={span[name]}
                  onChange={(event) => choose(name, event.target.value)}
                  slotProps={{ inputLabel: { shrink: true } }}
                  sx={{ width: 160 }}
                />
              ))}
              {allowed('parts.export') && (
                <ListExportButton request={span} exportRows={(body) => client.parts.exportLedger.mutate({ key: newRequestKey(), body })} />
              )}
              <Button
                variant="contained"
                startIcon={<Print fontSize="small" />}
                component={RouterLink}
                to={`/print/part-ledger?id=${itemId}&from=${span.from}&to=${span.to}`}
              >
                {t('ledger.print')}
              </Button>
            </>
          }
        />
        <Box sx={{ px: 2, pb: 2 }}>
          {ledger.error ? (
            <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />
          ) : ledger.data ? (
            <LedgerTable ledger={ledger.data} />
          ) : (
            <TableSkeleton />
          )}
        </Box>
      </Box>
    </CatalogueArea>
  );
}

function LedgerTable({ ledger }: { readonly ledger: LedgerView }): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const { part } = ledger;
  if (ledger.rows.length === 0 && ledger.openingQty === 0) return <EmptyState title={t('catalogue:ledger.none')} />;
  const qty = (value: number) => (value === 0 ? '' : formatQuantity(value, part));
  return (
    <>
      <Typography sx={{ mb: 1, ...tabular }}>
        {t('catalogue:ledger.opening')} {formatQuantity(ledger.openingQty, part)} · <Money fen={ledger.openingFen} />
      </Typography>
      <TablePaper>
        <DataTable
          label={t('catalogue:ledger.title')}
          rows={ledger.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'day', label: t('parts:field.at'), render: ({ bookedOn }) => bookedOn },
            { key: 'kind', label: t('parts:field.kind'), render: ({ kind }) => t(`parts:move.${kind}`) },
            { key: 'from', label: t('catalogue:field.from'), render: ({ fromPlace }) => fromPlace },
            { key: 'to', label: t('catalogue:field.to'), render: ({ toPlace }) => toPlace },
            {
              key: 'document',
              label: t('parts:field.document'),
              render: (row) => row.documentNo ?? row.receiptNo ?? row.workOrderNo ?? '',
            },
            { key: 'in', label: t('catalogue:field.inQty'), numeric: true, render: ({ inQty }) => qty(inQty) },
            { key: 'out', label: t('catalogue:field.outQty'), numeric: true, render: ({ outQty }) => qty(outQty) },
            {
              key: 'balance',
              label: t('catalogue:field.balance'),
              numeric: true,
              render: ({ balanceQty }) => formatQuantity(balanceQty, part),
            },
            {
              key: 'value',
              label: t('catalogue:field.balanceValue'),
              numeric: true,
              render: ({ balanceFen }) => <Money fen={balanceFen} />,
            },
            {
              key: 'who',
              label: t('parts:field.user'),
              render: ({ signedBy, userName }) => [userName, signedBy].filter(Boolean).join(' / '),
            },
          ]}
          footer={
            <TableRow>
              <TableCell colSpan={7}>
                <b>{t('catalogue:ledger.closing')}</b>
              </TableCell>
              <TableCell align="right" sx={tabular}>
                <b>{formatQuantity(ledger.closingQty, part)}</b>
              </TableCell>
              <TableCell align="right" sx={tabular}>
                <b>
                  <Money fen={ledger.closingFen} />
                </b>
              </TableCell>
              <TableCell />
            </TableRow>
          }
        />
      </TablePaper>
    </>
  );
}
