import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { signInInput } from '../../../shared/auth.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { seatName } from '../../seat.ts';
import { useAct } from '../../use-command.ts';
import { AuthCard } from './auth-card.tsx';
import { RecoverPage } from './recover-page.tsx';

export interface LoginPageProps {
  readonly onDone: () => void;
  /** The login name of the person whose session ended. */
  readonly name?: string;
  /** Back to the page below, when another user was only asked for. */
  readonly onCancel?: () => void;
}

/** Signing in with name and password. */
export function LoginPage({ onDone, name, onCancel }: LoginPageProps): ReactNode {
  const { t } = useTranslation(['auth', 'common']);
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(signInInput), defaultValues: { loginName: name ?? '', password: '', seat: seatName() } });
  const signIn = useAct(trpc.auth.signIn.mutationOptions(), { form, onDone, errorToast: false });
  const isAtHost = useQuery(trpc.auth.me.queryOptions()).data?.way === 'console';
  const [isRecovering, setRecovering] = useState(false);
  if (isRecovering) return <RecoverPage onDone={() => setRecovering(false)} />;
  const hint = name ? t('auth:signInAgainHint') : onCancel ? t('auth:switchHint') : undefined;
  return (
    <AuthCard title={name ? t('auth:signInAgain') : t('auth:signIn')} hint={hint}>
      <AppForm
        form={form}
        label={t('auth:signIn')}
        onSubmit={async (values) => {
          const answer = await signIn.run(values);
          if (answer === undefined) form.setFocus('password', { shouldSelect: true });
        }}
      >
        <FormTextField name="loginName" label={t('auth:loginName')} autoComplete="username" autoFocus={!name} required />
        <FormTextField
          name="password"
          label={t('auth:password')}
          type="password"
          autoComplete="current-password"
          autoFocus={Boolean(name)}
          required
        />
        {signIn.error && <Alert severity="error">{signIn.error.text}</Alert>}
        <Button type="submit" variant="contained" size="medium" loading={signIn.isPending}>
          {t('auth:signIn')}
        </Button>
        {isAtHost && !name && !onCancel && (
          <Button color="inherit" sx={{ justifySelf: 'start', color: 'text.secondary' }} onClick={() => setRecovering(true)}>
            {t('auth:recover.link')}
          </Button>
        )}
        {onCancel && <Button onClick={onCancel}>{t('common:action.back')}</Button>}
      </AppForm>
    </AuthCard>
  );
}
