import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { mostLines } from '../../../shared/repair-cases.ts';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';

export interface ServiceForm {
  lines: { item: string; quantity: string; method: string; laborFen: number | null; materialFen: number | null }[];
  isCompared: boolean;
}

export const noLine: ServiceForm['lines'][number] = { item: '', quantity: '', method: '', laborFen: null, materialFen: null };

/** The items of a service order, a row each. */
export function ServiceLines(): ReactNode {
  const { t } = useTranslation('repairCases');
  const { fields, append, remove } = useFieldArray<ServiceForm, 'lines'>({ name: 'lines' });
  return (
    <>
      {fields.map((line, index) => (
        <Box
          key={line.id}
          role="group"
          aria-label={t('line.group', { n: index + 1 })}
          sx={{ display: 'flex', gap: 1, alignItems: 'start' }}
        >
          <Box sx={{ flex: 1, display: 'grid', gap: 1, gridTemplateColumns: '2fr 1.2fr 3fr 1.2fr 1.2fr' }}>
            <FormTextField name={`lines.${index}.item`} label={t('line.item')} maxLength={80} required autoFocus={index === 0} />
            <FormTextField name={`lines.${index}.quantity`} label={t('line.quantity')} maxLength={40} required />
            <FormTextField name={`lines.${index}.method`} label={t('line.method')} maxLength={300} required />
            <FormMoneyField name={`lines.${index}.laborFen`} label={t('line.labor')} required />
            <FormMoneyField name={`lines.${index}.materialFen`} label={t('line.material')} required />
          </Box>
          <IconButton
            aria-label={t('line.remove', { n: index + 1 })}
            disabled={fields.length === 1}
            onClick={() => remove(index)}
            sx={{ mt: 0.5 }}
          >
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Box>
        <Button
          startIcon={<Add fontSize="small" />}
          disabled={fields.length >= mostLines}
          onClick={() => append(noLine, { focusName: `lines.${fields.length}.item` })}
        >
          {t('line.add')}
        </Button>
      </Box>
    </>
  );
}
