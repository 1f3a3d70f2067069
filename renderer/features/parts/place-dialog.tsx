import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { savePlaceInput } from '../../../shared/catalogue.ts';
import type { PlaceView } from '../../../shared/catalogue.ts';
import { shelfKinds } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof savePlaceInput>;
type Out = z.output<typeof savePlaceInput>;

export interface PlaceDialogProps {
  /** The place to change; a new one without. */
  readonly place?: PlaceView | undefined;
  /** A new bin of this store. */
  readonly parentId?: number | undefined;
  readonly onClose: () => void;
  readonly onSaved?: (id: number) => unknown;
}

/** A store with its keeper, or a bin of a store (R-000-22, R-001-12). */
export function PlaceDialog({ place, parentId, onClose, onSaved }: PlaceDialogProps): ReactNode {
  const { t } = useTranslation(['catalogue', 'parts']);
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions());
  const places = useQuery(trpc.parts.placeViews.queryOptions());
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(savePlaceInput), defaultValues: valuesOf(place, parentId) });
  const save = useCommand(trpc.parts.savePlace.mutationOptions(), {
    form,
    doneText: () => t('catalogue:places.saved', { name: form.getValues('name') }),
    onDone: async ({ id }) => {
      await onSaved?.(id);
      onClose();
    },
  });
  const isTaken = save.error?.code === 'codeTaken';
  useEffect(() => {
    if (isTaken) form.setError('code', { type: 'host', message: messageKey('catalogue:places.taken') }, { shouldFocus: true });
  }, [isTaken, form]);
  const parent = form.watch('parentId') ?? null;
  const stores = (places.data ?? []).filter((one) => one.parentId === null && one.isActive && one.id !== place?.id);
  const title = place
    ? t('catalogue:places.editTitle', { name: place.name })
    : t(parentId ? 'catalogue:places.newBin' : 'catalogue:places.new');
  return (
    <FormDialog form={form} title={title} isPending={save.isPending} onSubmit={(values) => save.run(values)} onClose={onClose}>
      <FormTextField name="code" label={t('catalogue:field.placeCode')} required autoFocus maxLength={20} />
      <FormTextField name="name" label={t('catalogue:field.placeName')} required maxLength={60} />
      <FormChoiceField
        name="parentId"
        label={t('catalogue:field.parent')}
        emptyLabel={t('catalogue:places.store')}
        options={stores.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      />
      {parent === null && (
        <FormChoiceField
          name="kind"
          label={t('catalogue:field.placeKind')}
          options={shelfKinds.map((value) => ({ value, label: t(`parts:placeKind.${value}`) }))}
        />
      )}
      <FormAutocompleteField
        name="keeperId"
        label={t('catalogue:field.keeper')}
        required={parent === null}
        isLoading={staff.isPending}
        options={(staff.data ?? []).filter(({ isActive }) => isActive).map(({ id, name }) => ({ id, label: name }))}
        chosen={place?.keeperId && place.keeperName ? { id: place.keeperId, label: place.keeperName } : null}
      />
    </FormDialog>
  );
}

function valuesOf(place: PlaceView | undefined, parentId: number | null = null): Values {
  if (!place) return { code: '', name: '', kind: 'store', parentId, keeperId: null };
  const { id, version, code, name, kind, keeperId } = place;
  return { id, version, code, name, kind: shelfKinds.find((one) => one === kind) ?? 'store', parentId: place.parentId, keeperId };
}
