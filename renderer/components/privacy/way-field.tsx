import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { consentWays } from '../../../shared/privacy.ts';
import { FormChoiceField } from '../form-choice-field.tsx';

/** How the customer said it, or how we tell the customer. */
export function WayField({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  const { t } = useTranslation('privacy');
  return <FormChoiceField name={name} label={label} options={consentWays.map((value) => ({ value, label: t(`way.${value}`) }))} />;
}
