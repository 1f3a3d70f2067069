import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { codeRuleInput } from '../../../shared/catalogue.ts';
import type { CodeRule } from '../../../shared/catalogue.ts';
import { classAxes } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { FormCheckGroupField } from '../../components/form-check-group-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useCommand } from '../../use-command.ts';

/** How codes of new items are built (R-004-50). */
export function CodeRuleDialog({ rule, onClose }: { readonly rule: CodeRule; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const form = useForm<CodeRule>({ resolver: zodResolver(codeRuleInput), defaultValues: rule });
  const save = useCommand(useTRPC().parts.saveCodeRule.mutationOptions(), { form, doneText: t('catalogue:rule.saved'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('catalogue:rule.title')}
      isPending={save.isPending}
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormCheckGroupField
        name="axes"
        label={t('catalogue:rule.axes')}
        required
        options={classAxes.map((value) => ({ value, label: t(`parts:axis.${value}`) }))}
      />
      <FormChoiceField
        name="separator"
        label={t('catalogue:rule.separator')}
        options={(['', '-', '.', '/'] as const).map((value) => ({ value, label: value === '' ? t('catalogue:rule.none') : value }))}
      />
      <FormChoiceField
        name="digits"
        label={t('catalogue:rule.digits')}
        options={[2, 3, 4, 5, 6, 7, 8].map((value) => ({ value, label: String(value) }))}
      />
    </FormDialog>
  );
}
