import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { installedItemKinds, usesField } from '../../../shared/installed-items.ts';
import type { InstalledItemKind, KindField } from '../../../shared/installed-items.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDayField } from '../form-day-field.tsx';
import { FormMoneyField } from '../form-money-field.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import type { ItemForm } from './item-values.ts';
import { ProjectField } from './project-field.tsx';
import { VehicleFields } from './vehicle-fields.tsx';
import { WarrantyFields } from './warranty-fields.tsx';

/** Every field of an item (B-04); those of another kind stay away. */
export function ItemFields({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation('installedItems');
  const kind: InstalledItemKind = useWatch<ItemForm, 'kind'>({ name: 'kind' }) ?? 'product';
  const uses = (field: KindField) => usesField(kind, field);
  return (
    <>
      <Group title={t('part.what')}>
        <FormChoiceField
          name="kind"
          label={t('field.kind')}
          options={installedItemKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <FormTextField name="category" label={t('field.category')} maxLength={40} autoFocus />
        <FormTextField name="brand" label={t('field.brand')} maxLength={40} />
        <FormTextField name="model" label={t('field.model')} maxLength={80} required />
        <FormTextField name="serial" label={t('field.serial')} maxLength={60} />
        <FormTextField name="itemCode" label={t('field.itemCode')} maxLength={40} />
        <FormTextField name="spec" label={t('field.spec')} maxLength={80} />
        <FormTextField name="condition" label={t('field.condition')} maxLength={120} />
        {uses('place') && <FormTextField name="location" label={t('field.location')} maxLength={80} />}
        {uses('place') && <FormTextField name="structureNote" label={t('field.structureNote')} maxLength={200} />}
        {uses('project') && <ProjectField customerId={customerId} />}
        <FormSwitchField name="isOwnSale" label={t('field.isOwnSale')} helperText={t('field.isOwnSaleHint')} />
      </Group>
      {uses('vehicle') && (
        <Group title={t('part.vehicle')}>
          <VehicleFields />
        </Group>
      )}
      <Group title={t('part.bought')}>
        <FormDayField name="purchasedOn" label={t('field.purchasedOn')} />
        <FormDayField name="invoicedOn" label={t('field.invoicedOn')} />
        <FormTextField name="invoiceNo" label={t('field.invoiceNo')} maxLength={40} />
        <FormMoneyField name="invoicePriceFen" label={t('field.invoicePrice')} />
        <FormDayField name="receivedOn" label={t('field.receivedOn')} />
        {uses('installation') && (
          <>
            <FormDayField name="installedOn" label={t('field.installedOn')} />
            <FormTextField name="installedBy" label={t('field.installedBy')} maxLength={40} />
            <FormDayField name="acceptedOn" label={t('field.acceptedOn')} />
          </>
        )}
        <FormSwitchField name="accessoriesComplete" label={t('field.accessoriesComplete')} />
        {uses('packing') && <FormSwitchField name="packingKept" label={t('field.packingKept')} />}
        {uses('gift') && <FormSwitchField name="isGift" label={t('field.isGift')} />}
      </Group>
      <Group title={t('part.warranty')}>
        <WarrantyFields />
      </Group>
      <FormTextField name="note" label={t('field.note')} maxLength={500} multiline />
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="h3" component="h3" sx={{ mb: 1.25 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'grid', columnGap: 1.5, rowGap: 1.5, gridTemplateColumns: 'repeat(4, minmax(0, 1fr))', alignItems: 'start' }}>
        {children}
      </Box>
    </Box>
  );
}
