import Box from '@mui/material/Box';
import { useEffect, useEffectEvent } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import { branches, channels, faultClasses, lodgedBys, requestTypes, urgencies } from '../../../shared/requests.ts';
import type { CallPreset, PresetOffer } from '../../../shared/presets.ts';
import type { RequestType } from '../../../shared/requests.ts';
import type { Proposal } from '../../../shared/timer-views.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { ProductFields } from './product-fields.tsx';
import { PromiseField } from './promise-field.tsx';
import { ContractFields } from './contract-fields.tsx';
import { branchOfType } from './request-facts.ts';
import type { RequestFactsForm } from './request-facts.ts';
import { useCallPreset } from './use-call-preset.ts';

export interface RequestFieldsProps {
  readonly customerId: number | null;
  /** The preset of a job that is open; a call that is being logged asks for its own. */
  readonly offer?: PresetOffer;
  /** What the customer has; one of them can be the product. */
  readonly items: readonly InstalledItemView[];
  /** While a call is logged: the promised times that it will get. */
  readonly proposal?: Proposal;
  /** Beside the promised time: the tick "told to the customer". */
  readonly promiseTick?: ReactNode;
}

/** The request itself: the same fields in intake and when it is corrected later. */
export function RequestFields({ customerId, offer, items, proposal, promiseTick }: RequestFieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const { getValues, setValue } = useFormContext<RequestFactsForm>();
  const [type, urgency, channel] = useWatch<RequestFactsForm, ['type', 'urgency', 'channel']>({ name: ['type', 'urgency', 'channel'] });
  const call = useCallPreset(customerId, offer === undefined);
  const preset = offer ?? call;
  const required = neededOf(preset, type);

  const followType = (type: RequestType, before: RequestType | null) => {
    // a call follows its type until somebody edits the other fields; a job that is open keeps what it has
    if (offer) return;
    const standard = requestTypes.map((one) => t(`serviceOfType.${one}`));
    const { serviceWanted, branch } = getValues();
    if (serviceWanted.trim() === '' || standard.includes(serviceWanted)) setValue('serviceWanted', t(`serviceOfType.${type}`), changed);
    if (before === null || branch === branchOfType[before]) setValue('branch', branchOfType[type], changed);
  };

  // a call takes what its preset has; a job that is open keeps what it has
  const adopt = useEffectEvent((given: CallPreset) => {
    const types = requestTypes.filter((one) => given.types.includes(one));
    const [nextType, nextChannel] = [types[0], channels.find((one) => given.channels.includes(one))];
    const nextUrgency = urgencies.findLast((one) => given.urgencies.includes(one));
    if (nextType && !given.types.includes(type)) {
      setValue('type', nextType, changed);
      followType(nextType, type);
    }
    if (nextChannel && !given.channels.includes(channel)) setValue('channel', nextChannel, changed);
    if (nextUrgency && !given.urgencies.includes(urgency)) setValue('urgency', nextUrgency, changed);
  });
  useEffect(() => {
    if (call && !offer) adopt(call);
  }, [call, offer]);
  const kept = offer ? { type, urgency, channel } : undefined;

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
        options={offered(requestTypes, preset?.types, kept?.type).map((value) => ({ value, label: t(`type.${value}`) }))}
        onValueChange={(value, before) => followType(value as RequestType, before as RequestType | null)}
      />
      <FormChoiceField
        name="urgency"
        label={t('field.urgency')}
        options={offered(urgencies, preset?.urgencies, kept?.urgency).map((value) => ({ value, label: t(`urgency.${value}`) }))}
        helperText={t(`urgencyHelp.${urgency}`)}
      />
      <FormChoiceField
        name="branch"
        label={t('field.branch')}
        options={branches.map((value) => ({ value, label: t(`branch.${value}`) }))}
      />
      <FormChoiceField
        name="channel"
        label={t('field.channel')}
        options={offered(channels, preset?.channels, kept?.channel).map((value) => ({ value, label: t(`channel.${value}`) }))}
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
        required={required.includes('faultClass')}
      />
      <FormSwitchField name="isQualityIssue" label={t('field.isQualityIssue')} />
      <ContractFields customerId={customerId} required={required} />
      <ProductFields items={items} required={required} />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <PromiseField tick={promiseTick} proposal={proposal} />
      </Box>
    </Box>
  );
}

/** What the preset offers, in the usual order; what a job has already stays a choice. */
function offered<V extends string>(all: readonly V[], list: readonly V[] | undefined, current: V | undefined): readonly V[] {
  return list ? all.filter((one) => list.includes(one) || one === current) : all;
}

/** A contact for the customer's sake is about no product (R-002-25). */
function neededOf(preset: PresetOffer | undefined, type: RequestType): PresetOffer['required'] {
  const required = preset?.required ?? [];
  return type === 'care' ? required.filter((field) => field === 'project' || field === 'owner') : required;
}

const changed = { shouldDirty: true, shouldValidate: false } as const;
