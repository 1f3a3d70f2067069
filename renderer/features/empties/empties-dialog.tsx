import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { handInEmptiesInput, releaseEmptiesInput } from '../../../shared/empties.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTechnicianField } from '../../components/form-technician-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';

export interface EmptiesStart {
  readonly staffId: number | null;
  readonly itemId: number | null;
}

interface Values extends EmptiesStart {
  readonly containers: number | null;
  readonly reason?: string;
}
interface Facts {
  readonly staffId: number;
  readonly itemId: number;
  readonly containers: number;
  readonly reason: string;
}

interface EmptiesDialogProps {
  readonly kind: 'handIn' | 'release';
  readonly start: EmptiesStart;
  readonly onClose: () => void;
}

/** Empties are taken from somebody, or the supervisor lets them have new ones without. */
export function EmptiesDialog({ kind, start, onClose }: EmptiesDialogProps): ReactNode {
  const { t } = useTranslation('empties');
  const { empties } = useTRPC();
  const items = useQuery(empties.items.queryOptions({})).data ?? [];
  const isRelease = kind === 'release';
  const form = useForm<Values, unknown, Facts>({
    resolver: zodResolver(isRelease ? releaseEmptiesInput : handInEmptiesInput) as never,
    defaultValues: { ...start, containers: 1, ...(isRelease && { reason: '' }) },
  });
  const options = { form, errorToast: false, doneText: t(isRelease ? 'done.released' : 'done.handedIn'), onDone: onClose };
  const handIn = useCommand(empties.handIn.mutationOptions(), options);
  const release = useCommand(empties.release.mutationOptions(), options);
  const { error, isPending } = isRelease ? release : handIn;
  return (
    <FormDialog
      form={form}
      title={t(`command.${kind}`)}
      action={t(`command.${kind}`)}
      isPending={isPending}
      maxWidth="xs"
      onSubmit={({ reason, ...values }) => (isRelease ? release.run({ ...values, reason }) : handIn.run(values))}
      onClose={onClose}
    >
      {isRelease && <Typography sx={{ color: 'text.secondary' }}>{t('releaseHint')}</Typography>}
      <FormTechnicianField name="staffId" label={t('field.person')} required autoFocus />
      <FormChoiceField
        name="itemId"
        label={t('field.item')}
        emptyLabel=""
        options={items.map(({ id, code, name }) => ({ value: id, label: `${name} ${code}` }))}
        required
      />
      <FormQuantityField name="containers" label={t('field.containers')} required />
      {isRelease && <FormTextField name="reason" label={t('field.reason')} maxLength={300} required />}
      {error && <Alert severity="error">{error.text}</Alert>}
    </FormDialog>
  );
}
