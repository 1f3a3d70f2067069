import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Preassigned } from '../../../shared/regions.ts';
import { FormTextField } from '../../components/form-text-field.tsx';
import type { DispatchDraft } from './dispatch-values.ts';

/** Asks why somebody else goes, as soon as the engineer or the representative is not among the technicians (R-002-56, R-002-80). */
export function OtherReason({ preassigned: { staffId, name } }: { readonly preassigned: Preassigned }): ReactNode {
  const { t } = useTranslation('dispatch');
  const staffIds = useWatch<DispatchDraft, 'staffIds'>({ name: 'staffIds' });
  if (staffIds.length === 0 || staffIds.includes(staffId)) return null;
  return (
    <FormTextField
      name="otherReason"
      label={t('form.otherReason', { name })}
      helperText={t('form.otherReasonHint')}
      required
      maxLength={300}
    />
  );
}
