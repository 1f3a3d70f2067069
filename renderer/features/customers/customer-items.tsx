import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstalledItemView } from '../../../shared/customers.ts';
import { DataTable } from '../../components/data-table.tsx';
import { WarrantyMark } from '../../components/warranty-mark.tsx';

interface CustomerItemsProps {
  readonly items: readonly InstalledItemView[];
  readonly onEdit: ((item: InstalledItemView) => void) | undefined;
}

/** What the customer has, with its warranty; goods that we did not sell are marked (R-001-08). */
export function CustomerItems({ items, onEdit }: CustomerItemsProps): ReactNode {
  const { t } = useTranslation(['customers', 'common']);
  if (items.length === 0) return <Typography sx={{ color: 'text.secondary' }}>{t('customers:page.noItems')}</Typography>;
  return (
    <DataTable
      label={t('customers:page.items')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'product',
          label: t('customers:item.model'),
          render: (row) => [row.category, row.brand, row.model].filter(Boolean).join(' '),
        },
        { key: 'serial', label: t('customers:item.serial'), render: (row) => row.serial },
        { key: 'location', label: t('customers:item.location'), render: (row) => row.location },
        { key: 'purchased', label: t('customers:item.purchasedOn'), render: (row) => row.purchasedOn },
        { key: 'warranty', label: t('customers:item.warrantyUntil'), render: (row) => <WarrantyMark until={row.warrantyUntil} /> },
        {
          key: 'sold',
          label: t('customers:item.isOwnSale'),
          render: (row) => (row.isOwnSale ? t('common:word.yes') : t('customers:item.external')),
        },
        ...(onEdit
          ? [
              {
                key: 'edit',
                label: t('common:action.edit'),
                render: (row: InstalledItemView) => (
                  <Button onClick={() => onEdit(row)} aria-label={t('customers:item.edit', { model: row.model })}>
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
