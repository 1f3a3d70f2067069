import { zodResolver } from '@hookform/resolvers/zod';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { saveSkillsInput } from '../../shared/staff-plans.ts';
import type { StaffSkill } from '../../shared/staff-plans.ts';
import { useTRPC } from '../api.ts';
import { useCommand } from '../use-command.ts';
import { AppForm } from './app-form.tsx';
import { FormDayField } from './form-day-field.tsx';
import { FormSuggestField } from './form-suggest-field.tsx';
import { FormSwitchField } from './form-switch-field.tsx';
import { FormTextField } from './form-text-field.tsx';
import type { PlannedPerson } from './staff-plan-dialog.tsx';

interface StaffSkillsProps {
  readonly person: PlannedPerson;
  readonly skills: readonly StaffSkill[];
  readonly mayChange: boolean;
}

/**
 * Skills with level and proof (R-000-45..-47), the day of training and the last day that it holds; all of a person are saved at once.
 */
export function StaffSkills({ person: { id, name }, skills, mayChange }: StaffSkillsProps): ReactNode {
  const { t } = useTranslation(['staffPlans', 'common']);
  const trpc = useTRPC();
  const form = useForm<z.input<typeof saveSkillsInput>, unknown, z.output<typeof saveSkillsInput>>({
    resolver: zodResolver(saveSkillsInput),
    defaultValues: { staffId: id, skills: skills.map((one) => ({ ...one })) },
  });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'skills' });
  const save = useCommand(trpc.staff.saveSkills.mutationOptions(), { form, doneText: t('staffPlans:skills.saved', { name }) });
  return (
    <AppForm form={form} onSubmit={(values) => save.run(values)} label={t('staffPlans:skills.title')}>
      <Typography variant="h3">{t('staffPlans:skills.title')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {fields.length === 0 ? t('staffPlans:skills.none') : t('staffPlans:skills.hint')}
      </Typography>
      <Box component="fieldset" disabled={!mayChange} sx={{ border: 0, p: 0, m: 0, display: 'grid', gap: 1 }}>
        {fields.map((field, nth) => (
          <Box
            key={field.id}
            sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr) 130px 150px 150px 100px 36px', alignItems: 'start', pb: 1 }}
          >
            <FormTextField name={`skills.${nth}.skill`} label={t('staffPlans:skills.skill')} required maxLength={60} />
            <FormSuggestField
              name={`skills.${nth}.level`}
              label={t('staffPlans:skills.level')}
              maxLength={20}
              suggestions={[
                t('staffPlans:skills.levels.learner'),
                t('staffPlans:skills.levels.able'),
                t('staffPlans:skills.levels.master'),
              ]}
            />
            <FormDayField name={`skills.${nth}.trainedOn`} label={t('staffPlans:skills.trainedOn')} />
            <FormDayField name={`skills.${nth}.validUntil`} label={t('staffPlans:skills.validUntil')} />
            <FormSwitchField name={`skills.${nth}.isPassed`} label={t('staffPlans:skills.isPassed')} />
            <IconButton
              aria-label={t('staffPlans:skills.remove', { skill: form.getValues(`skills.${nth}.skill`) })}
              onClick={() => remove(nth)}
            >
              <Close fontSize="small" />
            </IconButton>
            <Box sx={{ gridColumn: '1 / 5', display: 'grid' }}>
              <FormTextField name={`skills.${nth}.proof`} label={t('staffPlans:skills.proof')} maxLength={100} />
            </Box>
          </Box>
        ))}
      </Box>
      {mayChange && (
        <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
          <Button
            onClick={() =>
              append(
                { skill: '', trainedOn: '', validUntil: '', isPassed: true, level: '', proof: '' },
                { focusName: `skills.${fields.length}.skill` },
              )
            }
          >
            {t('staffPlans:skills.add')}
          </Button>
          <Button type="submit" variant="contained" loading={save.isPending} sx={{ ml: 'auto' }}>
            {t('common:action.save')}
          </Button>
        </Box>
      )}
    </AppForm>
  );
}
