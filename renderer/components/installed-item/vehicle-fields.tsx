import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDayField } from '../form-day-field.tsx';
import { FormQuantityField } from '../form-quantity-field.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { FormTextField } from '../form-text-field.tsx';

/** What only a vehicle has (B-05), with the papers that are asked for (R-003-12). */
export function VehicleFields(): ReactNode {
  const { t } = useTranslation('installedItems');
  return (
    <>
      <FormTextField name="vehicle.plate" label={t('field.plate')} maxLength={20} />
      <FormTextField name="vehicle.vehicleKind" label={t('field.vehicleKind')} maxLength={40} />
      <FormTextField name="vehicle.vin" label={t('field.vin')} maxLength={30} />
      <FormQuantityField name="vehicle.mileageKm" label={t('field.mileageKm')} />
      <FormQuantityField name="vehicle.cycleMonths" label={t('field.cycleMonths')} />
      <FormQuantityField name="vehicle.cycleKm" label={t('field.cycleKm')} />
      <FormDayField name="vehicle.nextOn" label={t('field.nextOn')} />
      <FormQuantityField name="vehicle.nextKm" label={t('field.nextKm')} />
      <FormSwitchField name="vehicle.licenceSeen" label={t('field.licenceSeen')} />
      <FormSwitchField name="vehicle.handbookSeen" label={t('field.handbookSeen')} />
    </>
  );
}
