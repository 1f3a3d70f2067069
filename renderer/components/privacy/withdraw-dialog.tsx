import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { withdrawConsentInput } from '../../../shared/privacy.ts';
import type { Purpose } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { KeyHint } from '../key-hint.tsx';
import { WayField } from './way-field.tsx';

interface WithdrawDialogProps {
  readonly customerId: number;
  readonly name: string;
  readonly given: readonly Purpose[];
  readonly onClose: () => void;
}

/** The customer takes agreement back (R-004-25). */
export function WithdrawDialog(props: WithdrawDialogProps): ReactNode {
  const { t } = useTranslation('privacy');
  return (
    <AppDialog open title={t('consent.withdrawTitle', { name: props.name })} onClose={props.onClose}>
      <WithdrawForm {...props} />
    </AppDialog>
  );
}

function WithdrawForm({ customerId, given, onClose }: WithdrawDialogProps): ReactNode {
  const { t } = useTranslation(['privacy', 'common']);
  const trpc = useTRPC();
  const schema = z
    .object({ chosen: z.record(z.string(), z.boolean()), way: withdrawConsentInput.shape.way })
    .refine(({ chosen }) => Object.values(chosen).includes(true), {
      error: messageKey('privacy:consent.needPurpose'),
      path: ['chosen', given[0] ?? ''],
    });
  const form = useForm<z.input<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { chosen: Object.fromEntries(given.map((purpose) => [purpose, given.length === 1])), way: 'phone' },
  });
  const withdraw = useCommand(trpc.privacy.withdrawConsent.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('privacy:consent.withdrawn'),
    onDone: onClose,
  });
  return (
    <AppForm
      form={form}
      onSubmit={({ chosen, way }) => withdraw.run({ customerId, way, purposes: given.filter((purpose) => chosen[purpose] === true) })}
    >
      <DialogContent sx={{ display: 'grid', gap: 1, pt: '8px !important' }}>
        <Typography>{t('privacy:consent.withdrawHint')}</Typography>
        <Box role="group" aria-label={t('privacy:consent.withdrawWhat')}>
          {given.map((purpose, index) => (
            <FormSwitchField key={purpose} name={`chosen.${purpose}`} label={t(`privacy:purpose.${purpose}`)} autoFocus={index === 0} />
          ))}
        </Box>
        <Box sx={{ pt: 1 }}>
          <WayField name="way" label={t('privacy:consent.way')} />
        </Box>
        {withdraw.error && <Alert severity="error">{withdraw.error.text}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={withdraw.isPending}>
          {t('privacy:consent.withdraw')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
