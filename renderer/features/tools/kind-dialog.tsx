import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { usualLifeOf } from '../../../shared/tool-life.ts';
import { toolPayers, updateToolKindInput } from '../../../shared/tools.ts';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { useToolRooms } from './use-tool-rooms.ts';

const schema = updateToolKindInput
  .omit({ id: true, version: true, code: true })
  .extend({ code: updateToolKindInput.shape.code.or(emptyText()) });
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;

function emptyText() {
  return updateToolKindInput.shape.spec.default('');
}

/** Makes or changes a kind of tool. */
export function KindDialog({ kind, onClose }: { readonly kind: ToolKindRow | undefined; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['tools', 'common']);
  const trpc = useTRPC();
  const rooms = useToolRooms();
  const [version] = useState(kind?.version ?? 0);
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(schema), defaultValues: valuesOf(kind) });
  const draft = useServerDraft(form, 'other', kind ? `tool-kind-${kind.id}` : 'tool-kind-new');
  const finish = async () => {
    draft.finish();
    await draft.remove();
    onClose();
  };
  const name = () => form.getValues('name');
  const create = useCommand(trpc.tools.createKind.mutationOptions(), {
    form,
    doneText: () => t('tools:kinds.created', { name: name() }),
    onDone: finish,
  });
  const update = useCommand(trpc.tools.updateKind.mutationOptions(), {
    form,
    doneText: () => t('tools:kinds.saved', { name: name() }),
    onDone: finish,
  });
  const code = (kind ? update : create).error?.code;
  useEffect(() => {
    if (code === 'codeTaken') form.setError('code', { type: 'host', message: messageKey('parts:form.codeTaken') }, { shouldFocus: true });
  }, [code, form]);
  const first = rooms[0]?.id;
  useEffect(() => {
    if (first !== undefined && form.getValues('placeId') === 0) form.setValue('placeId', first);
  }, [first, form]);
  const submit = ({ isActive, ...facts }: Out) => (kind ? update.run({ ...facts, id: kind.id, version, isActive }) : create.run(facts));
  const title = kind ? t('tools:kinds.editTitle', { name: kind.name }) : t('tools:kinds.newTitle');
  return (
    <AppDialog open title={title} onClose={onClose} maxWidth="md">
      <DialogContent sx={{ pt: '8px !important' }}>
        <AppForm form={form} onSubmit={submit} label={title} sx={{ mt: 0.5 }}>
          <Group title={t('tools:kinds.identity')}>
            <FormTextField
              name="name"
              label={t('tools:field.name')}
              required
              autoFocus
              maxLength={80}
              onValueChange={(text) => {
                // R-000-79: the usual tools have their months
                const months = usualLifeOf(String(text));
                if (!kind && months !== null && !form.formState.dirtyFields.lifeMonths) form.setValue('lifeMonths', months);
              }}
            />
            <FormTextField name="spec" label={t('tools:field.spec')} maxLength={80} />
            <FormTextField name="unit" label={t('tools:field.unit')} required maxLength={10} />
            <FormTextField name="code" label={t('tools:field.code')} maxLength={40} />
            <FormTextField name="barcode" label={t('tools:field.barcode')} maxLength={60} />
            <FormTextField name="category" label={t('tools:field.category')} maxLength={40} />
          </Group>
          <Group title={t('tools:kinds.rules')}>
            <FormQuantityField
              name="lifeMonths"
              label={t('tools:field.lifeMonths')}
              unit={t('tools:field.months')}
              helperText={t('tools:field.noLife')}
            />
            <FormQuantityField name="minQty" label={t('tools:field.minQty')} />
            <FormChoiceField
              name="placeId"
              label={t('tools:field.place')}
              options={rooms.map(({ id, name: label }) => ({ value: id, label }))}
            />
            <FormSwitchField name="isNumbered" label={t('tools:field.isNumbered')} helperText={t('tools:field.isNumberedHint')} />
            <FormSwitchField name="isOnce" label={t('tools:field.isOnce')} helperText={t('tools:field.isOnceHint')} />
            {kind && <FormSwitchField name="isActive" label={t('tools:field.isActive')} />}
          </Group>
          <Group title={t('tools:kinds.prices')}>
            <FormMoneyField name="originalFen" label={t('tools:field.originalFen')} />
            <FormMoneyField name="purchaseFen" label={t('tools:field.purchaseFen')} />
            <FormMoneyField name="depositFen" label={t('tools:field.depositFen')} />
            <FormQuantityField name="holderPercent" label={t('tools:field.holderPercent')} unit="%" />
            <FormChoiceField
              name="payer"
              label={t('tools:field.payer')}
              options={toolPayers.map((value) => ({ value, label: t(`tools:payer.${value}`) }))}
            />
          </Group>
          <FormTextField
            name="useRange"
            label={t('tools:field.useRange')}
            helperText={t('tools:field.useRangeHint')}
            multiline
            maxLength={500}
          />
          <FormActions left={<DraftNotice draft={draft} />}>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={create.isPending || update.isPending}>
              {t('common:action.save')}
              <KeyHint combo="Ctrl+Enter" />
            </Button>
          </FormActions>
        </AppForm>
      </DialogContent>
    </AppDialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 600, p: 0, mb: 1.25 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' } }}>{children}</Box>
    </Box>
  );
}

function valuesOf(kind: ToolKindRow | undefined): Values {
  if (!kind)
    return {
      ...{ code: '', barcode: '', name: '', spec: '', unit: '', category: '', isNumbered: true, isOnce: true, lifeMonths: null },
      ...{
        originalFen: 0,
        purchaseFen: 0,
        depositFen: 0,
        holderPercent: null,
        useRange: '',
        payer: 'company',
        minQty: 0,
        supplierId: null,
      },
      ...{ placeId: 0, isActive: true },
    };
  const { id: _id, version: _version, placeName: _name, stockQty: _stock, heldQty: _held, repairQty: _repair, ...values } = kind;
  return values;
}
