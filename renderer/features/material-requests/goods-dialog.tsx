import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { KeyHint } from '../../components/key-hint.tsx';

interface GoodsDialogProps<V extends FieldValues, Out> {
  readonly form: UseFormReturn<V, unknown, Out>;
  readonly title: string;
  readonly hint: string;
  readonly action: string;
  readonly error: string | undefined;
  readonly isPending: boolean;
  readonly onSubmit: (values: Out) => unknown;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A wide form over the lines of a request: what comes in, what is handed out. */
export function GoodsDialog<V extends FieldValues, Out>(props: GoodsDialogProps<V, Out>): ReactNode {
  const { t } = useTranslation();
  return (
    <AppDialog open title={props.title} onClose={props.onClose} maxWidth="md">
      <AppForm form={props.form} onSubmit={props.onSubmit} label={props.title}>
        <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {props.hint}
          </Typography>
          {props.children}
          {props.error !== undefined && <Alert severity="error">{props.error}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={props.isPending}>
            {props.action}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </DialogActions>
      </AppForm>
    </AppDialog>
  );
}

/** One line of the request with its fields beside it. */
export const goodsLineStyle = {
  display: 'grid',
  gap: 1,
  alignItems: 'start',
  gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(0, 2fr) minmax(0, 1.2fr) 130px minmax(0, 1.1fr) minmax(0, 1.2fr)' },
  '&:not(:last-of-type)': { borderBottom: 1, borderColor: 'divider', pb: 1 },
} as const;
