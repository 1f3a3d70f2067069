import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { stocktakeRulesInput } from '../../../shared/stocktakes.ts';
import type { StocktakeRules } from '../../../shared/stocktakes.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { useCommand } from '../../use-command.ts';

/** Limits of recount and approval, and from when a month without a stocktake is red. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const rules = useQuery(useTRPC().stocktakes.rules.queryOptions()).data;
  return rules ? <RulesForm rules={rules} onClose={onClose} /> : null;
}

function RulesForm({ rules, onClose }: { readonly rules: StocktakeRules; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('stocktakes');
  const form = useForm<StocktakeRules>({ resolver: zodResolver(stocktakeRulesInput), defaultValues: rules });
  const save = useCommand(useTRPC().stocktakes.changeRules.mutationOptions(), { form, doneText: t('rules.saved'), onDone: onClose });
  return (
    <FormDialog form={form} title={t('rules.title')} isPending={save.isPending} onSubmit={(values) => save.run(values)} onClose={onClose}>
      <FormMoneyField name="recountFen" label={t('rules.recountFen')} required autoFocus />
      <FormMoneyField name="approvalFen" label={t('rules.approvalFen')} required />
      <FormQuantityField name="redDaysBefore" label={t('rules.redDaysBefore')} helperText={t('rules.redHint')} required />
    </FormDialog>
  );
}
