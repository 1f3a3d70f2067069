import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import { DataTable } from '../../components/data-table.tsx';
import { WarrantyMark } from '../../components/warranty-mark.tsx';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';

interface CustomerItemsProps {
  readonly items: readonly InstalledItemView[];
  readonly onEdit: ((item: InstalledItemView) => void) | undefined;
}

/** What the customer has, with its warranty; goods that we did not sell are marked (R-001-08). */
export function CustomerItems({ items, onEdit }: CustomerItemsProps): ReactNode {
  const { t } = useTranslation(['customers', 'installedItems', 'common']);
  if (items.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('customers:page.noItems')}</Typography>;
  return (
    <DataTable
      label={t('customers:page.items')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        { key: 'product', label: t('installedItems:field.model'), render: (row) => <Product item={row} /> },
        {
          key: 'purchased',
          label: t('installedItems:field.purchasedOn'),
          render: (row) => <Box sx={{ ...tabular, whiteSpace: 'nowrap' }}>{row.purchasedOn}</Box>,
        },
        { key: 'warranty', label: t('installedItems:page.warranty'), render: (row) => <WarrantyMark warranty={row.warranty} /> },
        ...(onEdit
          ? [
              {
                key: 'edit',
                label: '',
                render: (row: InstalledItemView) => (
                  <Button onClick={() => onEdit(row)} aria-label={t('installedItems:edit', { model: row.model })}>
                    {t('common:action.edit')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** A label for each of them, printed at once. */
export function ItemLabelsLink({ items }: Pick<CustomerItemsProps, 'items'>): ReactNode {
  const { t } = useTranslation('paperForms');
  const mayPrint = useCan()('print.documents');
  if (items.length === 0 || !mayPrint) return null;
  return (
    <Button component={RouterLink} to={`/print/item-labels?ids=${items.map(({ id }) => id).join()}`}>
      {t('print.slipLabel')}
    </Button>
  );
}

/** What it is, beneath it its number and place, and whether it came from elsewhere (R-001-08). */
function Product({ item }: { readonly item: InstalledItemView }): ReactNode {
  const { t } = useTranslation('installedItems');
  const beneath = [item.serial || item.vehicle?.vin, item.location, item.isOwnSale ? '' : t('external')].filter(Boolean).join(' · ');
  return (
    <>
      <Link component={RouterLink} to={`/items/${item.id}`}>
        {[item.category, item.brand, item.model, item.vehicle?.plate].filter(Boolean).join(' ')}
      </Link>
      {beneath && <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{beneath}</Box>}
    </>
  );
}
