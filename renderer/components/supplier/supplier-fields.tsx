import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { supplierWays } from '../../../shared/suppliers.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDateTimeField } from '../form-date-time-field.tsx';
import { FormDayField } from '../form-day-field.tsx';
import { FormSuggestField } from '../form-suggest-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import type { FormFieldProps } from '../form-text-field.tsx';

/** A supplier by name: those of the list are offered, another name may be typed. Value: string. */
export function SupplierNameField(props: FormFieldProps): ReactNode {
  const mayRead = useCan()('suppliers.read');
  const names = useQuery(useTRPC().suppliers.names.queryOptions({}, { enabled: mayRead }));
  return <FormSuggestField {...props} suggestions={names.data ?? []} maxLength={80} />;
}

/** Who is told what, how, and by when an answer is due; `at` asks when it was. */
export function TellFields({ at }: { readonly at?: string }): ReactNode {
  const { t } = useTranslation('suppliers');
  return (
    <>
      <SupplierNameField name="supplierName" label={t('field.supplier')} required autoFocus helperText={t('field.supplierHint')} />
      <FormTextField name="what" label={t('field.what')} maxLength={1000} multiline minRows={3} required />
      <Box sx={pair}>
        <FormChoiceField name="way" label={t('field.way')} options={supplierWays.map((value) => ({ value, label: t(`way.${value}`) }))} />
        {at && <FormDateTimeField name="at" label={at} required />}
        <FormDateTimeField name="answerDueAt" label={t('field.answerDueAt')} required />
      </Box>
    </>
  );
}

/** What was shipped, how, and when it is expected. */
export function GoodsFields(): ReactNode {
  const { t } = useTranslation('suppliers');
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '2fr 1fr' }}>
        <FormTextField name="what" label={t('field.goodsWhat')} maxLength={200} required autoFocus />
        <FormTextField name="quantity" label={t('field.quantity')} maxLength={40} required />
      </Box>
      <Box sx={pair}>
        <FormDayField name="shippedOn" label={t('field.shippedOn')} required />
        <FormDayField name="expectedOn" label={t('field.expectedOn')} required />
        <FormTextField name="carrier" label={t('field.carrier')} maxLength={60} />
        <FormTextField name="trackingNo" label={t('field.trackingNo')} maxLength={60} />
      </Box>
    </>
  );
}

const pair = { display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } } as const;
