import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CounterBridge } from '../../../shared/desktop-bridge.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { dynamicText, messageKey } from '../../message-key.ts';
import { seatName } from '../../seat.ts';
import { AuthCard } from './auth-card.tsx';

const schema = z.object({
  address: z.string().trim().min(1, messageKey('common:validation.required')).max(200),
  code: z
    .string()
    .transform((typed) => typed.replaceAll(/\D/g, ''))
    .pipe(z.string().length(8, messageKey('seats:gate.refusal.wrongCode'))),
  name: z.string().trim().min(1, messageKey('common:validation.required')).max(80),
});

/** Connects this computer with the shop's host, by address and code (F102). */
export function PairPage({ bridge }: { readonly bridge: CounterBridge }): ReactNode {
  const { t, i18n } = useTranslation('seats');
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { address: '', code: '', name: seatName() } });
  const [refusal, setRefusal] = useState<string | null>(null);
  const pair = async (values: z.output<typeof schema>) => {
    setRefusal(null);
    const outcome = await bridge.actAsSeat({ kind: 'pair', ...values });
    setRefusal(outcome.refusal);
    return outcome.refusal === null ? true : undefined;
  };
  return (
    <AuthCard title={t('gate.pairTitle')} hint={t('gate.pairHint')} width={460}>
      <AppForm form={form} label={t('gate.pairTitle')} onSubmit={pair}>
        <FormTextField name="address" label={t('gate.address')} helperText={t('gate.addressHint')} autoFocus required />
        <FormTextField name="code" label={t('gate.code')} inputMode="numeric" autoComplete="off" required />
        <FormTextField name="name" label={t('gate.name')} required maxLength={80} />
        {refusal !== null && <Alert severity="error">{dynamicText(i18n, `seats:gate.refusal.${refusal}`)}</Alert>}
        <Button type="submit" variant="contained" size="medium" loading={form.formState.isSubmitting}>
          {t('gate.pair')}
        </Button>
        <Button onClick={() => void bridge.actAsSeat({ kind: 'become', what: 'host' })}>{t('gate.toHost')}</Button>
      </AppForm>
    </AuthCard>
  );
}
