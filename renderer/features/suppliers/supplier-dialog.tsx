import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { saveSupplierInput, supplierKinds } from '../../../shared/suppliers.ts';
import type { SupplierRow } from '../../../shared/suppliers.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

const schema = saveSupplierInput.omit({ id: true, version: true });
type Values = z.input<typeof schema>;
type Facts = z.output<typeof schema>;
const fields = ['name', 'kind', 'contactName', 'phone', 'address', 'note'] as const;

interface SupplierDialogProps {
  /** The one to change; a new one without. */
  readonly supplier?: SupplierRow;
  readonly onDone?: (receipt: Receipt) => unknown;
  readonly onClose: () => void;
}

/** Makes or changes a supplier; closing keeps what was typed as a draft. */
export function SupplierDialog(props: SupplierDialogProps): ReactNode {
  const { t } = useTranslation('suppliers');
  const title = props.supplier ? t('dialog.edit', { name: props.supplier.name }) : t('dialog.create');
  return (
    <AppDialog open title={title} onClose={props.onClose} maxWidth="sm">
      <SupplierForm {...props} />
    </AppDialog>
  );
}

function SupplierForm({ supplier, onDone, onClose }: SupplierDialogProps): ReactNode {
  const { t } = useTranslation(['suppliers', 'common']);
  const [version, setVersion] = useState(supplier?.version);
  const form = useForm<Values, unknown, Facts>({
    resolver: zodResolver(schema),
    defaultValues: supplier ? valuesOf(supplier) : { name: '', kind: 'supplier', contactName: '', phone: '', address: '', note: '' },
  });
  const draft = useServerDraft(form, 'other', `supplier-${supplier?.id ?? 'new'}`);
  const save = useCommand(useTRPC().suppliers.save.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('suppliers:done.saved'),
    onDone: async (receipt) => {
      draft.finish();
      await draft.remove();
      onClose();
      await onDone?.(receipt);
    },
  });
  const submit = (facts: Facts, at = version) => save.run({ ...(supplier && { id: supplier.id, version: at }), ...facts });
  const current = save.error?.code === 'staleVersion' ? (save.error.details['current'] as SupplierRow) : undefined;
  const shown = (field: (typeof fields)[number], value: string | undefined) =>
    field === 'kind' ? t(`suppliers:kind.${value as SupplierRow['kind']}`) : (value ?? '');
  return (
    <AppForm form={form} onSubmit={(facts) => submit(facts)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', minWidth: { sm: 440 } }}>
        {current && (
          <StaleNotice
            differences={fields
              .filter((field) => form.getValues(field) !== current[field])
              .map((field) => ({
                label: t(`suppliers:field.${field}`),
                mine: shown(field, form.getValues(field)),
                theirs: shown(field, current[field]),
              }))}
            onUseMine={() => {
              setVersion(current.version);
              void form.handleSubmit((facts) => submit(facts, current.version))();
            }}
            onUseTheirs={() => {
              setVersion(current.version);
              form.reset(valuesOf(current));
              save.reset();
            }}
          />
        )}
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '2fr 1fr' }}>
          <FormTextField name="name" label={t('suppliers:field.name')} maxLength={80} required autoFocus />
          <FormChoiceField
            name="kind"
            label={t('suppliers:field.kind')}
            options={supplierKinds.map((value) => ({ value, label: t(`suppliers:kind.${value}`) }))}
          />
          <FormTextField name="contactName" label={t('suppliers:field.contactName')} maxLength={40} />
          <FormTextField name="phone" label={t('suppliers:field.phone')} maxLength={40} inputMode="tel" />
        </Box>
        <FormTextField name="address" label={t('suppliers:field.address')} maxLength={200} />
        <FormTextField name="note" label={t('suppliers:field.note')} maxLength={1000} multiline minRows={2} />
        {save.error && !current && <Alert severity="error">{save.error.text}</Alert>}
        <DraftNotice draft={draft} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={save.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

function valuesOf({ name, kind, contactName, phone, address, note }: SupplierRow): Values {
  return { name, kind, contactName, phone, address, note };
}
