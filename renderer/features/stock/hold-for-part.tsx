import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { instant, line } from '../../../shared/fields.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';
import type { MissingSlip } from './missing-dialog.tsx';

const schema = z.object({ newPromisedAt: instant.nullable().refine((at) => at !== null, { error: 'required' }), note: line(300) });

/** The job stands still as 待缺件 with a new promised time; the front desk tells the customer. */
export function HoldForPart({ slip, onDone }: { readonly slip: MissingSlip; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('issuing');
  const trpc = useTRPC();
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { newPromisedAt: null, note: '' },
  });
  const hold = useCommand(trpc.stock.holdForPart.mutationOptions(), {
    form,
    doneText: t('missing.holdDone', { no: slip.no }),
    onDone,
  });
  return (
    <AppForm
      form={form}
      label={t('missing.hold')}
      onSubmit={({ newPromisedAt, note }) => hold.run({ workOrderId: slip.workOrderId, newPromisedAt: newPromisedAt ?? 0, note })}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('missing.holdHint')}</Typography>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Box sx={{ width: 240 }}>
          <FormDateTimeField name="newPromisedAt" label={t('missing.holdUntil')} required />
        </Box>
        <Box sx={{ flex: 1, minWidth: 200 }}>
          <FormTextField name="note" label={t('missing.holdNote')} maxLength={300} />
        </Box>
        <Button type="submit" variant="outlined" loading={hold.isPending} sx={{ mt: 0.5 }}>
          {t('missing.hold')}
        </Button>
      </Box>
    </AppForm>
  );
}
