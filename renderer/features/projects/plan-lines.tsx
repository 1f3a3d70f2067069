import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { ProjectForm } from './project-values.ts';

const most = 40;

/** The progress plan 工程进度计划: each step with its planned and its real day (R-002-05). */
export function PlanLines(): ReactNode {
  const { t } = useTranslation('projects');
  const { fields, append, remove } = useFieldArray<ProjectForm, 'progressPlan'>({ name: 'progressPlan' });
  return (
    <>
      {fields.map((line, index) => (
        <Box key={line.id} role="group" aria-label={t('plan.line', { n: index + 1 })} sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
          <Box sx={{ flex: 1, display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 1fr) minmax(0, 1fr)' }}>
            <FormTextField name={`progressPlan.${index}.text`} label={t('plan.text')} maxLength={100} />
            <FormDayField name={`progressPlan.${index}.plannedOn`} label={t('plan.plannedOn')} />
            <FormDayField name={`progressPlan.${index}.doneOn`} label={t('plan.doneOn')} />
          </Box>
          <IconButton aria-label={t('plan.remove', { n: index + 1 })} onClick={() => remove(index)} sx={{ mt: 0.5 }}>
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Box>
        <Button
          startIcon={<Add fontSize="small" />}
          disabled={fields.length >= most}
          onClick={() => append({ text: '', plannedOn: '', doneOn: '' }, { focusName: `progressPlan.${fields.length}.text` })}
        >
          {t('plan.add')}
        </Button>
      </Box>
    </>
  );
}
