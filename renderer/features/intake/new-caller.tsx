import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { customerKinds } from '../../../shared/customers.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { IntakeValues } from './intake-values.ts';

/** A customer made in place, with what was already typed. */
export function NewCaller({ onChange }: { readonly onChange: () => void }): ReactNode {
  const { t } = useTranslation(['intake', 'requests', 'customers']);
  const { getValues, setValue } = useFormContext<IntakeValues>();
  const nameContact = () => {
    const { newName, newKind, contactName } = getValues();
    if (newKind === 'person' && contactName === '' && newName.trim() !== '')
      setValue('contactName', newName.trim().slice(0, 40), { shouldDirty: true });
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Typography variant="h2" component="p" sx={{ mr: 'auto' }}>
          {t('intake:newCustomer')}
        </Typography>
        <Button onClick={onChange}>{t('intake:changeCustomer')}</Button>
      </Box>
      <Box onBlur={nameContact}>
        <FormTextField name="newName" label={t('intake:newName')} maxLength={80} required />
      </Box>
      <FormTextField name="contactName" label={t('requests:field.contactName')} maxLength={40} required />
      <FormTextField name="phone" label={t('requests:field.phone')} maxLength={40} inputMode="tel" required />
      <FormTextField name="address" label={t('requests:field.address')} maxLength={200} multiline minRows={1} required />
      <FormTextField name="newRegion" label={t('intake:newRegion')} maxLength={60} />
      <FormChoiceField
        name="newKind"
        label={t('intake:newKind')}
        options={customerKinds.map((value) => ({ value, label: t(`customers:kind.${value}`) }))}
      />
    </Box>
  );
}
