import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SignatureDialog, SignatureImage } from '../../components/signature-pad.tsx';
import { messageKey } from '../../message-key.ts';

/** One signature for the whole note (R-000-72): a mark, or drawn on a touch screen. */
export const signShape = {
  signedBy: z
    .string()
    .trim()
    .max(40)
    .min(1, { error: messageKey('parts:issue.needSignedBy') }),
  isSigned: z.boolean().refine(Boolean, { error: messageKey('parts:issue.needSignature') }),
  signature: z.string(),
};
export interface SignValues {
  readonly signedBy: string;
  readonly isSigned: boolean;
  readonly signature: string;
}

/** Name, mark (F8) and the place to draw a signature. */
export function SignFields(): ReactNode {
  const { t } = useTranslation(['tools', 'parts']);
  const form = useFormContext<SignValues>();
  const [isOpen, setOpen] = useState(false);
  const path = useWatch({ control: form.control, name: 'signature' });
  useShortcut('F8', () => form.setValue('isSigned', !form.getValues('isSigned'), { shouldDirty: true, shouldValidate: true }), {
    label: 'parts:shortcut.signed',
  });
  return (
    <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
      <Box sx={{ width: 220 }}>
        <FormTextField name="signedBy" label={t('tools:field.signedBy')} required maxLength={40} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <FormSwitchField name="isSigned" label={t('tools:field.isSigned')} />
        <KeyHint combo="F8" />
      </Box>
      <Button onClick={() => setOpen(true)}>{t('tools:sign.draw')}</Button>
      {path !== '' && <SignatureImage path={path} label={t('tools:sign.drawn')} />}
      {isOpen && (
        <SignatureDialog
          title={t('tools:sign.title')}
          onClose={() => setOpen(false)}
          onDone={(drawn) => {
            form.setValue('signature', drawn, { shouldDirty: true });
            form.setValue('isSigned', true, { shouldDirty: true, shouldValidate: true });
            setOpen(false);
          }}
        />
      )}
    </Box>
  );
}
