import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { receiveOldPartsInput } from '../../../shared/old-parts.ts';
import type { OldPartListRow } from '../../../shared/old-parts.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { FormDialog } from '../form-dialog.tsx';
import { FormQuantityField } from '../form-quantity-field.tsx';
import { FormTextField } from '../form-text-field.tsx';

type Values = z.input<typeof receiveOldPartsInput>;
type Facts = z.output<typeof receiveOldPartsInput>;

interface ReceiveDialogProps {
  /** What may be brought, all of it awaited. */
  readonly rows: readonly OldPartListRow[];
  readonly onDone?: () => unknown;
  readonly onClose: () => void;
}

/** R-000-25: old parts are taken in, with their condition; fewer leave the rest awaited. */
export function ReceiveDialog({ rows, onDone, onClose }: ReceiveDialogProps): ReactNode {
  const { t } = useTranslation('oldParts');
  const form = useForm<Values, unknown, Facts>({
    resolver: zodResolver(receiveOldPartsInput),
    defaultValues: { lines: rows.map(({ id, version, qty }) => ({ id, version, qty, condition: '' })), note: '' },
  });
  const receive = useCommand(useTRPC().oldParts.receive.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no }) => t('done.received', { no: no ?? '' }),
    onDone: () => {
      onClose();
      onDone?.();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('command.receive')}
      action={t('command.receive')}
      isPending={receive.isPending}
      onSubmit={(values) => receive.run(values)}
      onClose={onClose}
    >
      {rows.map((row, nth) => (
        <Box key={row.id} sx={{ display: 'grid', gap: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>
            {row.itemName}{' '}
            <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{`${row.workOrderNo} · ${row.staffName ?? ''}`}</Box>
          </Typography>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '120px minmax(0, 1fr)' }}>
            <FormQuantityField name={`lines.${nth}.qty`} label={t('field.qty')} unit={row.unit} required />
            <FormTextField
              name={`lines.${nth}.condition`}
              label={t('field.condition')}
              helperText={nth === 0 ? t('field.conditionHint') : undefined}
              maxLength={200}
              autoFocus={nth === 0}
            />
          </Box>
          {row.tracking !== 'none' && <FormTextField name={`lines.${nth}.lotNo`} label={t('field.lotNo')} maxLength={60} required />}
        </Box>
      ))}
      <FormTextField name="note" label={t('field.remark')} maxLength={300} />
      {receive.error && <Alert severity="error">{receive.error.text}</Alert>}
    </FormDialog>
  );
}
