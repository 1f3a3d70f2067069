import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isFit } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';

export interface NumberFieldProps {
  /** Of the number, and of the room that it is taken from. */
  readonly name: string;
  readonly placeName: string;
  readonly label: string;
  readonly itemId: number;
  /** Numbers that other lines have. */
  readonly taken: readonly string[];
}

/** Which one of a numbered kind: those that lie in a room. The first free one that is fit for use is chosen, for that is usually the one at hand. */
export function NumberField({ name, placeName, label, itemId, taken }: NumberFieldProps): ReactNode {
  const { t } = useTranslation('tools');
  const form = useFormContext();
  const chosen = String(useWatch({ control: form.control, name }) ?? '');
  const found = useQuery(useTRPC().tools.list.queryOptions({ itemId, state: 'inStock', limit: 100 }, { staleTime: 5_000 }));
  const free = (found.data?.rows ?? []).filter(({ no }) => no === chosen || !taken.includes(no));
  const first = free.find(({ condition }) => isFit(condition));
  const take = (no: string | number | null) => {
    const tool = free.find((one) => one.no === no);
    if (tool?.placeId) form.setValue(placeName, tool.placeId);
  };
  useEffect(() => {
    if (chosen !== '' || !first?.placeId) return;
    form.setValue(name, first.no, { shouldDirty: true });
    form.setValue(placeName, first.placeId);
  }, [chosen, first, form, name, placeName]);
  return (
    <FormChoiceField
      name={name}
      label={label}
      emptyLabel={found.data && free.length === 0 ? t('issue.noneInStock') : ''}
      options={free.map(({ no, condition }) => ({
        value: no,
        label: condition === 'good' ? no : `${no} · ${t(`condition.${condition}`)}`,
      }))}
      onValueChange={take}
    />
  );
}
