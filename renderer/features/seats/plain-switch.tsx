import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { messageKey } from '../../message-key.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** Plain HTTP in the LAN: off, until the owner types the shop's name (section 7 D). */
export function PlainSwitch({ isPlain }: { readonly isPlain: boolean }): ReactNode {
  const { t } = useTranslation('seats');
  const [isAsking, setAsking] = useState(false);
  const forbid = useCommand(useTRPC().seats.allowPlain.mutationOptions(), { doneText: t('plain.changed') });
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('plain.hint')} {t('plain.limits')}
      </Typography>
      {isPlain && (
        <Alert severity="error" variant="outlined">
          {t('plain.isOn')}
        </Alert>
      )}
      {isPlain ? (
        <Button variant="outlined" loading={forbid.isPending} onClick={() => void forbid.run({ isPlain: false, typedName: '' })}>
          {t('plain.forbid')}
        </Button>
      ) : (
        <Button color="error" onClick={() => setAsking(true)}>
          {t('plain.allow')}
        </Button>
      )}
      {isAsking && <AllowDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function AllowDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('seats');
  const { shop } = useSession();
  const form = useForm({
    resolver: zodResolver(
      z.object({ typedName: z.string().refine((name) => name.trim() === shop.name, { error: messageKey('seats:plain.wrong') }) }),
    ),
    defaultValues: { typedName: '' },
  });
  const allow = useCommand(useTRPC().seats.allowPlain.mutationOptions(), { form, doneText: t('plain.changed'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('plain.confirmTitle')}
      action={t('plain.allow')}
      isPending={allow.isPending}
      onSubmit={({ typedName }) => allow.run({ isPlain: true, typedName })}
      onClose={onClose}
    >
      <Typography>{t('plain.confirm', { name: shop.name })}</Typography>
      <FormTextField name="typedName" label={t('plain.typed')} autoFocus required />
    </FormDialog>
  );
}
