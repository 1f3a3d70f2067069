import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { countingUnit } from '../../../shared/pack-quantity.ts';
import { classAxes, itemTrackings, partKinds } from '../../../shared/parts.ts';
import type { PartView } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormPackQuantityField } from '../../components/form-pack-quantity-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCan } from '../../session.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { usePartLabels } from './use-part-labels.ts';
import { useSupplierSearch } from './use-supplier-search.ts';
import type { PartValues } from './part-values.ts';

interface PartFieldsProps {
  /** The part that is changed; a new one without. */
  readonly part: PartView | undefined;
}

/** The fields of a part in four groups. */
export function PartFields({ part }: PartFieldsProps): ReactNode {
  const isNew = part === undefined;
  const { t } = useTranslation(['parts', 'catalogue']);
  const labels = usePartLabels();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Group title={t('catalogue:form.main')}>
        <FormTextField name="name" label={labels.name} required autoFocus maxLength={80} />
        <FormTextField name="spec" label={labels.spec} maxLength={80} />
        <FormChoiceField name="kind" label={labels.kind} options={partKinds.map((value) => ({ value, label: t(`parts:kind.${value}`) }))} />
        <FormTextField name="barcode" label={labels.barcode} maxLength={60} helperText={t('parts:form.barcodeHint')} />
      </Group>
      <CodeFields isNew={isNew} />
      <PackFields part={part} />
      <StockFields isNew={isNew} />
    </Box>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 600, p: 0, mb: 1.25 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(4, minmax(0, 1fr))' } }}>{children}</Box>
    </Box>
  );
}

const classFields = { use: 'useClassId', function: 'functionClassId', structure: 'structureClassId' } as const;

/** The classes, and the code that they give where none is written (R-004-50). */
function CodeFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue']);
  const trpc = useTRPC();
  const labels = usePartLabels();
  const [useClassId = null, functionClassId = null, structureClassId = null] = useWatch<
    PartValues,
    ['useClassId', 'functionClassId', 'structureClassId']
  >({
    name: ['useClassId', 'functionClassId', 'structureClassId'],
  });
  const chosen = { useClassId, functionClassId, structureClassId };
  const classes = useQuery(trpc.parts.classes.queryOptions());
  const next = useQuery(trpc.parts.nextCode.queryOptions(chosen, { enabled: isNew }));
  const missing = next.data?.missing.map((axis) => labels[classFields[axis]]).join('、') ?? '';
  const hint = next.data?.code
    ? t('catalogue:form.codeHint', { code: next.data.code })
    : missing && t('catalogue:form.codeNeeds', { classes: missing });
  return (
    <Group title={t('catalogue:form.classes')}>
      {classAxes.map((axis) => (
        <FormChoiceField
          key={axis}
          name={classFields[axis]}
          label={labels[classFields[axis]]}
          emptyLabel={t('catalogue:form.noClass')}
          options={(classes.data ?? [])
            .filter((one) => one.axis === axis && (one.isActive || one.id === chosen[classFields[axis]]))
            .map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        />
      ))}
      <FormTextField name="code" label={labels.code} required={!isNew} maxLength={40} helperText={isNew ? hint : undefined} />
    </Group>
  );
}

function PackFields({ part }: PartFieldsProps): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue']);
  const labels = usePartLabels();
  const item = usePacking();
  const per = t('catalogue:form.perPack', { unit: countingUnit(item) || t('catalogue:form.unit') });
  const words = { pack: item.packUnit || t('catalogue:form.pack'), unit: item.unit || t('catalogue:form.unit') };
  return (
    <Group title={t('catalogue:form.packs')}>
      <FormTextField name="unit" label={labels.unit} required maxLength={10} />
      <FormTextField name="packUnit" label={labels.packUnit} maxLength={10} helperText={t('catalogue:form.packHint')} />
      <FormQuantityField name="packQty" label={labels.packQty} helperText={t('catalogue:form.packQtyHint', words)} />
      <FormTextField name="category" label={labels.category} maxLength={40} />
      <FormMoneyField name="priceFen" label={labels.priceFen} helperText={per} />
      <FormMoneyField name="costFen" label={labels.costFen} helperText={`${per} · ${t('parts:form.costHint')}`} />
      <SupplierField part={part} />
    </Group>
  );
}

function SupplierField({ part }: PartFieldsProps): ReactNode {
  const labels = usePartLabels();
  const search = useSupplierSearch();
  const chosen = part?.supplierId && part.supplierName ? { id: part.supplierId, label: part.supplierName } : null;
  return <FormAutocompleteField name="supplierId" label={labels.supplierId} chosen={chosen} {...search} />;
}

function StockFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue']);
  const labels = usePartLabels();
  const item = usePacking();
  return (
    <Group title={t('catalogue:form.stock')}>
      <PlaceField />
      <FormPackQuantityField name="minQty" label={labels.minQty} item={item} helperText={t('parts:form.minHint')} />
      <FormPackQuantityField name="safetyQty" label={labels.safetyQty} item={item} />
      <FormPackQuantityField name="orderQty" label={labels.orderQty} item={item} />
      <FormQuantityField name="leadDays" label={labels.leadDays} />
      <FormChoiceField
        name="tracking"
        label={labels.tracking}
        helperText={isNew ? undefined : t('catalogue:form.trackingHint')}
        options={itemTrackings.map((value) => ({ value, label: t(`parts:tracking.${value}`) }))}
      />
      <Box sx={{ gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', columnGap: 4, pl: 1 }}>
        <FormSwitchField name="isHighValue" label={labels.isHighValue} />
        <FormSwitchField name="wantsOldPart" label={labels.wantsOldPart} />
        <FormSwitchField name="wantsEmpty" label={labels.wantsEmpty} />
        {!isNew && <FormSwitchField name="isActive" label={labels.isActive} helperText={t('parts:form.activeHint')} />}
      </Box>
    </Group>
  );
}

function usePacking() {
  const [unit, packUnit = '', packQty = 1] = useWatch<PartValues, ['unit', 'packUnit', 'packQty']>({
    name: ['unit', 'packUnit', 'packQty'],
  });
  return { unit, packUnit, packQty: Number.isInteger(packQty) ? packQty : 1 };
}

function PlaceField(): ReactNode {
  const { t } = useTranslation('parts');
  const labels = usePartLabels();
  const form = useFormContext<PartValues>();
  const places = useQuery(useTRPC().parts.places.queryOptions());
  const mayManage = useCan()('parts.manage');
  const [isAdding, setAdding] = useState(false);
  const firstPlace = places.data?.[0];
  useEffect(() => {
    if (firstPlace && form.getValues('placeId') === 0) form.setValue('placeId', firstPlace.id);
  }, [firstPlace, form]);
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'start' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <FormChoiceField
          name="placeId"
          label={labels.placeId}
          required
          options={(places.data ?? []).map(({ id, code, name }) => ({ value: id, label: `${name} ${code}` }))}
        />
      </Box>
      {mayManage && (
        <Button
          aria-label={t('form.newPlace')}
          title={t('form.newPlace')}
          onClick={() => setAdding(true)}
          sx={{ mt: 0.5, minWidth: 36, px: 0 }}
        >
          <Add fontSize="small" />
        </Button>
      )}
      {isAdding && (
        <PlaceDialog
          onClose={() => setAdding(false)}
          onSaved={async (id) => {
            await places.refetch();
            form.setValue('placeId', id, { shouldDirty: true });
          }}
        />
      )}
    </Box>
  );
}
