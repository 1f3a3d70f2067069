import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatYuan, parseYuan } from '../../../shared/money.ts';
import { toolRulesInput } from '../../../shared/tools.ts';
import type { ToolRules } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { ParsedField } from '../../components/parsed-field.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';

const schema = toolRulesInput.extend({
  usualFactor: z.number({ error: factorWrong() }).int(factorWrong()).min(100, factorWrong()).max(500, factorWrong()),
});
type Values = z.input<typeof schema>;

function factorWrong(): string {
  return messageKey('toolPurchases:rules.factorWrong');
}

/** Rules for tools: kits (R-000-80), the usual factor of a loss (R-000-74), and where purchases go and come (R-000-62). */
export function ToolRulesPage(): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const rules = useQuery(useTRPC().tools.rules.queryOptions());
  return (
    <SettingsArea section="toolRules" hint={t('rules.hint')}>
      {rules.data ? (
        <RulesForm rules={rules.data} />
      ) : rules.error ? (
        <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
      ) : (
        <TableSkeleton rows={4} />
      )}
    </SettingsArea>
  );
}

function RulesForm({ rules }: { readonly rules: ToolRules }): ReactNode {
  const { t } = useTranslation(['toolPurchases', 'common']);
  const form = useForm<Values, unknown, ToolRules>({ resolver: zodResolver(schema), defaultValues: rules });
  const draft = useServerDraft(form, 'other', 'tool-rules');
  const change = useCommand(useTRPC().tools.changeRules.mutationOptions(), {
    form,
    doneText: t('toolPurchases:rules.saved'),
    onDone: async () => {
      form.reset(form.getValues());
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={(values) => change.run(values)} label={t('toolPurchases:rules.form')} sx={{ maxWidth: 560, pt: 0.5 }}>
      <FormTextField
        name="serviceCentre"
        label={t('toolPurchases:rules.serviceCentre')}
        helperText={t('toolPurchases:rules.serviceCentreHint')}
        maxLength={60}
        autoFocus
      />
      <FormTextField
        name="branch"
        label={t('toolPurchases:rules.branch')}
        helperText={t('toolPurchases:rules.branchHint')}
        maxLength={60}
      />
      <ParsedField
        name="usualFactor"
        label={t('toolPurchases:rules.usualFactor')}
        helperText={t('toolPurchases:rules.usualFactorHint')}
        parse={parseYuan}
        format={(hundredths) => formatYuan(hundredths)}
        invalidMessage={factorWrong()}
        align="right"
        inputMode="decimal"
        endAdornment={<InputAdornment position="end">{t('toolPurchases:rules.times')}</InputAdornment>}
        required
      />
      <FormSwitchField
        name="kitNeedsRegular"
        label={t('toolPurchases:rules.kitNeedsRegular')}
        helperText={t('toolPurchases:rules.kitNeedsRegularHint')}
      />
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button type="submit" variant="contained" loading={change.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}
