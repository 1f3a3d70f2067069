import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { requiredLine } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';

interface CopyDialogProps {
  readonly code: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** A preset of the shop's own, begun as this one stands. */
export function CopyDialog(props: CopyDialogProps): ReactNode {
  const { t } = useTranslation('presets');
  return (
    <AppDialog open title={t('copy.title', { name: props.name })} onClose={props.onClose}>
      <CopyForm {...props} />
    </AppDialog>
  );
}

const schema = z.object({ name: requiredLine(60) });

function CopyForm({ code, onClose }: CopyDialogProps): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const navigate = useNavigate();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '' } });
  const copy = useCommand(useTRPC().presets.copy.mutationOptions(), {
    form,
    doneText: () => t('presets:copy.done', { name: form.getValues('name') }),
    onDone: (taken) => {
      onClose();
      return navigate(`/settings/presets/${taken.code}`);
    },
  });
  return (
    <AppForm form={form} onSubmit={({ name }) => copy.run({ code, name })} label={t('presets:copy.run')}>
      <DialogContent sx={{ pt: '8px !important' }}>
        <FormTextField name="name" label={t('presets:copy.name')} maxLength={60} required autoFocus />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={copy.isPending}>
          {t('presets:copy.run')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
