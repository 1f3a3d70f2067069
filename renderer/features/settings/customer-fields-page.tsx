import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { privateFields, updateShownFieldsInput } from '../../../shared/customer-fields.ts';
import type { ShownFields } from '../../../shared/customer-fields.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCommand } from '../../use-command.ts';

/** Which fields about habits this shop really needs (R-004-16). */
export function CustomerFieldsPage(): ReactNode {
  const { t } = useTranslation('customerFile');
  const settings = useQuery(useTRPC().settings.get.queryOptions());
  return (
    <SettingsArea section="customerFields" hint={t('shownFields.hint')}>
      {settings.data ? (
        <FieldsForm shown={settings.data.shownFields} />
      ) : settings.error ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <TableSkeleton rows={3} />
      )}
    </SettingsArea>
  );
}

function FieldsForm({ shown }: { readonly shown: ShownFields }): ReactNode {
  const { t } = useTranslation(['customerFile', 'settings', 'common']);
  const form = useForm<ShownFields>({ resolver: zodResolver(updateShownFieldsInput), defaultValues: shown });
  const update = useCommand(useTRPC().settings.updateShownFields.mutationOptions(), {
    form,
    doneText: t('settings:saved'),
    onDone: () => form.reset(form.getValues()),
  });
  return (
    <AppForm
      form={form}
      onSubmit={(values) => update.run(values)}
      label={t('customerFile:shownFields.form')}
      sx={{ maxWidth: 560, pt: 0.5 }}
    >
      {privateFields.map((field) => (
        <FormSwitchField key={field} name={field} label={t(`customerFile:field.${field}`)} />
      ))}
      <FormActions>
        <Button type="submit" variant="contained" loading={update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}
