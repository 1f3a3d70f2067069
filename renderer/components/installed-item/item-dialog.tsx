import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { installedItemInput } from '../../../shared/installed-items.ts';
import type { InstalledItemView } from '../../../shared/installed-items.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { AppDialog } from '../app-dialog.tsx';
import { AppForm } from '../app-form.tsx';
import { DraftNotice } from '../draft-notice.tsx';
import { DuplicateHint } from '../duplicate-hint.tsx';
import { showToast } from '../frame/toast-store.ts';
import { KeyHint } from '../key-hint.tsx';
import { useServerDraft } from '../use-server-draft.ts';
import { ItemFields } from './item-fields.tsx';
import { useFirstPolicy } from './use-first-policy.ts';
import { emptyItem, itemForm } from './item-values.ts';

export interface ItemDialogProps {
  readonly customerId: number;
  /** The product to change; without it a new one is put on file. */
  readonly item: InstalledItemView | undefined;
  readonly onClose: () => void;
}

/** Something the customer has: bought here or elsewhere (R-001-08). */
export function ItemDialog(props: ItemDialogProps): ReactNode {
  const { t } = useTranslation('installedItems');
  return (
    <AppDialog open title={props.item ? t('editTitle') : t('newTitle')} onClose={props.onClose} maxWidth="md">
      <ItemForm {...props} />
    </AppDialog>
  );
}

function ItemForm({ customerId, item, onClose }: ItemDialogProps): ReactNode {
  const { t } = useTranslation(['installedItems', 'common']);
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(installedItemInput), defaultValues: item ? itemForm(item) : emptyItem });
  useFirstPolicy(form, customerId, item === undefined);
  const draft = useServerDraft(form, 'other', item ? `item-${item.id}` : `item-of-${customerId}`);
  const add = useCommand(trpc.installedItems.add.mutationOptions(), { form, errorToast: false });
  const update = useCommand(trpc.installedItems.update.mutationOptions(), { form, errorToast: false });
  const error = add.error ?? update.error;
  return (
    <AppForm
      form={form}
      sx={{ minHeight: 0, gridTemplateRows: 'minmax(0, 1fr) auto' }}
      onSubmit={async (facts) => {
        const receipt = item ? await update.run({ ...facts, id: item.id, version: item.version }) : await add.run({ ...facts, customerId });
        if (!receipt) return undefined;
        draft.finish();
        showToast(t('installedItems:saved', { model: facts.model }));
        onClose();
        await draft.remove();
        return receipt;
      }}
    >
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <ItemFields customerId={customerId} />
        <DuplicateHint customerId={customerId} itemId={item?.id ?? null} serial={form.watch('serial') ?? ''} />
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
