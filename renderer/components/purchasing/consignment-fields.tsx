import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { consignmentDirections, consignmentWays } from '../../../shared/consignments.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDayField } from '../form-day-field.tsx';
import { FormMoneyField } from '../form-money-field.tsx';
import { FormTextField } from '../form-text-field.tsx';

/** What is sent, from or to whom, by which way, and what it costs. */
export function ConsignmentFields({ isFixed = false }: { readonly isFixed?: boolean }): ReactNode {
  const { t } = useTranslation('purchasing');
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <FormChoiceField
        name="direction"
        label={t('field.direction')}
        disabled={isFixed}
        options={consignmentDirections.map((value) => ({ value, label: t(`direction.${value}`) }))}
      />
      <FormTextField name="party" label={t('field.party')} maxLength={80} required autoFocus={!isFixed} />
      <Box sx={{ gridColumn: '1 / -1', display: 'grid' }}>
        <FormTextField name="what" label={t('field.what')} maxLength={200} required autoFocus={isFixed} />
      </Box>
      <FormChoiceField name="way" label={t('field.way')} options={consignmentWays.map((value) => ({ value, label: t(`way.${value}`) }))} />
      <FormTextField name="carrier" label={t('field.carrier')} maxLength={60} />
      <FormTextField name="trackingNo" label={t('field.trackingNo')} maxLength={60} />
      <FormMoneyField name="costFen" label={t('field.cost')} required />
      <FormDayField name="sentOn" label={t('field.sentOn')} required />
      <FormDayField name="expectedOn" label={t('field.expectedOn')} />
      <Box sx={{ gridColumn: '1 / -1', display: 'grid' }}>
        <FormTextField name="note" label={t('field.note')} maxLength={300} />
      </Box>
    </Box>
  );
}
