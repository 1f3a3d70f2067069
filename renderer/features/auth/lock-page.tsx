import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { unlockInput } from '../../../shared/auth.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useAct } from '../../use-command.ts';
import { AuthCard } from './auth-card.tsx';

export interface LockPageProps {
  /** Whose work waits behind the lock. */
  readonly name: string;
  readonly onDone: () => void;
  readonly onSwitchUser: () => void;
}

/** The screen of a locked seat: the same person's password opens it, or somebody else signs in. */
export function LockPage({ name, onDone, onSwitchUser }: LockPageProps): ReactNode {
  const { t } = useTranslation(['auth', 'common']);
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(unlockInput), defaultValues: { password: '' } });
  const unlock = useAct(trpc.auth.unlock.mutationOptions(), { form, onDone, errorToast: false });
  return (
    <AuthCard title={t('auth:locked')} hint={t('auth:lockedHint', { name })}>
      <AppForm
        form={form}
        label={t('auth:unlock')}
        onSubmit={async (values) => {
          const answer = await unlock.run(values);
          if (answer === undefined) form.setFocus('password', { shouldSelect: true });
        }}
      >
        <FormTextField name="password" label={t('auth:password')} type="password" autoComplete="current-password" autoFocus required />
        {unlock.error && <Alert severity="error">{unlock.error.text}</Alert>}
        <Button type="submit" variant="contained" size="medium" loading={unlock.isPending}>
          {t('auth:unlock')}
        </Button>
        <Button onClick={onSwitchUser}>{t('auth:otherUser')}</Button>
      </AppForm>
    </AuthCard>
  );
}
