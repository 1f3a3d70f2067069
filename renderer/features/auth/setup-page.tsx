import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import { setupInput } from '../../../shared/auth.ts';
import { roles } from '../../../shared/roles.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { currentLanguage } from '../../i18n.ts';
import { localZone } from '../../local-zone.ts';
import { seatName } from '../../seat.ts';
import { useAct } from '../../use-command.ts';
import { AuthCard } from './auth-card.tsx';
import { BecomeSeat } from './become-seat.tsx';
import { OtherStart } from './other-start.tsx';
import { RestorePage } from './restore-page.tsx';

const setupForm = setupInput
  .pick({ shopName: true, shopPhone: true, shopAddress: true, loginName: true, displayName: true, password: true })
  .extend({ allRoles: z.boolean() });

const everyRole = roles.filter((role) => role !== 'administrator');

/** The first start: the shop and its first administrator. There is no default password. */
export function SetupPage({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation(['auth', 'common']);
  const trpc = useTRPC();
  const [zone] = useState(localZone);
  // on a new machine a backup was opened with the program
  const named = useSearchParams()[0].get('place') ?? '';
  const [isRestoring, setRestoring] = useState(named !== '');
  const isAtHost = useQuery(trpc.auth.me.queryOptions()).data?.way === 'console';
  const form = useForm({
    resolver: zodResolver(setupForm),
    defaultValues: { shopName: '', shopPhone: '', shopAddress: '', loginName: '', displayName: '', password: '', allRoles: true },
  });
  const navigate = useNavigate();
  const setup = useAct(trpc.setup.run.mutationOptions(), {
    form,
    onDone: async () => {
      // the shop's data can be lost from now on, so the code that brings them back is printed first
      await navigate('/settings/recoveryCode?first=1', { replace: true });
      onDone();
    },
    errorToast: false,
  });
  if (isRestoring) return <RestorePage named={named} onDone={onDone} onBack={() => setRestoring(false)} />;
  return (
    <AuthCard title={t('auth:setupTitle')} hint={t('auth:setupHint')} width={520}>
      <AppForm
        form={form}
        label={t('auth:setupTitle')}
        onSubmit={({ allRoles, ...values }) =>
          setup.run({ ...values, zone, language: currentLanguage(), roles: allRoles ? everyRole : [], seat: seatName() })
        }
      >
        <FormTextField name="shopName" label={t('auth:shopName')} autoFocus required maxLength={80} />
        <FormTextField name="shopPhone" label={t('auth:shopPhone')} maxLength={60} />
        <FormTextField name="shopAddress" label={t('auth:shopAddress')} maxLength={200} />
        <Typography variant="h2" sx={{ mt: 1 }}>
          {t('auth:administrator')}
        </Typography>
        <FormTextField name="displayName" label={t('auth:displayName')} required maxLength={40} autoComplete="name" />
        <FormTextField name="loginName" label={t('auth:loginName')} required maxLength={40} autoComplete="username" />
        <FormTextField name="password" label={t('auth:newPassword')} type="password" required autoComplete="new-password" />
        <FormSwitchField name="allRoles" label={t('auth:allRoles')} />
        {setup.error && <Alert severity="error">{setup.error.text}</Alert>}
        <Button type="submit" variant="contained" size="medium" loading={setup.isPending}>
          {t('auth:start')}
        </Button>
      </AppForm>
      {isAtHost && <OtherStart label={t('auth:restore.link')} hint={t('auth:restore.linkHint')} onStart={() => setRestoring(true)} />}
      <BecomeSeat />
    </AuthCard>
  );
}
