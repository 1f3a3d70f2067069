import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newPassword } from '../../../shared/auth.ts';
import type { UserRow } from '../../../shared/auth.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';

const schema = z.object({ password: newPassword });

/** A new password for somebody who forgot theirs; they are signed out everywhere. */
export function PasswordDialog({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const trpc = useTRPC();
  const form = useForm<z.input<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { password: '' } });
  const reset = useCommand(trpc.users.resetPassword.mutationOptions(), {
    form,
    doneText: t('settings:users.resetDone', { name: user.displayName }),
    onDone: onClose,
    errorToast: false,
  });
  const { error } = reset;
  useEffect(() => {
    if (error?.code) form.setError('password', { type: 'host', message: error.text }, { shouldFocus: true });
  }, [error?.code, error?.text, form]);
  const title = t('settings:users.resetTitle', { name: user.displayName });
  return (
    <AppDialog open title={title} onClose={onClose}>
      <DialogContent sx={{ pt: '8px !important' }}>
        <AppForm form={form} onSubmit={({ password }) => reset.run({ id: user.id, password })} label={title} sx={{ mt: 0.5 }}>
          <FormTextField
            name="password"
            label={t('settings:account.newPassword')}
            type="password"
            autoComplete="new-password"
            required
            autoFocus
            helperText={t('settings:users.resetHint')}
          />
          <FormActions>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={reset.isPending}>
              {t('settings:users.reset')}
            </Button>
          </FormActions>
        </AppForm>
      </DialogContent>
    </AppDialog>
  );
}
