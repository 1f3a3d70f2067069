import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { needSpareInput, provideSpareInput, shipSpareInput } from '../../../shared/spares.ts';
import type { SpareNeed } from '../../../shared/spares.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { FormQuantityField } from '../form-quantity-field.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { SpareItemField } from './spare-item-field.tsx';

const needSchema = needSpareInput.omit({ requestId: true });
interface NeedValues {
  itemId: number | null;
  qty: number | null;
}

/** The need of a spare is confirmed, and which part it is: from now on its time runs. */
export function NeedSpareDialog({ requestId, onClose }: { readonly requestId: number; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('spares');
  const form = useForm<NeedValues, unknown, z.output<typeof needSchema>>({
    resolver: zodResolver(needSchema) as never,
    defaultValues: { itemId: null, qty: 1 },
  });
  const need = useCommand(useTRPC().spares.need.mutationOptions(), { form, doneText: t('done.need'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t('need')}
      action={t('need')}
      isPending={need.isPending}
      onSubmit={(values) => need.run({ requestId, ...values })}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('needHint')}</Typography>
      <SpareItemField name="itemId" label={t('item')} required autoFocus />
      <FormQuantityField name="qty" label={t('qty')} required />
    </FormDialog>
  );
}

interface NeedDialogProps {
  readonly need: SpareNeed;
  readonly onClose: () => void;
}

const provideSchema = provideSpareInput.omit({ id: true, version: true });

/** It leaves the shelf for the customer, signed for. */
export function ProvideSpareDialog({ need, onClose }: NeedDialogProps): ReactNode {
  const { t } = useTranslation('spares');
  const form = useForm<z.input<typeof provideSchema>, unknown, z.output<typeof provideSchema>>({
    resolver: zodResolver(provideSchema),
    defaultValues: { placeId: need.places[0]?.placeId ?? 0, lotNo: '', signedBy: '', isSigned: false },
  });
  const provide = useCommand(useTRPC().spares.provide.mutationOptions(), { form, doneText: t('done.provide'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={`${t('provide')} ${need.itemName} ${need.qty} ${need.unit}`}
      action={t('provide')}
      isPending={provide.isPending}
      onSubmit={(values) => provide.run({ id: need.id, version: need.version, ...values })}
      onClose={onClose}
    >
      <FormChoiceField
        name="placeId"
        label={t('place')}
        options={need.places.map(({ placeId, placeName, qty }) => ({ value: placeId, label: `${placeName}（${qty} ${need.unit}）` }))}
      />
      {need.isTracked && <FormTextField name="lotNo" label={t('lotNo')} maxLength={60} required />}
      <FormTextField name="signedBy" label={t('signedBy')} maxLength={40} required autoFocus />
      <FormSwitchField name="isSigned" label={t('signed')} />
    </FormDialog>
  );
}

const shipSchema = shipSpareInput.omit({ id: true, version: true });

/** It was sent from elsewhere. */
export function ShipSpareDialog({ need, onClose }: NeedDialogProps): ReactNode {
  const { t } = useTranslation('spares');
  const form = useForm<z.input<typeof shipSchema>, unknown, z.output<typeof shipSchema>>({
    resolver: zodResolver(shipSchema),
    defaultValues: { carrier: '', trackingNo: '' },
  });
  const ship = useCommand(useTRPC().spares.ship.mutationOptions(), { form, doneText: t('done.ship'), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={`${t('ship')} ${need.itemName} ${need.qty} ${need.unit}`}
      action={t('ship')}
      isPending={ship.isPending}
      onSubmit={(values) => ship.run({ id: need.id, version: need.version, ...values })}
      onClose={onClose}
    >
      <FormTextField name="carrier" label={t('carrier')} maxLength={40} required autoFocus />
      <FormTextField name="trackingNo" label={t('trackingNo')} maxLength={60} />
    </FormDialog>
  );
}
