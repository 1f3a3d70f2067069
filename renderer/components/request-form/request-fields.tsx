import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import { branches, channels, faultClasses, lodgedBys, requestTypes, urgencies } from '../../../shared/requests.ts';
import type { RequestType, Urgency } from '../../../shared/requests.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { ProductFields } from './product-fields.tsx';
import { PromiseField } from './promise-field.tsx';
import { branchOfType, proposedTime } from './request-facts.ts';
import type { Proposals, RequestFactsForm } from './request-facts.ts';

export interface RequestFieldsProps {
  /** What the customer has; one of them can be the product. */
  readonly items: readonly InstalledItemView[];
  /** While a call is logged, the other fields follow type and urgency until somebody edits them. */
  readonly proposals?: Proposals;
  /** Beside the promised time: the tick "told to the customer". */
  readonly promiseTick?: ReactNode;
}

/** The request itself: the same fields in intake and when it is corrected later. */
export function RequestFields({ items, proposals, promiseTick }: RequestFieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const { getValues, setValue } = useFormContext<RequestFactsForm>();
  const urgency = useWatch<RequestFactsForm, 'urgency'>({ name: 'urgency' });

  const followType = (type: RequestType, before: RequestType | null) => {
    if (!proposals) return;
    const standard = requestTypes.map((one) => t(`serviceOfType.${one}`));
    const { serviceWanted, branch } = getValues();
    if (serviceWanted.trim() === '' || standard.includes(serviceWanted)) setValue('serviceWanted', t(`serviceOfType.${type}`), changed);
    if (before === null || branch === branchOfType[before]) setValue('branch', branchOfType[type], changed);
  };
  const followUrgency = (next: Urgency, before: Urgency | null) => {
    if (!proposals || before === null) return;
    const { startedAt, minutes } = proposals;
    const { promisedAt } = getValues();
    if (promisedAt === null || promisedAt === proposedTime(startedAt, minutes, before))
      setValue('promisedAt', proposedTime(startedAt, minutes, next), changed);
  };

  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', alignItems: 'start' }}>
      <Box sx={{ gridColumn: '1 / -1' }}>
        <FormTextField
          name="content"
          label={t('field.content')}
          placeholder={t('field.contentHint')}
          multiline
          minRows={5}
          maxLength={4000}
          required
        />
      </Box>
      <Box sx={{ gridColumn: 'span 2' }}>
        <FormTextField name="serviceWanted" label={t('field.serviceWanted')} maxLength={200} required />
      </Box>
      <FormChoiceField
        name="type"
        label={t('field.type')}
        options={requestTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        onValueChange={(value, before) => followType(value as RequestType, before as RequestType | null)}
      />
      <FormChoiceField
        name="urgency"
        label={t('field.urgency')}
        options={urgencies.map((value) => ({ value, label: t(`urgency.${value}`) }))}
        helperText={t(`urgencyHelp.${urgency}`)}
        onValueChange={(value, before) => followUrgency(value as Urgency, before as Urgency | null)}
      />
      <FormChoiceField
        name="branch"
        label={t('field.branch')}
        options={branches.map((value) => ({ value, label: t(`branch.${value}`) }))}
      />
      <FormChoiceField
        name="channel"
        label={t('field.channel')}
        options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
      />
      <FormChoiceField
        name="lodgedBy"
        label={t('field.lodgedBy')}
        options={lodgedBys.map((value) => ({ value, label: t(`lodgedBy.${value}`) }))}
      />
      <FormChoiceField
        name="faultClass"
        label={t('field.faultClass')}
        options={faultClasses.map((value) => ({ value, label: t(`faultClass.${value}`) }))}
      />
      <FormSwitchField name="isQualityIssue" label={t('field.isQualityIssue')} />
      <ProductFields items={items} />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <PromiseField tick={promiseTick} proposals={proposals} />
      </Box>
    </Box>
  );
}

const changed = { shouldDirty: true, shouldValidate: false } as const;
