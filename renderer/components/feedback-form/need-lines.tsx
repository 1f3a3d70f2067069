import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { mostNeeds, needKinds } from '../../../shared/feedback-forms.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormQuantityField } from '../form-quantity-field.tsx';
import { FormTextField } from '../form-text-field.tsx';

interface NeedsForm {
  needs: { kind: (typeof needKinds)[number]; what: string; quantity: number }[];
}

/** Special parts, replacements and factory work that are needed, a row each. */
export function NeedLines(): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const { fields, append, remove } = useFieldArray<NeedsForm, 'needs'>({ name: 'needs' });
  return (
    <Box role="group" aria-label={t('field.needs')} sx={{ display: 'grid', gap: 1 }}>
      {fields.map((line, index) => (
        <Box key={line.id} sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
          <Box sx={{ flex: 1, display: 'grid', gap: 1, gridTemplateColumns: '140px 1fr 100px' }}>
            <FormChoiceField
              name={`needs.${index}.kind`}
              label={t('field.needKind')}
              options={needKinds.map((value) => ({ value, label: t(`need.${value}`) }))}
            />
            <FormTextField name={`needs.${index}.what`} label={t('field.needWhat')} maxLength={120} required />
            <FormQuantityField name={`needs.${index}.quantity`} label={t('field.needQuantity')} required />
          </Box>
          <IconButton aria-label={t('dialog.removeNeed')} onClick={() => remove(index)} sx={{ mt: 0.5 }}>
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary' }}>
        <span>{t('field.needs')}</span>
        <Button
          startIcon={<Add fontSize="small" />}
          disabled={fields.length >= mostNeeds}
          onClick={() => append({ kind: 'specialPart', what: '', quantity: 1 }, { focusName: `needs.${fields.length}.what` })}
        >
          {t('dialog.addNeed')}
        </Button>
      </Box>
    </Box>
  );
}
