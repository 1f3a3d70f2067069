import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { reorderSettings, reserveScopes } from '../../../shared/reordering.ts';
import type { ReorderSettings } from '../../../shared/reordering.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { useCommand } from '../../use-command.ts';

/** How many days are looked at, how long consumables must last and for whom, and what is slow. */
export function ReorderSettingsDialog({
  settings,
  onClose,
}: {
  readonly settings: ReorderSettings;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('reordering');
  const form = useForm<ReorderSettings>({ resolver: zodResolver(reorderSettings), defaultValues: settings });
  const save = useCommand(useTRPC().reordering.saveSettings.mutationOptions(), { form, doneText: t('settings.done'), onDone: onClose });
  const days = t('settings.days');
  return (
    <FormDialog
      form={form}
      title={t('settings.open')}
      maxWidth="xs"
      isPending={save.isPending}
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormQuantityField name="windowDays" label={t('settings.windowDays')} unit={days} required autoFocus />
      <FormQuantityField name="reserveDays" label={t('settings.reserveDays')} unit={days} required />
      <FormChoiceField
        name="reservePer"
        label={t('settings.reservePer')}
        options={reserveScopes.map((value) => ({ value, label: t(`settings.per.${value}`) }))}
      />
      <FormQuantityField name="slowDays" label={t('settings.slowDays')} unit={days} required />
    </FormDialog>
  );
}
