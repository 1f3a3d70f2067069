import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { oldPartRules } from '../../../shared/old-parts.ts';
import type { OldPartRules } from '../../../shared/old-parts.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { useCommand } from '../../use-command.ts';

/** When old parts are overdue, and whether slips wait for them. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const rules = useQuery(useTRPC().oldParts.rules.queryOptions({})).data;
  return rules ? <RulesForm rules={rules} onClose={onClose} /> : null;
}

function RulesForm({ rules, onClose }: { readonly rules: OldPartRules; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('oldParts');
  const form = useForm<OldPartRules>({ resolver: zodResolver(oldPartRules), defaultValues: rules });
  const save = useCommand(useTRPC().oldParts.saveRules.mutationOptions(), { form, doneText: t('done.rules'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('command.rules')}
      isPending={save.isPending}
      maxWidth="xs"
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormQuantityField name="dueDays" label={t('rules.dueDays')} required autoFocus />
      <FormSwitchField name="blocksHandBack" label={t('rules.blocksHandBack')} />
    </FormDialog>
  );
}
