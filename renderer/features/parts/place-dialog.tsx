import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { createPlaceInput } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof createPlaceInput>;

/** A further shelf. */
export function PlaceDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (id: number) => unknown }): ReactNode {
  const { t } = useTranslation(['parts', 'common']);
  const trpc = useTRPC();
  const form = useForm<Values>({ resolver: zodResolver(createPlaceInput), defaultValues: { code: '', name: '' } });
  const create = useCommand(trpc.parts.createPlace.mutationOptions(), {
    form,
    doneText: () => t('parts:form.placeMade', { name: form.getValues('name') }),
    onDone: async ({ id }) => {
      await onMade(id);
      onClose();
    },
  });
  return (
    <AppDialog open title={t('parts:form.newPlace')} onClose={onClose}>
      <DialogContent sx={{ pt: '8px !important' }}>
        <AppForm form={form} onSubmit={(values) => create.run(values)} label={t('parts:form.newPlace')} sx={{ mt: 0.5 }}>
          <FormTextField name="code" label={t('parts:form.placeCode')} required autoFocus maxLength={20} />
          <FormTextField name="name" label={t('parts:form.placeName')} required maxLength={60} />
          <FormActions>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button type="submit" variant="contained" loading={create.isPending}>
              {t('common:action.save')}
            </Button>
          </FormActions>
        </AppForm>
      </DialogContent>
    </AppDialog>
  );
}
