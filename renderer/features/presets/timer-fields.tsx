import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { distanceClasses } from '../../../shared/customer-fields.ts';
import { holdReasons } from '../../../shared/holds.ts';
import { requestTypes, urgencies } from '../../../shared/requests.ts';
import { roles } from '../../../shared/roles.ts';
import { limitUnits, timerClocks, timerEvents, unusedEvents } from '../../../shared/timer-policy.ts';
import { FormCheckGroupField } from '../../components/form-check-group-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { useCalendarOptions } from './preset-fields.tsx';
import type { TimerFields } from './timer-values.ts';

const whole = { gridColumn: '1 / -1' } as const;
const half = { gridColumn: { md: 'span 2' } } as const;

/** What it is called, from what to what, and how long. */
export function WhatFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation('presets');
  const { eventName } = usePresetTexts();
  const clock = useWatch<TimerFields, 'clock'>({ name: 'clock' });
  const events = timerEvents.map((value) => ({
    value,
    label: unusedEvents.includes(value) ? t('timerForm.notInUse', { event: eventName(value) }) : eventName(value),
  }));
  const calendars = useCalendarOptions();
  const code = useWatch<TimerFields, 'code'>({ name: 'code' });
  const { timerName } = usePresetTexts();
  return (
    <>
      {isNew && (
        <FormTextField name="code" label={t('timerForm.code')} helperText={t('timerForm.codeHint')} maxLength={60} required autoFocus />
      )}
      <Box sx={isNew ? undefined : half}>
        <FormTextField
          name="name"
          label={t('timerForm.name')}
          helperText={code === '' ? undefined : t('field.nameHint', { name: timerName({ code, name: '' }) })}
          maxLength={60}
          autoFocus={!isNew}
        />
      </Box>
      <Box sx={half}>
        <FormTextField name="rule" label={t('timerForm.rule')} maxLength={40} />
      </Box>
      <Box sx={half}>
        <FormChoiceField name="start" label={t('timerForm.start')} options={events} required />
      </Box>
      <Box sx={half}>
        <FormChoiceField name="stop" label={t('timerForm.stop')} options={events} required />
      </Box>
      <FormTextField name="amount" label={t('timerForm.amount')} inputMode="numeric" maxLength={6} required />
      <FormChoiceField
        name="unit"
        label={t('timerForm.unit')}
        options={limitUnits.map((value) => ({ value, label: t(`unit.${value}`) }))}
      />
      <FormChoiceField
        name="clock"
        label={t('timerForm.clock')}
        options={timerClocks.map((value) => ({ value, label: t(`clock.${value}`) }))}
        helperText={t(`clockHelp.${clock}`)}
      />
      <FormChoiceField name="calendar" label={t('timerForm.calendar')} emptyLabel={t('timerForm.ownCalendar')} options={calendars} />
    </>
  );
}

/** Which jobs it counts for, and when it stands still. */
export function ScopeFields({ otherCodes }: { readonly otherCodes: readonly string[] }): ReactNode {
  const { t } = useTranslation(['presets', 'requests', 'customerFile']);
  const { timerName } = usePresetTexts();
  return (
    <>
      <Box sx={whole}>
        <FormCheckGroupField
          name="types"
          label={t('presets:timerForm.types')}
          options={requestTypes.map((value) => ({ value, label: t(`requests:type.${value}`) }))}
        />
      </Box>
      <Box sx={half}>
        <FormCheckGroupField
          name="urgencies"
          label={t('presets:timerForm.urgencies')}
          options={urgencies.map((value) => ({ value, label: t(`requests:urgency.${value}`) }))}
        />
      </Box>
      <Box sx={half}>
        <FormCheckGroupField
          name="distances"
          label={t('presets:timerForm.distances')}
          options={distanceClasses.map((value) => ({ value, label: t(`customerFile:distance.${value}`) }))}
        />
      </Box>
      <Box sx={whole}>
        <FormCheckGroupField
          name="pauses"
          label={t('presets:timerForm.pauses')}
          options={holdReasons.map((value) => ({ value, label: t(`presets:hold.${value}`) }))}
        />
      </Box>
      {otherCodes.length > 0 && (
        <Box sx={whole}>
          <FormCheckGroupField
            name="replaces"
            label={t('presets:timerForm.replaces')}
            options={otherCodes.map((value) => ({ value, label: timerName({ code: value, name: '' }) }))}
          />
        </Box>
      )}
      <Box sx={half}>
        <FormSwitchField name="isPromise" label={t('presets:timerForm.isPromise')} />
        <FormSwitchField name="isReplacedByAppointment" label={t('presets:timerForm.isReplacedByAppointment')} />
      </Box>
      <Box sx={half}>
        <FormSwitchField name="startsAtOpening" label={t('presets:timerForm.startsAtOpening')} />
      </Box>
    </>
  );
}

/** When it turns amber. */
export function AmberFields(): ReactNode {
  const { t } = useTranslation('presets');
  return (
    <>
      <Box sx={half}>
        <FormQuantityField name="amberPercent" label={t('timerForm.amberPercent')} unit="%" required />
      </Box>
      <FormTextField name="amberAmount" label={t('timerForm.amberAfter')} inputMode="numeric" maxLength={6} />
      <FormChoiceField
        name="amberUnit"
        label={t('timerForm.unit')}
        options={limitUnits.map((value) => ({ value, label: t(`unit.${value}`) }))}
      />
    </>
  );
}

/** Who hears of it, and who further up after how long. */
export function ToldFields(): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const { control } = useFormContext<TimerFields>();
  const { fields, append, remove } = useFieldArray({ control, name: 'escalation' });
  const people = roles.map((value) => ({ value, label: t(`common:role.${value}`) }));
  return (
    <>
      <Box sx={whole}>
        <FormCheckGroupField name="warn" label={t('presets:timerForm.warn')} options={people} />
        <FormCheckGroupField name="tell" label={t('presets:timerForm.tell')} options={people} />
      </Box>
      <Box sx={{ ...whole, display: 'grid', gap: 1 }} role="group" aria-label={t('presets:timerForm.escalation')}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('presets:timerForm.escalation')}
        </Typography>
        {fields.map(({ id }, index) => (
          <Box key={id} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 1fr auto', alignItems: 'start' }}>
            <FormQuantityField name={`escalation.${index}.amount`} label={t('presets:timerForm.after')} required />
            <FormChoiceField
              name={`escalation.${index}.unit`}
              label={t('presets:timerForm.unit')}
              options={limitUnits.map((value) => ({ value, label: t(`presets:unit.${value}`) }))}
            />
            <FormChoiceField name={`escalation.${index}.role`} label={t('presets:timerForm.role')} options={people} />
            <Button onClick={() => remove(index)} aria-label={`${t('presets:timerForm.removeStep')} ${index + 1}`}>
              {t('presets:timerForm.removeStep')}
            </Button>
          </Box>
        ))}
        {fields.length < 5 && (
          <Box>
            <Button onClick={() => append({ amount: 60, unit: 'minutes', role: 'serviceManager' })}>
              {t('presets:timerForm.addStep')}
            </Button>
          </Box>
        )}
      </Box>
    </>
  );
}
