import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AppDialog } from './app-dialog.tsx';
import { AppForm } from './app-form.tsx';
import { KeyHint } from './key-hint.tsx';

interface FormDialogProps<V extends FieldValues, Out> {
  readonly form: UseFormReturn<V, unknown, Out>;
  readonly title: string;
  /** What its button says; by default that it saves. */
  readonly action?: string;
  readonly isPending: boolean;
  readonly maxWidth?: 'xs' | 'sm';
  readonly onSubmit: (values: Out) => unknown;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A few fields in a dialog, and the button and Ctrl+Enter that send them. For what keeps a draft the form stands inside an `AppDialog`. */
export function FormDialog<V extends FieldValues, Out>({
  form,
  title,
  action,
  isPending,
  maxWidth = 'sm',
  onSubmit,
  onClose,
  children,
}: FormDialogProps<V, Out>): ReactNode {
  const { t } = useTranslation();
  return (
    <AppDialog open title={title} onClose={onClose} maxWidth={maxWidth}>
      <AppForm form={form} onSubmit={onSubmit}>
        <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>{children}</DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={isPending}>
            {action ?? t('action.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </DialogActions>
      </AppForm>
    </AppDialog>
  );
}
