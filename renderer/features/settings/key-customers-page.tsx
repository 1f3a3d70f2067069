import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useController, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { customerKinds } from '../../../shared/customer-fields.ts';
import type { CustomerKind } from '../../../shared/customer-fields.ts';
import { keyCustomerPresets, updateKeyRuleInput } from '../../../shared/key-customers.ts';
import type { KeyCustomerRule } from '../../../shared/key-customers.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof updateKeyRuleInput>;

/** Who is a key customer without anybody deciding it (R-000-27, R-001-18). */
export function KeyCustomersPage(): ReactNode {
  const { t } = useTranslation('customerFile');
  const settings = useQuery(useTRPC().settings.get.queryOptions());
  return (
    <SettingsArea section="keyCustomers" hint={t('keyRule.hint')}>
      {settings.data ? (
        <RuleForm rule={settings.data.keyRule} />
      ) : settings.error ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <TableSkeleton rows={3} />
      )}
    </SettingsArea>
  );
}

function RuleForm({ rule }: { readonly rule: KeyCustomerRule }): ReactNode {
  const { t } = useTranslation(['customerFile', 'common']);
  const form = useForm<Values>({ resolver: zodResolver(updateKeyRuleInput), defaultValues: valuesOf(rule) });
  const draft = useServerDraft(form, 'other', 'key-rule');
  const update = useCommand(useTRPC().settings.updateKeyRule.mutationOptions(), {
    form,
    doneText: ({ changed }) => t('customerFile:keyRule.saved', { count: changed }),
    onDone: async () => {
      form.reset(form.getValues());
      await draft.remove();
    },
  });
  const use = (preset: KeyCustomerRule) => {
    const { thresholdFen, isInclusive, kinds } = valuesOf(preset);
    form.setValue('thresholdFen', thresholdFen, { shouldDirty: true, shouldValidate: true });
    form.setValue('isInclusive', isInclusive, { shouldDirty: true });
    form.setValue('kinds', kinds, { shouldDirty: true });
  };
  return (
    <AppForm form={form} onSubmit={(values) => update.run(values)} label={t('customerFile:keyRule.form')} sx={{ maxWidth: 640, pt: 0.5 }}>
      <Box
        role="group"
        aria-label={t('customerFile:keyRule.presets')}
        sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
      >
        <Typography sx={{ color: 'text.secondary' }}>{t('customerFile:keyRule.presets')}</Typography>
        <Button variant="outlined" onClick={() => use(keyCustomerPresets.general)}>
          {t('customerFile:keyRule.general')}
        </Button>
        <Button variant="outlined" onClick={() => use(keyCustomerPresets.appliance)}>
          {t('customerFile:keyRule.appliance')}
        </Button>
      </Box>
      <FormMoneyField name="thresholdFen" label={t('customerFile:keyRule.threshold')} required />
      <FormSwitchField name="isInclusive" label={t('customerFile:keyRule.inclusive')} />
      <Kinds />
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button type="submit" variant="contained" loading={update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}

function Kinds(): ReactNode {
  const { t } = useTranslation(['customerFile', 'customers']);
  const { field } = useController<Values, 'kinds'>({ name: 'kinds' });
  const toggle = (kind: CustomerKind, isIn: boolean) =>
    field.onChange(customerKinds.filter((one) => (one === kind ? isIn : field.value.includes(one))));
  return (
    <Box role="group" aria-label={t('customerFile:keyRule.kinds')}>
      <Typography>{t('customerFile:keyRule.kinds')}</Typography>
      {customerKinds.map((kind) => (
        <FormControlLabel
          key={kind}
          label={t(`customers:kind.${kind}`)}
          control={<Checkbox checked={field.value.includes(kind)} onChange={(_, isIn) => toggle(kind, isIn)} onBlur={field.onBlur} />}
        />
      ))}
    </Box>
  );
}

function valuesOf({ thresholdFen, isInclusive, kinds }: KeyCustomerRule): Values {
  return { thresholdFen, isInclusive, kinds: [...kinds] };
}
