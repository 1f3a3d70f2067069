import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { installedItemInput } from '../../../shared/customers.ts';
import type { InstalledItemView } from '../../../shared/customers.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { FormDayField } from '../../components/form-day-field.tsx';

export interface ItemDialogProps {
  readonly customerId: number;
  /** The product to change; without it a new one is put on file. */
  readonly item: InstalledItemView | undefined;
  readonly onClose: () => void;
}

/** Something the customer has: bought here or elsewhere. */
export function ItemDialog(props: ItemDialogProps): ReactNode {
  const { t } = useTranslation('customers');
  return (
    <AppDialog open title={props.item ? t('item.editTitle') : t('item.newTitle')} onClose={props.onClose} maxWidth="sm">
      <ItemForm {...props} />
    </AppDialog>
  );
}

function ItemForm({ customerId, item, onClose }: ItemDialogProps): ReactNode {
  const { t } = useTranslation(['customers', 'common']);
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(installedItemInput), defaultValues: item ? factsOf(item) : empty });
  const draft = useServerDraft(form, 'other', item ? `item-${item.id}` : `item-of-${customerId}`);
  const add = useCommand(trpc.customers.addItem.mutationOptions(), { form, errorToast: false });
  const update = useCommand(trpc.customers.updateItem.mutationOptions(), { form, errorToast: false });
  const error = add.error ?? update.error;
  return (
    <AppForm
      form={form}
      onSubmit={async (facts) => {
        const receipt = item ? await update.run({ ...facts, id: item.id, version: item.version }) : await add.run({ ...facts, customerId });
        if (!receipt) return;
        draft.finish();
        showToast(t('customers:item.saved', { model: facts.model }));
        onClose();
        await draft.remove();
      }}
    >
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
          <FormTextField name="category" label={t('customers:item.category')} maxLength={40} autoFocus />
          <FormTextField name="brand" label={t('customers:item.brand')} maxLength={40} />
          <FormTextField name="model" label={t('customers:item.model')} maxLength={80} required />
          <FormTextField name="serial" label={t('customers:item.serial')} maxLength={60} />
          <FormDayField name="purchasedOn" label={t('customers:item.purchasedOn')} />
          <FormDayField name="warrantyUntil" label={t('customers:item.warrantyUntil')} />
        </Box>
        <FormTextField name="location" label={t('customers:item.location')} maxLength={80} />
        <FormSwitchField name="isOwnSale" label={t('customers:item.isOwnSale')} />
        <FormTextField name="note" label={t('customers:item.note')} maxLength={500} multiline />
        {error && <Alert severity="error">{error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={add.isPending || update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

const empty = {
  category: '',
  brand: '',
  model: '',
  serial: '',
  location: '',
  purchasedOn: '',
  warrantyUntil: '',
  isOwnSale: true,
  note: '',
};

function factsOf({ category, brand, model, serial, location, purchasedOn, warrantyUntil, isOwnSale, note }: InstalledItemView) {
  return { category, brand, model, serial, location, purchasedOn, warrantyUntil, isOwnSale, note };
}
