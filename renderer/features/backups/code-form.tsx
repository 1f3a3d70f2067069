import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { fromRecoveryCode } from '../../../shared/recovery-code.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { messageKey } from '../../message-key.ts';

const codeForm = z.strictObject({
  code: z.string().refine((code) => fromRecoveryCode(code) !== undefined, { error: messageKey('backups:restore.codeWrong') }),
});

/** Asks for the recovery code that opens a backup of another machine; a slip of the hand is found before the host is asked. */
export function CodeForm({ isWrong, onCode }: { readonly isWrong: boolean; readonly onCode: (code: string) => void }): ReactNode {
  const { t } = useTranslation('backups');
  const form = useForm({ resolver: zodResolver(codeForm), defaultValues: { code: '' } });
  return (
    <AppForm form={form} label={t('restore.code')} onSubmit={({ code }) => onCode(code)}>
      <Alert severity="info" variant="outlined">
        {t('restore.codeHint')}
      </Alert>
      {isWrong && <Alert severity="error">{t('restore.codeWrong')}</Alert>}
      <FormTextField name="code" label={t('restore.code')} autoFocus required maxLength={80} placeholder="XXXX-XXXX-…" />
      <Button type="submit" variant="contained" sx={{ justifySelf: 'start' }}>
        {t('restore.open')}
      </Button>
    </AppForm>
  );
}
