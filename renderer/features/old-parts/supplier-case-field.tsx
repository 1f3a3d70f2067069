import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';

/** The open case with the supplier that `supplierName` names, to which this belongs; nothing where there is none. */
export function SupplierCaseField(): ReactNode {
  const { t } = useTranslation('oldParts');
  const name: unknown = useWatch({ name: 'supplierName' });
  const query = typeof name === 'string' ? name.trim().slice(0, 60) : '';
  const cases = useQuery(useTRPC().supplierCases.list.queryOptions({ show: 'open', query, limit: 50 }, { enabled: query !== '' }));
  const open = (cases.data?.rows ?? []).filter(({ supplierName }) => supplierName === name);
  if (open.length === 0) return null;
  return (
    <FormChoiceField
      name="supplierCaseId"
      label={t('field.supplierCase')}
      emptyLabel={t('field.noCase')}
      options={open.map(({ id, no, what }) => ({ value: id, label: `${no} ${what.split('\n')[0]?.slice(0, 30) ?? ''}` }))}
    />
  );
}
