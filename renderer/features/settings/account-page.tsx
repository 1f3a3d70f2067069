import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useColorScheme } from '@mui/material/styles';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { changePasswordInput } from '../../../shared/auth.ts';
import { isLanguage, languageNames, languages } from '../../../shared/i18n/types.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { Facts, Section } from '../../components/detail-page.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { currentLanguage, switchLanguage } from '../../i18n.ts';
import { messageKey } from '../../message-key.ts';
import { useSession } from '../../session.tsx';
import { useAct } from '../../use-command.ts';

/** One's own account: who one is, language and appearance of this seat, the password. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const { user } = useSession();
  const separator = currentLanguage() === 'en' ? ', ' : '、';
  return (
    <SettingsArea section="account" hint={t('settings:account.hint')}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }}>
        <Section title={t('settings:account.who')}>
          <Facts
            items={[
              [t('settings:account.displayName'), user.displayName],
              [t('settings:account.loginName'), user.loginName],
              [t('settings:account.roles'), user.roles.map((role) => t(`common:role.${role}`)).join(separator)],
            ]}
          />
        </Section>
        <Section title={t('settings:account.look')}>
          <Look />
        </Section>
        <Section title={t('settings:account.password')}>
          <PasswordForm />
        </Section>
      </Box>
    </SettingsArea>
  );
}

function Look(): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const { mode, setMode } = useColorScheme();
  const modes = [
    ['light', t('common:frame.themeLight')],
    ['dark', t('common:frame.themeDark')],
    ['system', t('common:frame.themeSystem')],
  ] as const;
  return (
    <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap' }}>
      <Choice
        label={t('settings:account.language')}
        value={currentLanguage()}
        options={languages.map((language) => [language, languageNames[language]])}
        onChange={(value) => isLanguage(value) && void switchLanguage(value)}
      />
      <Choice
        label={t('settings:account.theme')}
        value={mode ?? 'system'}
        options={modes}
        onChange={(value) => setMode(modes.find(([one]) => one === value)?.[0] ?? 'system')}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary', alignSelf: 'end', pb: 0.5 }}>
        {t('settings:account.seatOnly')}
      </Typography>
    </Box>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {props.label}
      </Typography>
      <ToggleButtonGroup
        exclusive
        color="primary"
        size="small"
        value={props.value}
        aria-label={props.label}
        onChange={(_, value: string | null) => value && props.onChange(value)}
      >
        {props.options.map(([value, text]) => (
          <ToggleButton key={value} value={value} sx={{ px: 2, py: 0.25, textTransform: 'none', color: 'text.primary' }}>
            {text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

const passwordSchema = changePasswordInput
  .extend({ again: z.string() })
  .refine(({ newPassword, again }) => newPassword === again, { error: messageKey('settings:account.notSame'), path: ['again'] });
type PasswordValues = z.input<typeof passwordSchema>;
const noPassword: PasswordValues = { oldPassword: '', newPassword: '', again: '' };

function PasswordForm(): ReactNode {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const form = useForm<PasswordValues>({ resolver: zodResolver(passwordSchema), defaultValues: noPassword });
  const change = useAct(trpc.auth.changePassword.mutationOptions(), {
    form,
    doneText: t('account.changed'),
    onDone: () => form.reset(noPassword),
    errorToast: false,
  });
  const { error } = change;
  useEffect(() => {
    if (error?.code === 'wrongPassword')
      form.setError('oldPassword', { type: 'host', message: messageKey('settings:account.wrongOld') }, { shouldFocus: true });
    else if (error?.code) form.setError('newPassword', { type: 'host', message: error.text }, { shouldFocus: true });
  }, [error?.code, error?.text, form]);
  return (
    <AppForm
      form={form}
      onSubmit={({ oldPassword, newPassword }) => change.run({ oldPassword, newPassword })}
      label={t('account.password')}
      sx={{ maxWidth: 360 }}
    >
      <FormTextField name="oldPassword" label={t('account.oldPassword')} type="password" autoComplete="current-password" required />
      <FormTextField
        name="newPassword"
        label={t('account.newPassword')}
        type="password"
        autoComplete="new-password"
        required
        helperText={t('account.newHint')}
      />
      <FormTextField name="again" label={t('account.newAgain')} type="password" autoComplete="new-password" required />
      <FormActions>
        <Button type="submit" variant="contained" loading={change.isPending}>
          {t('account.change')}
        </Button>
      </FormActions>
    </AppForm>
  );
}
