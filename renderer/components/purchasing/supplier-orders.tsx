import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { AgreedPrice, PurchaseOrderRow } from '../../../shared/purchase-orders.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { DataTable } from '../data-table.tsx';
import { Section } from '../detail-page.tsx';
import { Money } from '../money.tsx';
import { OrderStateChip } from './purchase-marks.tsx';

/** Orders of a supplier and the prices agreed on with it (R-004-55). */
export function SupplierOrders({ supplierId }: { readonly supplierId: number }): ReactNode {
  const { t } = useTranslation('purchasing');
  const enabled = useCan()('purchasing.read');
  const { purchaseOrders } = useTRPC();
  const orders = useQuery(purchaseOrders.list.queryOptions({ supplierId, show: 'all', limit: 50 }, { enabled }));
  const prices = useQuery(purchaseOrders.prices.queryOptions({ supplierId }, { enabled }));
  if (!enabled) return null;
  return (
    <>
      <Section title={t('orders.title')}>
        <OrderTable rows={orders.data?.rows ?? []} />
      </Section>
      <Section title={t('page.prices')}>
        {(prices.data ?? []).length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('page.noPrices')}</Typography>
        ) : (
          <DataTable<AgreedPrice>
            label={t('page.prices')}
            rows={prices.data ?? []}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'item',
                label: t('field.item'),
                render: ({ itemId, code, itemName }) => (
                  <Link component={RouterLink} to={`/parts/${itemId}`}>
                    {code} {itemName}
                  </Link>
                ),
              },
              {
                key: 'price',
                label: t('field.price'),
                numeric: true,
                render: ({ priceFen, unit }) => (
                  <>
                    <Money fen={priceFen} /> / {unit}
                  </>
                ),
              },
              { key: 'from', label: t('field.agreedOn'), render: ({ fromOn }) => fromOn },
              { key: 'order', label: t('field.order'), render: ({ note }) => note },
              { key: 'by', label: t('field.agreedBy'), render: ({ userName }) => userName },
            ]}
          />
        )}
      </Section>
    </>
  );
}

function OrderTable({ rows }: { readonly rows: readonly PurchaseOrderRow[] }): ReactNode {
  const { t } = useTranslation('purchasing');
  if (rows.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('page.noOrders')}</Typography>;
  return (
    <DataTable<PurchaseOrderRow>
      label={t('orders.title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'no',
          label: t('field.no'),
          render: ({ id, no }) => (
            <Link component={RouterLink} to={`/purchasing/orders/${id}`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
              {no}
            </Link>
          ),
        },
        { key: 'state', label: t('field.state'), render: (row) => <OrderStateChip order={row} /> },
        { key: 'due', label: t('field.dueOn'), render: ({ dueOn }) => dueOn || '—' },
        {
          key: 'progress',
          label: t('field.progress'),
          numeric: true,
          render: ({ receivedLines, lines }) => t('orders.progressOf', { done: receivedLines, all: lines }),
        },
        { key: 'total', label: t('field.amount'), numeric: true, render: ({ totalFen }) => <Money fen={totalFen} /> },
      ]}
    />
  );
}
