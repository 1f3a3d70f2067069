import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { LanView } from '../../../shared/seats.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormCheckGroupField } from '../../components/form-check-group-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';

const schema = z
  .object({
    isOn: z.boolean(),
    interfaces: z.array(z.string()),
    port: z
      .string()
      .regex(/^\d{4,5}$/)
      .transform(Number)
      .pipe(z.number().min(1024).max(65_000)),
  })
  .refine(({ isOn, interfaces }) => !isOn || interfaces.length > 0, {
    path: ['interfaces'],
    error: messageKey('seats:lan.noneChosen'),
  });

/** On or off, and through which networks. */
export function LanForm({ lan }: { readonly lan: LanView }): ReactNode {
  const { t } = useTranslation('seats');
  const chosen = lan.interfaces.filter(({ isChosen }) => isChosen);
  const form = useForm({
    resolver: zodResolver(schema),
    // with one network there is nothing to choose
    defaultValues: {
      isOn: lan.isOn,
      interfaces: (chosen.length > 0 || lan.interfaces.length !== 1 ? chosen : lan.interfaces).map(({ name }) => name),
      port: String(lan.port),
    },
  });
  const update = useCommand(useTRPC().seats.updateLan.mutationOptions(), { form, doneText: t('lan.saved') });
  return (
    <AppForm form={form} onSubmit={(values) => update.run(values)} label={t('lan.title')} sx={{ width: '100%', maxWidth: 560 }}>
      <FormSwitchField name="isOn" label={t('lan.on')} helperText={t('lan.onHint')} />
      <FormCheckGroupField
        name="interfaces"
        label={t('lan.interfaces')}
        helperText={lan.interfaces.length === 0 ? t('lan.noInterfaces') : t('lan.interfacesHint')}
        options={lan.interfaces.map(({ name, addresses }) => ({ value: name, label: [name, ...addresses].join(' · ') }))}
      />
      <FormTextField name="port" label={t('lan.port')} inputMode="numeric" maxLength={5} />
      <FormActions>
        <Button type="submit" variant="contained" loading={update.isPending}>
          {t('lan.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}
