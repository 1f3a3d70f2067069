import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { backupSettings } from '../../../shared/backups.ts';
import type { BackupSettings } from '../../../shared/backups.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import { FoldersField } from './folders-field.tsx';

/** When backups are taken and where else they are copied to. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { data } = useQuery(useTRPC().backups.settings.queryOptions({}, { staleTime: 0 }));
  return data ? <SettingsForm settings={data} onClose={onClose} /> : null;
}

function SettingsForm({ settings, onClose }: { readonly settings: BackupSettings; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('backups');
  const form = useForm<BackupSettings>({ resolver: zodResolver(backupSettings), defaultValues: settings });
  const save = useCommand(useTRPC().backups.saveSettings.mutationOptions(), {
    form,
    doneText: t('settings.saved'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('settings.title')}
      isPending={save.isPending}
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormQuantityField
        name="everyHours"
        label={t('settings.everyHours')}
        unit={t('settings.hours')}
        helperText={t('settings.everyHint')}
      />
      <FormTextField
        name="eveningAt"
        label={t('settings.eveningAt')}
        helperText={t('settings.eveningHint')}
        placeholder="19:00"
        maxLength={5}
      />
      <FoldersField />
    </FormDialog>
  );
}
