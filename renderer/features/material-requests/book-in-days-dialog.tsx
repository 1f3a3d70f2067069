import { zodResolver } from '@hookform/resolvers/zod';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { bookInDaysInput } from '../../../shared/material-requests.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { useCommand } from '../../use-command.ts';

/** Days within which a purchase on site is booked in (R-000-33). */
export function BookInDaysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const kept = useQuery(useTRPC().materialRequests.bookInDays.queryOptions(undefined, { staleTime: 0 }));
  return kept.data ? <DaysForm days={kept.data.days} onClose={onClose} /> : null;
}

function DaysForm({ days, onClose }: { readonly days: number; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('materialRequests');
  const form = useForm<z.input<typeof bookInDaysInput>>({ resolver: zodResolver(bookInDaysInput), defaultValues: { days } });
  const save = useCommand(useTRPC().materialRequests.changeBookInDays.mutationOptions(), {
    form,
    doneText: t('setting.saved'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('setting.title')}
      isPending={save.isPending}
      maxWidth="xs"
      onSubmit={(values) => save.run(values)}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('setting.hint')}
      </Typography>
      <FormQuantityField name="days" label={t('setting.days')} required autoFocus />
    </FormDialog>
  );
}
