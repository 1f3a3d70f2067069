import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { repairCauses } from '../../../shared/repair-case-lifecycle.ts';
import { satisfactions, warrantyResults } from '../../../shared/repair-cases.ts';
import { toldWays } from '../../../shared/requests.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { SupplierNameField } from '../../components/supplier/supplier-fields.tsx';
import type { FormStep, StepField as Field } from './step-fields.ts';

const timeLabels = {
  see: 'seenAt',
  supplierDone: 'doneAt',
  explain: 'explainedAt',
  ownerAgrees: 'agreedAt',
  giveTeam: 'givenAt',
  teamContacts: 'contactedAt',
  complete: 'completedAt',
  sign: 'signedAt',
} as const;

/** One field of a step: times in words, choices by key, long texts over several lines. */
export function StepField({
  field,
  step,
  autoFocus,
}: {
  readonly field: Field;
  readonly step: FormStep;
  readonly autoFocus: boolean;
}): ReactNode {
  const { t } = useTranslation(['repairCases', 'requests']);
  const common = { name: field, autoFocus, required: true };
  switch (field) {
    case 'at':
      return <FormDateTimeField {...common} label={t(`repairCases:field.${step in timeLabels ? timeLabels[step as 'see'] : 'at'}`)} />;
    case 'toldAt':
    case 'comesAt':
      return <FormDateTimeField {...common} label={t(`repairCases:field.${field}`)} />;
    case 'result':
      return (
        <FormChoiceField
          {...common}
          label={t('repairCases:field.result')}
          helperText={t('repairCases:dialog.recheckHint')}
          emptyLabel=""
          options={warrantyResults.map((value) => ({ value, label: t(`repairCases:warranty.${value}`) }))}
        />
      );
    case 'cause':
      return (
        <FormChoiceField
          {...common}
          label={t('repairCases:field.cause')}
          emptyLabel=""
          options={repairCauses.map((value) => ({ value, label: t(`repairCases:cause.${value}`) }))}
        />
      );
    case 'how':
      return (
        <FormChoiceField
          {...common}
          label={t('repairCases:field.how')}
          options={toldWays.map((value) => ({ value, label: t(`requests:toldWay.${value}`) }))}
        />
      );
    case 'satisfaction':
      return (
        <FormChoiceField
          {...common}
          label={t('repairCases:field.satisfaction')}
          emptyLabel=""
          options={satisfactions.map((value) => ({ value, label: t(`repairCases:satisfaction.${value}`) }))}
        />
      );
    case 'helpPlan':
      return <FormTextField {...common} label={t('repairCases:field.helpPlan')} multiline minRows={3} maxLength={1000} />;
    case 'note':
      return step === 'decideCause' ? (
        <FormTextField {...common} label={t('repairCases:field.causeNote')} multiline minRows={3} maxLength={1000} />
      ) : (
        <FormTextField {...common} required={false} label={t('repairCases:field.note')} maxLength={200} />
      );
    case 'opinion':
      return <FormTextField {...common} required={false} label={t('repairCases:field.opinion')} maxLength={300} />;
    case 'name':
      return <SupplierNameField {...common} label={t('repairCases:field.name')} />;
    case 'teamName':
      return <FormTextField {...common} label={t(`repairCases:field.${field}`)} maxLength={80} />;
  }
}
