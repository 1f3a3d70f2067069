import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ItemOnSlip } from '../../../shared/installed-items.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useCan } from '../../session.tsx';

/** The product; a vehicle with its plate. It leads to the item's file for those who may read it. */
export function SlipProduct({ slip }: { readonly slip: WorkOrderView }): ReactNode {
  const allowed = useCan();
  const text = [slip.productText, slip.item?.vehicle?.plate].filter(Boolean).join(' ') || '—';
  if (!slip.item || !allowed('customers.read')) return text;
  return (
    <Link component={RouterLink} to={`/items/${slip.item.id}`}>
      {text}
    </Link>
  );
}

/** R-003-12: the papers that are taken and checked, each seen or not; what was not seen stands out. */
export function VehiclePapers({ vehicle }: { readonly vehicle: NonNullable<ItemOnSlip['vehicle']> }): ReactNode {
  const { t } = useTranslation('installedItems');
  const papers = [
    [t('field.licence'), vehicle.licenceSeen],
    [t('field.handbook'), vehicle.handbookSeen],
  ] as const;
  return papers.map(([name, isSeen]) => (
    <Box key={name} component="span" sx={{ display: 'block', color: isSeen ? undefined : 'warning.main', fontWeight: isSeen ? 400 : 600 }}>
      {name}：{isSeen ? t('seen') : t('notSeen')}
    </Box>
  ));
}
