import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { recoverInput } from '../../../shared/auth.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useAct } from '../../use-command.ts';
import { AuthCard } from './auth-card.tsx';

/** F103: a lost owner's password, at the host itself, by the shop's printed code. */
export function RecoverPage({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('auth');
  const form = useForm({ resolver: zodResolver(recoverInput), defaultValues: { recoveryCode: '', loginName: '', newPassword: '' } });
  const recover = useAct(useTRPC().auth.recover.mutationOptions(), { form, onDone, errorToast: false, doneText: t('recover.done') });
  return (
    <AuthCard title={t('recover.title')} hint={t('recover.hint')} width={460}>
      <AppForm form={form} label={t('recover.title')} onSubmit={(values) => recover.run(values)}>
        <FormTextField name="recoveryCode" label={t('recover.code')} autoFocus required autoComplete="off" />
        <FormTextField name="loginName" label={t('recover.loginName')} required autoComplete="username" />
        <FormTextField name="newPassword" label={t('recover.newPassword')} type="password" required autoComplete="new-password" />
        {recover.error && <Alert severity="error">{recover.error.text}</Alert>}
        <Button type="submit" variant="contained" size="medium" loading={recover.isPending}>
          {t('recover.submit')}
        </Button>
        <Button onClick={onDone}>{t('recover.back')}</Button>
      </AppForm>
    </AuthCard>
  );
}
