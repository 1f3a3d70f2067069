import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { countedKinds, createStocktakeInput, modesOf } from '../../../shared/stocktakes.ts';
import type { CountedKind, CreateStocktake } from '../../../shared/stocktakes.ts';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import { useCan } from '../../session.tsx';
import { FormManyField } from './form-many-field.tsx';

type Values = z.input<typeof createStocktakeInput>;

/** What is counted; the book is frozen when it is sent. */
export function NewStocktakeDialog({
  onDone,
  onClose,
}: {
  readonly onDone: (id: number) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('stocktakes');
  const allowed = useCan();
  const form = useForm<Values, unknown, CreateStocktake>({
    resolver: zodResolver(createStocktakeInput),
    defaultValues: { kind: 'parts', mode: 'full', placeIds: [], classId: null, itemIds: [], bookedOn: '', isBlind: true, note: '' },
  });
  const create = useCommand(useTRPC().stocktakes.create.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no }) => t('create.done', { no }),
    onDone: ({ id }) => onDone(id),
  });
  const [mode, kind] = useWatch({ control: form.control, name: ['mode', 'kind'] });
  const isTools = kind === 'tools';
  // a spot check is no check where whoever keeps the store begins it (R-000-09, R-000-67)
  const modes = modesOf(kind).filter((one) => one !== 'spot' || allowed('stocktakes.approve'));
  // what was chosen of one kind is nothing of another
  const startOver = (next: string | number | null) => {
    form.resetField('placeIds');
    form.resetField('itemIds');
    if (!modesOf(countedKinds.find((one) => one === next) ?? 'parts').includes(mode)) form.setValue('mode', 'full');
  };
  return (
    <FormDialog
      form={form}
      title={t('create.title')}
      action={t('create.submit')}
      isPending={create.isPending}
      onSubmit={(values) => create.run(values)}
      onClose={onClose}
    >
      <FormChoiceField
        name="kind"
        label={t('create.kind')}
        options={countedKinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        onValueChange={startOver}
      />
      <FormChoiceField name="mode" label={t('create.mode')} options={modes.map((one) => ({ value: one, label: t(`mode.${one}`) }))} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {isTools && (mode === 'full' || mode === 'place' || mode === 'spot') ? t(`toolHint.${mode}`) : t(`modeHint.${mode}`)}
      </Typography>
      {(mode === 'place' || (mode === 'spot' && isTools)) && <PlacesField key={kind} kind={kind} isRequired={mode === 'place'} />}
      {mode === 'class' && <ClassField />}
      {(mode === 'cycle' || mode === 'spot') && (isTools ? <ToolKindsField /> : <ItemsField key={kind} />)}
      <FormDayField name="bookedOn" label={t('create.bookedOn')} helperText={t('create.bookedOnHint')} />
      <FormSwitchField name="isBlind" label={t('create.isBlind')} />
      <FormTextField name="note" label={t('create.note')} maxLength={200} />
      {create.error && <Alert severity="error">{create.error.text}</Alert>}
    </FormDialog>
  );
}

/** Shelves and bags, or of tools the rooms and the people. */
function PlacesField({ kind, isRequired }: { readonly kind: CountedKind; readonly isRequired: boolean }): ReactNode {
  const { t } = useTranslation('stocktakes');
  const places = useQuery(useTRPC().stocktakes.places.queryOptions({ kind })).data ?? [];
  const options = places.map(({ id, code, name, staffId }) => ({ id, label: name, detail: staffId === null ? code : '' }));
  const label = t(kind === 'tools' ? 'create.toolPlaces' : 'create.places');
  return <FormManyField name="placeIds" label={label} options={options} required={isRequired} />;
}

/** Kinds of tools, wherever they are; empty for all that lies at the places. */
function ToolKindsField(): ReactNode {
  const { t } = useTranslation('stocktakes');
  const [text, search] = useState('');
  const found = useQuery(useTRPC().tools.find.queryOptions({ query: text, limit: 20 }, { enabled: text !== '' })).data?.kinds ?? [];
  const options = found.map(({ id, code, name, spec }) => ({ id, label: `${code} ${name}`, detail: spec }));
  return <FormManyField name="itemIds" label={t('create.toolKinds')} options={options} onSearch={search} />;
}

function ClassField(): ReactNode {
  const { t } = useTranslation('stocktakes');
  const classes = useQuery(useTRPC().parts.classes.queryOptions());
  const options = (classes.data ?? []).map(({ id, code, name }) => ({ id, label: name, detail: code }));
  return <FormAutocompleteField name="classId" label={t('create.class')} options={options} isLoading={classes.isPending} required />;
}

function ItemsField(): ReactNode {
  const { t } = useTranslation('stocktakes');
  const trpc = useTRPC();
  const [text, search] = useState('');
  const kind = useWatch<Values, 'kind'>({ name: 'kind' });
  const found = useQuery(trpc.parts.find.queryOptions({ query: text, limit: 20 }, { enabled: text !== '' })).data ?? [];
  const proposed = useQuery(trpc.stocktakes.propose.queryOptions({ kind, limit: 20 })).data ?? [];
  const wanted = kind === 'materials' ? 'consumable' : 'part';
  const due = proposed.map(({ itemId, code, name, abc, countedOn }) => ({
    id: itemId,
    label: `${code} ${name}`,
    detail: t('create.proposed', { abc, countedOn: countedOn || t('create.never') }),
  }));
  const options =
    text === ''
      ? due
      : found.filter((item) => item.kind === wanted).map(({ id, code, name, spec }) => ({ id, label: `${code} ${name}`, detail: spec }));
  return (
    <FormManyField
      name="itemIds"
      label={t('create.items')}
      options={options}
      known={due}
      onSearch={search}
      required
      action={(choose) => (
        <Button size="small" sx={{ justifySelf: 'start' }} disabled={due.length === 0} onClick={() => choose(due.map(({ id }) => id))}>
          {t('create.propose')}
        </Button>
      )}
    />
  );
}
