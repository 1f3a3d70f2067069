import { zodResolver } from '@hookform/resolvers/zod';
import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money.ts';
import { itemKinds } from '../../../shared/parts.ts';
import type { PartView } from '../../../shared/parts.ts';
import type { PlaceRow } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormProblems } from '../../components/form-problems.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StaleNotice } from '../../components/stale-notice.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { emptyPart, partFields, partSchema, valuesOf } from './part-values.ts';
import type { PartOut, PartValues } from './part-values.ts';
import { PlaceDialog } from './place-dialog.tsx';

export interface PartDialogProps {
  /** The part to change; a new one without. */
  readonly part?: PartView;
  readonly onClose: () => void;
  readonly onSaved?: (id: number) => void;
}

/** Makes or changes a part of the catalogue. Closing keeps what was typed as a draft. */
export function PartDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('parts');
  return (
    <AppDialog
      open
      title={props.part ? t('form.editTitle', { name: props.part.name }) : t('form.newTitle')}
      onClose={props.onClose}
      maxWidth="md"
    >
      <DialogContent sx={{ pt: '8px !important' }}>
        <PartForm {...props} />
      </DialogContent>
    </AppDialog>
  );
}

function PartForm({ part, onClose, onSaved }: PartDialogProps): ReactNode {
  const { t } = useTranslation(['parts', 'common']);
  const trpc = useTRPC();
  const places = useQuery(trpc.parts.places.queryOptions());
  const [isAddingPlace, setAddingPlace] = useState(false);
  const [version, setVersion] = useState(part?.version ?? 0);
  const form = useForm<PartValues, unknown, PartOut>({
    resolver: zodResolver(partSchema),
    defaultValues: part ? valuesOf(part) : emptyPart,
  });
  const draft = useServerDraft(form, 'part', part ? `part-${part.id}` : 'part-new');
  const finish = async (id: number) => {
    draft.finish();
    await draft.remove();
    onSaved?.(id);
    onClose();
  };
  const name = () => form.getValues('name');
  const create = useCommand(trpc.parts.create.mutationOptions(), {
    form,
    doneText: () => t('parts:form.created', { name: name() }),
    onDone: ({ id }) => finish(id),
  });
  const update = useCommand(trpc.parts.update.mutationOptions(), {
    form,
    doneText: () => t('parts:form.saved', { name: name() }),
    onDone: ({ id }) => finish(id),
    errorToast: false,
  });
  const submit = ({ isActive, ...facts }: PartOut, at = version) =>
    part ? update.run({ id: part.id, version: at, ...facts, isActive }) : create.run(facts);

  const code = (part ? update : create).error?.code;
  useEffect(() => {
    if (code === 'codeTaken') form.setError('code', { type: 'host', message: messageKey('parts:form.codeTaken') }, { shouldFocus: true });
  }, [code, form]);

  const firstPlace = places.data?.[0];
  useEffect(() => {
    if (firstPlace && form.getValues('placeId') === 0) form.setValue('placeId', firstPlace.id);
  }, [firstPlace, form]);

  const labels = {
    code: t('parts:field.code'),
    name: t('parts:field.name'),
    spec: t('parts:field.spec'),
    barcode: t('parts:field.barcode'),
    kind: t('parts:field.kind'),
    category: t('parts:field.category'),
    unit: t('parts:field.unit'),
    placeId: t('parts:field.place'),
    minQty: t('parts:field.minQty'),
    priceFen: t('parts:field.price'),
    costFen: t('parts:field.cost'),
    isActive: t('parts:field.isActive'),
  };
  const current = update.error?.code === 'staleVersion' ? (update.error.details['current'] as PartView) : undefined;

  return (
    <AppForm
      form={form}
      onSubmit={(values) => submit(values)}
      label={part ? t('parts:form.editTitle', { name: part.name }) : t('parts:form.newTitle')}
      sx={{ mt: 0.5 }}
    >
      <FormProblems labels={labels} />
      {current && (
        <StaleNotice
          differences={differences(form.getValues(), valuesOf(current), places.data ?? [], labels, (value) =>
            value ? t('common:word.yes') : t('common:word.no'),
          )}
          onUseMine={() => {
            setVersion(current.version);
            void form.handleSubmit((values) => submit(values, current.version))();
          }}
          onUseTheirs={() => {
            setVersion(current.version);
            form.reset(valuesOf(current));
            update.reset();
          }}
        />
      )}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' } }}>
        <FormTextField name="code" label={labels.code} required autoFocus maxLength={40} />
        <FormTextField name="name" label={labels.name} required maxLength={80} />
        <FormTextField name="spec" label={labels.spec} maxLength={80} />
        <FormTextField name="barcode" label={labels.barcode} maxLength={60} helperText={t('parts:form.barcodeHint')} />
        <FormChoiceField name="kind" label={labels.kind} options={itemKinds.map((value) => ({ value, label: t(`parts:kind.${value}`) }))} />
        <FormTextField name="category" label={labels.category} maxLength={40} />
        <FormTextField name="unit" label={labels.unit} required maxLength={10} />
        <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'start' }}>
          <Box sx={{ flex: 1 }}>
            <FormChoiceField
              name="placeId"
              label={labels.placeId}
              required
              options={(places.data ?? []).map(({ id, name: label }) => ({ value: id, label }))}
            />
          </Box>
          <Button startIcon={<Add />} onClick={() => setAddingPlace(true)} sx={{ mt: 0.5 }}>
            {t('parts:form.newPlace')}
          </Button>
        </Box>
        <FormQuantityField name="minQty" label={labels.minQty} helperText={t('parts:form.minHint')} />
        <FormMoneyField name="priceFen" label={labels.priceFen} />
        <FormMoneyField name="costFen" label={labels.costFen} helperText={t('parts:form.costHint')} />
        {part && <FormSwitchField name="isActive" label={labels.isActive} helperText={t('parts:form.activeHint')} />}
      </Box>
      <FormActions left={<DraftNotice draft={draft} />}>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={create.isPending || update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
      {update.error && !current && code !== 'codeTaken' && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {update.error.text}
        </Box>
      )}
      {isAddingPlace && (
        <PlaceDialog
          onClose={() => setAddingPlace(false)}
          onMade={async (id) => {
            await places.refetch();
            form.setValue('placeId', id, { shouldDirty: true });
          }}
        />
      )}
    </AppForm>
  );
}

function differences(
  mine: PartValues,
  theirs: PartValues,
  places: readonly PlaceRow[],
  labels: Readonly<Record<string, string>>,
  yesNo: (value: boolean) => string,
) {
  const shown = (field: keyof PartValues, value: PartValues[keyof PartValues]): string => {
    if (typeof value === 'boolean') return yesNo(value);
    if (field === 'placeId') return places.find(({ id }) => id === value)?.name ?? '';
    return field === 'priceFen' || field === 'costFen' ? formatYuan(Number(value)) : String(value ?? '');
  };
  return partFields
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({ label: labels[field] ?? field, mine: shown(field, mine[field]), theirs: shown(field, theirs[field]) }));
}
