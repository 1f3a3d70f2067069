import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { cardStates, cardTermUnits } from '../../../shared/installed-items.ts';
import { warrantyPolicyCodes } from '../../../shared/warranty-presets.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDayField } from '../form-day-field.tsx';
import { FormQuantityField } from '../form-quantity-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import type { ItemForm } from './item-values.ts';

/** The policy, what the card says (R-003-70) or that it is lost (R-002-44), and the day by hand where there is no policy. */
export function WarrantyFields(): ReactNode {
  const { t } = useTranslation(['installedItems', 'warranties']);
  const { setValue } = useFormContext<ItemForm>();
  const [trade, cardState, unit] = useWatch<ItemForm, ['trade', 'cardState', 'cardTermUnit']>({
    name: ['trade', 'cardState', 'cardTermUnit'],
  });
  const hasPolicy = Boolean(trade);
  return (
    <>
      <FormChoiceField
        name="trade"
        label={t('installedItems:field.trade')}
        emptyLabel={t('installedItems:field.noTrade')}
        options={warrantyPolicyCodes.map((value) => ({ value, label: t(`warranties:policy.${value}`) }))}
      />
      {!hasPolicy && (
        <FormDayField
          name="warrantyUntil"
          label={t('installedItems:field.warrantyUntil')}
          helperText={t('installedItems:field.warrantyUntilHint')}
        />
      )}
      <FormChoiceField
        name="cardState"
        label={t('installedItems:field.cardState')}
        emptyLabel={t('installedItems:field.cardUnasked')}
        options={cardStates.map((value) => ({ value, label: t(`installedItems:cardState.${value}`) }))}
      />
      <FormTextField name="cardNo" label={t('installedItems:field.cardNo')} maxLength={40} />
      <FormChoiceField
        name="cardTermUnit"
        label={t('installedItems:field.cardTermUnit')}
        emptyLabel={t('installedItems:field.noCardTerm')}
        options={cardTermUnits.map((value) => ({ value, label: t(`installedItems:termUnit.${value}`) }))}
        onValueChange={(value) => {
          if (value === null || value === 'lifetime') setValue('cardTermCount', null, { shouldDirty: true });
        }}
      />
      {unit && unit !== 'lifetime' && (
        <FormQuantityField
          name="cardTermCount"
          label={t(cardState === 'lost' ? 'installedItems:field.agreedTermCount' : 'installedItems:field.cardTermCount')}
          required
        />
      )}
      {cardState !== 'lost' && <FormDayField name="cardStartOn" label={t('installedItems:field.cardStartOn')} />}
    </>
  );
}
