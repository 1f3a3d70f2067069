import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { countingUnit, formatQuantity } from '../../../shared/pack-quantity.ts';
import { orderLineFen } from '../../../shared/purchase-orders.ts';
import type { InspectedLine, PurchaseOrderLineView, PurchaseOrderView } from '../../../shared/purchase-orders.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Money } from '../../components/money.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { When } from '../../components/when.tsx';
import { ItemCell } from '../../components/purchasing/line-table.tsx';

/** What was ordered, and how much of it is on the shelf. */
export function OrderLineTable({ order }: { readonly order: PurchaseOrderView }): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <DataTable<PurchaseOrderLineView>
      label={t('page.lines')}
      rows={order.orderLines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'item',
          label: t('field.item'),
          render: (line) => (
            <Link component={RouterLink} to={`/parts/${line.itemId}`} underline="hover" color="inherit">
              <ItemCell item={{ code: line.code, name: line.name }} />
            </Link>
          ),
        },
        { key: 'spec', label: t('field.spec'), render: ({ spec }) => spec || '—' },
        { key: 'qty', label: t('field.qty'), numeric: true, render: (line) => formatQuantity(line.qty, line) },
        {
          key: 'price',
          label: t('field.price'),
          numeric: true,
          render: (line) => (
            <>
              <Money fen={line.priceFen} />
              <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                {' '}
                / {countingUnit(line)}
              </Typography>
            </>
          ),
        },
        { key: 'amount', label: t('field.amount'), numeric: true, render: (line) => <Money fen={orderLineFen(line)} /> },
        {
          key: 'received',
          label: t('field.received'),
          numeric: true,
          render: (line) => (line.receivedQty === 0 ? '—' : formatQuantity(line.receivedQty, line)),
        },
        {
          key: 'rejected',
          label: t('field.rejected'),
          numeric: true,
          render: (line) => (line.rejectedQty === 0 ? '—' : formatQuantity(line.rejectedQty, line)),
        },
      ]}
      footer={
        <TableRow>
          <TableCell colSpan={4} align="right" sx={{ fontWeight: 600 }}>
            {t('field.total')}
          </TableCell>
          <TableCell align="right" sx={{ fontWeight: 600 }}>
            <Money fen={order.totalFen} />
          </TableCell>
          <TableCell colSpan={2} />
        </TableRow>
      }
    />
  );
}

/** What came at which time, what of it was accepted, and where the rest is. */
export function Inspections({ order }: { readonly order: PurchaseOrderView }): ReactNode {
  const { t } = useTranslation('purchasing');
  if (order.inspections.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('page.noInspections')}</Typography>;
  const packOf = new Map(order.orderLines.map((line) => [line.itemId, line]));
  const said = (line: InspectedLine, qty: number) => {
    const pack = packOf.get(line.itemId);
    return pack ? formatQuantity(qty, pack) : `${qty} ${line.unit}`;
  };
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {order.inspections.map((inspection) => (
        <Box key={inspection.id}>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
            <When at={inspection.at} /> {[inspection.userName, inspection.receiptNo, inspection.note].filter(Boolean).join(' · ')}
          </Typography>
          <DataTable<InspectedLine>
            label={`${t('page.inspections')} ${inspection.receiptNo ?? ''}`}
            rows={inspection.lines}
            rowKey={({ id }) => id}
            columns={[
              { key: 'item', label: t('field.item'), render: ({ name }) => name },
              { key: 'delivered', label: t('field.delivered'), numeric: true, width: 110, render: (line) => said(line, line.delivered) },
              { key: 'accepted', label: t('field.accepted'), numeric: true, width: 110, render: (line) => said(line, line.accepted) },
              {
                key: 'rejected',
                label: t('field.rejected'),
                numeric: true,
                width: 110,
                render: (line) => (line.rejected === 0 ? '—' : said(line, line.rejected)),
              },
              { key: 'reason', label: t('field.reason'), render: ({ reason }) => reason || '—' },
              { key: 'back', label: '', width: 190, render: (line) => <Whereabouts line={line} /> },
            ]}
          />
        </Box>
      ))}
    </Box>
  );
}

function Whereabouts({ line }: { readonly line: InspectedLine }): ReactNode {
  const { t } = useTranslation('purchasing');
  if (line.rejected === 0) return null;
  if (line.consignmentId === null) return <StatusChip label={t('page.stillHere')} tone="attention" />;
  return (
    <Link component={RouterLink} to={`/purchasing/consignments/${line.consignmentId}`}>
      {t('page.backNo', { no: line.consignmentNo })}
    </Link>
  );
}
