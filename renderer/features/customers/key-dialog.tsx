import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CustomerView } from '../../../shared/customers.ts';
import { isVisibleOrEmpty, line } from '../../../shared/fields.ts';
import { keyDecisions } from '../../../shared/key-customers.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';

const schema = z
  .object({ decision: z.enum(keyDecisions), note: line(200) })
  .refine(({ decision, note }) => decision === '' || (note !== '' && isVisibleOrEmpty(note)), { error: 'required', path: ['note'] });
type Values = z.input<typeof schema>;

/** A person's decision for or against the rule, with its note. */
export function KeyDialog({ customer, onClose }: { readonly customer: CustomerView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('customerFile');
  return (
    <AppDialog open title={t('key.title', { name: customer.name })} onClose={onClose} maxWidth="sm">
      <Form customer={customer} onClose={onClose} />
    </AppDialog>
  );
}

function Form({ customer, onClose }: { readonly customer: CustomerView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['customerFile', 'common']);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { decision: customer.keyDecision, note: customer.keyNote },
  });
  const decide = useCommand(useTRPC().customers.decideKey.mutationOptions(), {
    form,
    doneText: t('customerFile:key.saved'),
    errorToast: false,
    onDone: onClose,
  });
  const { control } = form;
  const isByRule = useWatch({ control, name: 'decision' }) === '';
  return (
    <AppForm form={form} onSubmit={(values) => decide.run({ id: customer.id, version: customer.version, ...values })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormChoiceField
          name="decision"
          label={t('customerFile:key.decision')}
          autoFocus
          options={keyDecisions.map((value) => ({ value, label: t(`customerFile:key.choice.${value || 'rule'}`) }))}
        />
        {!isByRule && (
          <FormTextField
            name="note"
            label={t('customerFile:key.note')}
            helperText={t('customerFile:key.noteHint')}
            required
            maxLength={200}
          />
        )}
        {decide.error && (
          <Box role="alert" sx={{ color: 'error.main' }}>
            {decide.error.text}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={decide.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
