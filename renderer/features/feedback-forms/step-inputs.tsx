import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { feedbackDecisions, needsSupplier } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackDecision } from '../../../shared/feedback-form-lifecycle.ts';
import { toldWays } from '../../../shared/requests.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { GoodsFields, TellFields } from '../../components/supplier/supplier-fields.tsx';
import type { FormStep } from './step-fields.ts';

type FieldName =
  | 'appraiseResult'
  | 'appraisedAt'
  | 'isSupervisorThere'
  | 'opinion'
  | 'agreedText'
  | 'agreedAt'
  | 'how'
  | 'toldAt'
  | 'arrivedAt'
  | 'doneAt'
  | 'result'
  | 'noteText';

/** The fields of a step in the order in which they are asked. */
export function StepFields({ step }: { readonly step: FormStep }): ReactNode {
  const { t } = useTranslation(['feedbackForms', 'requests']);
  const field = (name: FieldName) => t(`feedbackForms:field.${name}`);
  switch (step) {
    case 'appraise':
      return (
        <>
          <FormTextField name="result" label={field('appraiseResult')} maxLength={1000} multiline minRows={3} required autoFocus />
          <FormTextField name="opinion" label={field('opinion')} maxLength={1000} multiline />
          <FormDateTimeField name="at" label={field('appraisedAt')} required />
          <FormSwitchField name="isSupervisorThere" label={field('isSupervisorThere')} />
        </>
      );
    case 'decide':
      return <DecisionFields />;
    case 'agree':
      return (
        <>
          <FormTextField name="text" label={field('agreedText')} maxLength={1000} multiline minRows={3} required autoFocus />
          <FormChoiceField
            name="how"
            label={field('how')}
            options={toldWays.map((value) => ({ value, label: t(`requests:toldWay.${value}`) }))}
          />
          <FormDateTimeField name="at" label={field('agreedAt')} required />
        </>
      );
    case 'tellSupplier':
      return <TellFields at={field('toldAt')} />;
    case 'awaitGoods':
      return <GoodsFields />;
    case 'arrive':
      return <FormDateTimeField name="at" label={field('arrivedAt')} required autoFocus />;
    case 'finish':
      return (
        <>
          <FormTextField name="result" label={field('result')} maxLength={1000} multiline minRows={3} required autoFocus />
          <FormDateTimeField name="at" label={field('doneAt')} required />
        </>
      );
    case 'note':
      return <FormTextField name="text" label={field('noteText')} maxLength={1000} multiline minRows={3} required autoFocus />;
  }
}

/** What waits for the supplier is an abnormal repair, unless somebody says otherwise; an incident needs a visit and a first opinion (R-000-04). */
function DecisionFields(): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const { setValue } = useFormContext();
  const decision = useWatch({ name: 'decision' }) as FeedbackDecision | null;
  const isIncident = decision === 'incident';
  return (
    <>
      <FormChoiceField
        name="decision"
        label={t('field.decision')}
        required
        autoFocus
        emptyLabel=""
        options={feedbackDecisions.map((value) => ({ value, label: t(`decision.${value}`) }))}
        onValueChange={(value) => setValue('isAbnormal', needsSupplier((value ?? '') as FeedbackDecision | ''))}
      />
      {isIncident && <FormDateTimeField name="visitPlannedAt" label={t('field.visitPlannedAt')} required />}
      <FormTextField
        name="note"
        label={t(isIncident ? 'field.opinion' : 'field.note')}
        maxLength={1000}
        multiline
        minRows={2}
        required={isIncident}
      />
      <FormSwitchField name="isAbnormal" label={t('field.isAbnormal')} />
    </>
  );
}
