import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { KeyCustomerRule } from '../../../shared/key-customers.ts';
import { formatYuan } from '../../../shared/money.ts';
import type { PresetList } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { useCommand } from '../../use-command.ts';

interface ChooseDialogProps {
  readonly list: PresetList;
  readonly onClose: () => void;
}

/** The preset of the shop. The key-customer rule of the trade is proposed, and taken only by whoever ticks it (R-000-27, R-001-18). */
export function ChooseDialog(props: ChooseDialogProps): ReactNode {
  const { t } = useTranslation('presets');
  return (
    <AppDialog open title={t('choose.title')} onClose={props.onClose}>
      <ChooseForm {...props} />
    </AppDialog>
  );
}

const schema = z.object({ code: z.string().min(1), takesKeyRule: z.boolean() });

function ChooseForm({ list, onClose }: ChooseDialogProps): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const { presetName } = usePresetTexts();
  const usable = list.presets.filter(({ inForce }) => inForce !== null);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { code: list.shopPreset, takesKeyRule: false } });
  const code = useWatch({ control: form.control, name: 'code' });
  const choose = useCommand(useTRPC().presets.choose.mutationOptions(), {
    form,
    doneText: ({ code: chosen }) =>
      t('presets:choose.done', { preset: presetName(usable.find((one) => one.code === chosen) ?? { code: chosen, name: '' }) }),
    onDone: onClose,
  });
  return (
    <AppForm form={form} onSubmit={(values) => choose.run({ scope: 'shop', ...values })} label={t('presets:choose.title')}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormChoiceField
          name="code"
          label={t('presets:choose.preset')}
          options={usable.map((preset) => ({ value: preset.code, label: presetName(preset) }))}
          helperText={t('presets:choose.hint')}
          required
          autoFocus
        />
        <KeyRule code={code} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={choose.isPending}>
          {t('presets:choose.run')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

function KeyRule({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('presets');
  const ruleText = useRuleText();
  const trpc = useTRPC();
  const rule = useQuery(trpc.presets.get.queryOptions({ code })).data?.inForce?.keyRule;
  const now = useQuery(trpc.settings.get.queryOptions()).data?.keyRule;
  if (!rule || !now) return null;
  const [before, after] = [ruleText(now), ruleText(rule)];
  if (before === after) return <Typography sx={{ color: 'text.secondary' }}>{t('choose.keyRuleSame')}</Typography>;
  return (
    <Box>
      <FormSwitchField name="takesKeyRule" label={t('choose.keyRule')} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('choose.keyRuleNow', { rule: before })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('choose.keyRuleThen', { rule: after })}
      </Typography>
    </Box>
  );
}

function useRuleText(): (rule: KeyCustomerRule) => string {
  const { t } = useTranslation(['presets', 'customers']);
  return ({ thresholdFen, isInclusive, kinds }) => {
    const amount = formatYuan(thresholdFen);
    const main = isInclusive ? t('presets:choose.from', { amount }) : t('presets:choose.above', { amount });
    const kindNames = kinds.toSorted().map((kind) => t(`customers:kind.${kind}`));
    return kinds.length === 0 ? main : main + t('presets:choose.andKinds', { kinds: kindNames.join(' · ') });
  };
}
