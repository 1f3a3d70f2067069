import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import type { PresetOffer } from '../../../shared/presets.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import type { RequestFactsForm } from './request-facts.ts';

export interface ProductFieldsProps {
  readonly items: readonly InstalledItemView[];
  /** What the preset asks for. */
  readonly required: PresetOffer['required'];
}

/** The product: one that the customer has, or in words. */
export function ProductFields({ items, required }: ProductFieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const { setValue, getValues } = useFormContext<RequestFactsForm>();
  const choose = (id: number | null) => {
    const before = getValues('productText');
    const item = items.find((one) => one.id === id);
    if (item) setValue('productText', productName(item), { shouldDirty: true });
    else if (items.some((one) => productName(one) === before)) setValue('productText', '', { shouldDirty: true });
  };
  return (
    <Box
      sx={{ gridColumn: '1 / -1', display: 'grid', gap: 1.5, gridTemplateColumns: items.length > 0 ? 'repeat(2, minmax(0, 1fr))' : '1fr' }}
    >
      {items.length > 0 && (
        <FormChoiceField
          name="installedItemId"
          label={t('field.product')}
          emptyLabel={t('field.otherProduct')}
          options={items.map((item) => ({ value: item.id, label: [productName(item), item.location].filter(Boolean).join(' · ') }))}
          required={required.includes('installedItem')}
          onValueChange={(id) => choose(id === null ? null : Number(id))}
        />
      )}
      <FormTextField name="productText" label={t('field.productText')} maxLength={120} required={required.includes('productText')} />
    </Box>
  );
}

/** A product in one line: brand, category and model. */
export function productName({ category, brand, model }: Pick<InstalledItemView, 'category' | 'brand' | 'model'>): string {
  const gap = /[a-z]$/i.test(brand) ? ' ' : '';
  return [`${brand}${category === '' ? '' : gap}${category}`, model].filter(Boolean).join(' ').slice(0, 120);
}
