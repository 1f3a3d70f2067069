import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { OrderStateChip } from './purchase-marks.tsx';

/** Where goods are received: the orders that are awaited, of the supplier that was named if there are any. */
export function AwaitedOrders({ supplierName }: { readonly supplierName: string }): ReactNode {
  const { t } = useTranslation('purchasing');
  const allowed = useCan();
  const enabled = allowed('purchasing.read') && allowed('purchasing.receive');
  const all = useQuery(useTRPC().purchaseOrders.list.queryOptions({ show: 'awaited', limit: 50 }, { enabled })).data?.rows ?? [];
  const ofSupplier = supplierName === '' ? [] : all.filter((order) => order.supplierName === supplierName);
  const shown = (ofSupplier.length > 0 ? ofSupplier : all).slice(0, 6);
  if (shown.length === 0) return null;
  return (
    <Paper variant="outlined" component="section" aria-label={t('receive.byOrder')} sx={{ p: 1.5 }}>
      <Typography sx={{ fontWeight: 600 }}>{t('receive.byOrder')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {t('receive.byOrderHint')}
      </Typography>
      {shown.map((order) => (
        <Typography key={order.id} component="div" sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.25 }}>
          <Link component={RouterLink} to={`/purchasing/orders/${order.id}/receive`} sx={{ fontWeight: 600 }}>
            {order.no}
          </Link>
          <OrderStateChip order={order} />
          {order.supplierName} · {order.dueOn} · {t('orders.progressOf', { done: order.receivedLines, all: order.lines })}
        </Typography>
      ))}
    </Paper>
  );
}
