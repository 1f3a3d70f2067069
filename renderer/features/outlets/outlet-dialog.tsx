import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { outletKinds, saveOutletInput } from '../../../shared/outlets.ts';
import type { OutletRow } from '../../../shared/outlets.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';
import { useOutletDifferences } from './outlet-differences.ts';

const schema = saveOutletInput.omit({ id: true, version: true });
type Values = z.input<typeof schema>;
type Out = z.output<typeof schema>;

interface OutletDialogProps {
  readonly outlet: OutletRow | undefined;
  readonly onClose: () => void;
}

/** Makes an outlet or changes one; only a sub-centre asks which centre it belongs to (R-002-75). */
export function OutletDialog({ outlet, onClose }: OutletDialogProps): ReactNode {
  const { t } = useTranslation('outlets');
  const title = outlet ? t('editTitle', { name: outlet.name }) : t('newTitle');
  return (
    <AppDialog open title={title} onClose={onClose} maxWidth="sm">
      <DialogContent sx={{ pt: '8px !important' }}>
        <OutletForm outlet={outlet} title={title} onClose={onClose} />
      </DialogContent>
    </AppDialog>
  );
}

function OutletForm({ outlet, title, onClose }: OutletDialogProps & { readonly title: string }): ReactNode {
  const { t } = useTranslation(['outlets', 'common']);
  const trpc = useTRPC();
  const [base, setBase] = useState(outlet);
  const outlets = useQuery(trpc.outlets.list.queryOptions()).data ?? [];
  const staff = useQuery(trpc.staff.list.queryOptions());
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(schema), defaultValues: valuesOf(outlet) });
  const kind = useWatch({ control: form.control, name: 'kind' });
  const draft = useServerDraft(form, 'other', outlet ? `outlet-${outlet.id}` : 'outlet-new');
  const differences = useOutletDifferences();
  const save = useCommand(trpc.outlets.save.mutationOptions(), {
    form,
    errorToast: false,
    doneText: () => t('outlets:saved', { name: form.getValues('name') }),
    onDone: async () => {
      draft.finish();
      await draft.remove();
      onClose();
    },
  });
  const current = save.error?.code === 'staleVersion' ? (save.error.details['current'] as OutletRow) : undefined;
  const submit = (values: Out, over = base) => save.run({ ...values, ...(over && { id: over.id, version: over.version }) });
  const centres = outlets.filter((one) => one.kind === 'centre' && one.closedAt === null && one.id !== outlet?.id);
  const people = staff.data?.filter(({ isActive }) => isActive) ?? [];
  const named = outlet?.responsibleId && outlet.responsibleName ? { id: outlet.responsibleId, label: outlet.responsibleName } : null;
  // the text of a refusal stands at its field; what is about no field stands below
  const isAtField = save.error?.details['field'] !== undefined || save.error?.code === 'fieldsMissing';
  return (
    <AppForm form={form} onSubmit={(values) => submit(values)} label={title} sx={{ mt: 0.5 }}>
      {current && (
        <StaleNotice
          differences={differences(form.getValues(), current, (id) => people.find((one) => one.id === id)?.name, outlets)}
          onUseMine={() => {
            setBase(current);
            void form.handleSubmit((values) => submit(values, current))();
          }}
          onUseTheirs={() => {
            setBase(current);
            form.reset(valuesOf(current));
            save.reset();
          }}
        />
      )}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <FormTextField name="name" label={t('outlets:name')} required autoFocus maxLength={60} />
        <FormChoiceField
          name="kind"
          label={t('outlets:kindLabel')}
          required
          options={outletKinds.map((value) => ({ value, label: t(`outlets:kind.${value}`) }))}
          onValueChange={(value) =>
            form.setValue('parentId', value === 'subCentre' && centres.length === 1 ? (centres[0]?.id ?? null) : null)
          }
        />
        {kind === 'subCentre' && (
          <FormChoiceField
            name="parentId"
            label={t('outlets:parent')}
            required
            emptyLabel=""
            helperText={centres.length === 0 ? t('outlets:noCentre') : t('outlets:parentHint')}
            options={centres.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <FormAutocompleteField
          name="responsibleId"
          label={t('outlets:responsible')}
          isLoading={staff.isPending}
          options={people.map(({ id, name, region }) => ({ id, label: name, detail: region }))}
          chosen={named && { ...named, detail: '' }}
        />
        <FormTextField name="region" label={t('outlets:region')} maxLength={60} />
        <FormTextField name="phone" label={t('outlets:phone')} maxLength={40} inputMode="tel" />
        <FormTextField name="hoursNote" label={t('outlets:hoursNote')} helperText={t('outlets:hoursHint')} maxLength={200} />
        <Box sx={{ display: 'grid', gridColumn: kind === 'subCentre' ? undefined : '1 / -1' }}>
          <FormTextField name="address" label={t('outlets:address')} maxLength={200} />
        </Box>
      </Box>
      {save.error && !current && !isAtField && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {save.error.text}
        </Box>
      )}
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={save.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}

function valuesOf(outlet: OutletRow | undefined): Values {
  const { name = '', kind = 'centre', parentId = null, region = '', address = '', phone = '', hoursNote = '' } = outlet ?? {};
  return { name, kind, parentId, region, address, phone, hoursNote, responsibleId: outlet?.responsibleId ?? null };
}
