import { zodResolver } from '@hookform/resolvers/zod';
import Check from '@mui/icons-material/CheckCircleOutlined';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { showCodeInput } from '../../../shared/keys.ts';
import type { KeyStatus } from '../../../shared/keys.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { Section } from '../../components/detail-page.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useWhen } from '../../components/when.tsx';
import { messageKey } from '../../message-key.ts';
import { useAct } from '../../use-command.ts';

export interface RecoveryCodeFactsProps {
  readonly status: KeyStatus;
  readonly onShown: (code: string) => void;
}

/** What the code is for, whether it lies printed, and the password that shows it. */
export function RecoveryCodeFacts({ status, onShown }: RecoveryCodeFactsProps): ReactNode {
  const { t } = useTranslation('keys');
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }}>
      <Section title={t('what')}>
        <Typography>{t('why')}</Typography>
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, display: 'grid', gap: 0.5 }}>
          <li>{t('ruleSafe')}</li>
          <li>{t('ruleSecret')}</li>
          <li>{t('ruleTwo')}</li>
        </Box>
      </Section>
      <Section title={t('state')}>
        <PrintedState printed={status.printed} />
      </Section>
      <Section title={t('show')}>
        {status.isAtHost ? (
          <PasswordForm onShown={onShown} />
        ) : (
          <Alert severity="info" variant="outlined">
            <AlertTitle>{t('elsewhere')}</AlertTitle>
            {t('elsewhereHint')}
          </Alert>
        )}
      </Section>
    </Box>
  );
}

function PrintedState({ printed }: Pick<KeyStatus, 'printed'>): ReactNode {
  const { t, i18n } = useTranslation('keys');
  const when = useWhen();
  const line = { display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' } as const;
  if (!printed)
    return (
      <Box sx={line}>
        <StatusChip label={t('never')} tone="late" icon={<Warning />} />
        <span>{t('neverHint')}</span>
      </Box>
    );
  const said = [t('printedBy', { name: printed.by, when: when(printed.at, 'full') }), ...(printed.wasTyped ? [t('typed')] : [])];
  return (
    <Box sx={line}>
      <StatusChip label={t('printed')} tone="done" icon={<Check />} />
      <span>{said.join(i18n.language === 'en' ? ' ' : '，')}</span>
    </Box>
  );
}

function PasswordForm({ onShown }: Pick<RecoveryCodeFactsProps, 'onShown'>): ReactNode {
  const { t } = useTranslation('keys');
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(showCodeInput), defaultValues: { password: '' } });
  // the answer is kept by nobody but this page
  const show = useAct(trpc.keys.recoveryCode.mutationOptions({ gcTime: 0 }), {
    form,
    onDone: ({ code }) => onShown(code),
    errorToast: false,
  });
  const { error } = show;
  useEffect(() => {
    if (error) form.setError('password', { type: 'host', message: messageOf(error) }, { shouldFocus: true });
  }, [error, form]);
  return (
    <AppForm form={form} label={t('show')} onSubmit={(values) => show.run(values)} sx={{ maxWidth: 360 }}>
      <FormTextField
        name="password"
        label={t('password')}
        type="password"
        autoComplete="current-password"
        required
        helperText={t('showHint')}
      />
      <Button type="submit" variant="contained" loading={show.isPending} sx={{ justifySelf: 'start' }}>
        {t('showAndPrint')}
      </Button>
    </AppForm>
  );
}

function messageOf({ code, text }: { readonly code: string | undefined; readonly text: string }): string {
  return code === 'wrongPassword' ? messageKey('keys:wrongPassword') : text;
}
