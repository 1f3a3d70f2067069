import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { customerKinds } from '../../../shared/customer-fields.ts';
import { followUpRoles, requirableFields, slipTitles } from '../../../shared/presets/preset.ts';
import { channels, requestTypes, urgencies } from '../../../shared/requests.ts';
import { warrantyPolicyCodes } from '../../../shared/warranty-presets.ts';
import { chargedModes } from '../../../shared/warranty-price.ts';
import { useTRPC } from '../../api.ts';
import { useCalendarTexts } from '../../components/calendar-texts.ts';
import { Section } from '../../components/detail-page.tsx';
import { FormCheckGroupField } from '../../components/form-check-group-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';

const grid = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: '1fr', md: 'repeat(3, minmax(0, 1fr))' },
  alignItems: 'start',
} as const;
const whole = { gridColumn: '1 / -1' } as const;

/** Name, calendar, and what holds for every job of the trade. */
export function BasicFields({ code, isOwn }: { readonly code: string; readonly isOwn: boolean }): ReactNode {
  const { t } = useTranslation('presets');
  const { presetName } = usePresetTexts();
  const calendars = useCalendarOptions();
  return (
    <Section title={t('section.basics')}>
      <Box sx={grid}>
        <FormTextField
          name="name"
          label={t('field.name')}
          helperText={isOwn ? undefined : t('field.nameHint', { name: presetName({ code, name: '' }) })}
          maxLength={60}
          required={isOwn}
        />
        <FormChoiceField name="calendar" label={t('field.calendar')} options={calendars} required />
        <FormQuantityField name="repeatDays" label={t('field.repeatDays')} unit={t('unit.days')} required />
        <FormChoiceField
          name="training"
          label={t('field.training')}
          options={(['refuse', 'warn', 'off'] as const).map((value) => ({ value, label: t(`training.${value}`) }))}
        />
        <Box sx={{ gridColumn: { md: 'span 2' } }}>
          <FormTextField name="note" label={t('field.note')} multiline maxLength={1000} />
        </Box>
      </Box>
    </Section>
  );
}

/** The calendars that can be chosen, by name. */
export function useCalendarOptions(): readonly { readonly value: string; readonly label: string }[] {
  const { calendarName } = useCalendarTexts();
  const calendars = useQuery(useTRPC().calendars.list.queryOptions()).data ?? [];
  return calendars.map(({ plan }) => ({ value: plan.code, label: calendarName(plan) }));
}

/** What a call may be, how it comes, and what has to be asked. */
export function IntakeFields(): ReactNode {
  const { t } = useTranslation(['presets', 'requests']);
  return (
    <Section title={t('presets:section.intake')}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        <FormCheckGroupField
          name="types"
          label={t('presets:field.types')}
          options={requestTypes.map((value) => ({ value, label: t(`requests:type.${value}`) }))}
          required
        />
        <FormCheckGroupField
          name="channels"
          label={t('presets:field.channels')}
          options={channels.map((value) => ({ value, label: t(`requests:channel.${value}`) }))}
          required
        />
        <FormCheckGroupField
          name="required"
          label={t('presets:field.required')}
          options={requirableFields.map((value) => ({ value, label: t(`presets:required.${value}`) }))}
        />
      </Box>
    </Section>
  );
}

/** The classes of urgency with what each means (R-002-27, R-004-32). */
export function UrgencyFields(): ReactNode {
  const { t } = useTranslation(['presets', 'requests']);
  return (
    <Section title={t('presets:section.urgency')}>
      <FormCheckGroupField
        name="urgencies"
        label={t('presets:field.urgencies')}
        options={urgencies.map((value) => ({
          value,
          label: `${t(`requests:urgency.${value}`)} — ${t(`requests:urgencyHelp.${value}`)}`,
        }))}
        required
      />
    </Section>
  );
}

const closingSteps = [
  'headConfirms',
  'needsFourTexts',
  'needsConsentBeforeWork',
  'needsFoundBy',
  'needsStandard',
  'needsOpinion',
  'needsReport',
] as const;

/** What has to be there before a job ends. */
export function ClosingFields(): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  return (
    <Section title={t('presets:section.closing')}>
      <Box sx={{ ...grid, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        {closingSteps.map((step) => (
          <FormSwitchField key={step} name={`closing.${step}`} label={t(`presets:field.closing_${step}`)} />
        ))}
        <FormQuantityField
          name="closing.followUpDays"
          label={t('presets:field.closing_followUpDays')}
          helperText={t('presets:field.followUpHint')}
          unit={t('presets:unit.days')}
          required
        />
        <FormChoiceField
          name="followUpRole"
          label={t('presets:field.followUpRole')}
          options={followUpRoles.map((value) => ({ value, label: t(`common:role.${value}`) }))}
        />
      </Box>
    </Section>
  );
}

/** The name of the slip (J.1), warranty, charges, and who is a key customer. */
export function PaperFields(): ReactNode {
  const { t } = useTranslation(['presets', 'print', 'warranties', 'customers']);
  return (
    <Section title={t('presets:section.papers')}>
      <Box sx={grid}>
        <FormChoiceField
          name="slipTitle"
          label={t('presets:field.slipTitle')}
          options={slipTitles.map((value) => ({ value, label: t(`print:slipTitle.${value}`) }))}
        />
        <FormTextField
          name="ownSlipTitle"
          label={t('presets:field.ownSlipTitle')}
          helperText={t('presets:field.ownSlipTitleHint')}
          maxLength={40}
        />
        <FormChoiceField
          name="warranty"
          label={t('presets:field.warranty')}
          options={warrantyPolicyCodes.map((value) => ({ value, label: t(`warranties:policy.${value}`) }))}
        />
        <FormChoiceField
          name="afterWarranty"
          label={t('presets:field.afterWarranty')}
          options={chargedModes.map((value) => ({ value, label: t(`warranties:price.${value}`) }))}
        />
        <Typography variant="body2" sx={{ ...whole, color: 'text.secondary', mt: 0.5 }}>
          {t('presets:field.keyRule')}
        </Typography>
        <FormMoneyField name="keyRule.thresholdFen" label={t('presets:field.keyRule_thresholdFen')} required />
        <FormSwitchField name="keyRule.isInclusive" label={t('presets:field.keyRule_isInclusive')} />
        <FormCheckGroupField
          name="keyRule.kinds"
          label={t('presets:field.keyRule_kinds')}
          options={customerKinds.map((value) => ({ value, label: t(`customers:kind.${value}`) }))}
        />
      </Box>
    </Section>
  );
}
