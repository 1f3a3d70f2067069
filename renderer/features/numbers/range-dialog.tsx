import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { documentNumber } from '../../../shared/document-kinds.ts';
import { saveRangeInput } from '../../../shared/numbers.ts';
import type { NumberRange } from '../../../shared/numbers.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { tabular } from '../../theme.ts';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof saveRangeInput>;

/** Letters, digits and start of a form's numbers, with the next number as it will be. */
export function RangeDialog({ range, onClose }: { readonly range: NumberRange; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('numbers');
  const { kind, current, prefix, digits, startAt } = range;
  const form = useForm<Values>({ resolver: zodResolver(saveRangeInput), defaultValues: { kind, current, prefix, digits, startAt } });
  const save = useCommand(useTRPC().numbers.saveRange.mutationOptions(), {
    form,
    doneText: ({ next }) => t('ranges.saved', { kind: t(`kind.${kind}`), no: next }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('ranges.editTitle', { kind: t(`kind.${kind}`) })}
      isPending={save.isPending}
      maxWidth="xs"
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <FormTextField name="prefix" label={t('ranges.prefix')} helperText={t('ranges.prefixHint')} required autoFocus maxLength={4} />
      <FormQuantityField name="digits" label={t('ranges.digits')} helperText={t('ranges.digitsHint')} required />
      <FormQuantityField name="startAt" label={t('ranges.startAt')} helperText={t('ranges.startHint')} required />
      <Preview range={range} control={form.control} />
    </FormDialog>
  );
}

function Preview({
  range,
  control,
}: {
  readonly range: NumberRange;
  readonly control: ReturnType<typeof useForm<Values>>['control'];
}): ReactNode {
  const { t } = useTranslation('numbers');
  const [prefix, digits, startAt] = useWatch({ control, name: ['prefix', 'digits', 'startAt'] });
  if (!/^[A-Za-z]{1,4}$/.test(prefix) || !(digits >= 3 && digits <= 6)) return null;
  // a day that has begun counts on
  const [, day = '', nth = ''] = /(\d{8})-(\d+)$/.exec(range.next) ?? [];
  const next = Number(nth) === range.startAt && startAt >= 1 ? startAt : Number(nth);
  return (
    <Typography role="status" sx={{ fontWeight: 600, ...tabular }}>
      {t('ranges.preview', { no: documentNumber(prefix.toUpperCase(), day, next, digits) })}
    </Typography>
  );
}
