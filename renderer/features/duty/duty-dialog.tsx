import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { id, instant, line } from '../../../shared/fields.ts';
import type { DutyRow } from '../../../shared/staff-plans.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';

const schema = z
  .object({ staffId: z.coerce.number().pipe(id), fromAt: instant, toAt: instant, phone: line(40), note: line(200) })
  .refine(({ fromAt, toAt }) => toAt > fromAt, { error: 'endsBeforeStart', path: ['toAt'] });
type Out = z.output<typeof schema>;

interface Values {
  readonly staffId: number | null;
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly phone: string;
  readonly note: string;
}

/** A shift of the roster: who, from when until when, under which phone. */
export function DutyDialog({ duty, onClose }: { readonly duty: DutyRow | undefined; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['staffPlans', 'common']);
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions());
  const { staffId = null, fromAt = null, toAt = null, phone = '', note = '' } = duty ?? {};
  const form = useForm<Values, unknown, Out>({
    resolver: zodResolver(schema) as never,
    defaultValues: { staffId, fromAt, toAt, phone, note },
  });
  const save = useCommand(trpc.duty.save.mutationOptions(), { form, doneText: t('staffPlans:duty.saved'), onDone: onClose });
  const people = staff.data?.filter(({ isActive }) => isActive) ?? [];
  return (
    <AppDialog open title={t(duty ? 'staffPlans:duty.editTitle' : 'staffPlans:duty.newTitle')} onClose={onClose} maxWidth="sm">
      <AppForm form={form} onSubmit={(values) => save.run(duty ? { id: duty.id, version: duty.version, ...values } : values)}>
        <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
          <FormChoiceField
            name="staffId"
            label={t('staffPlans:duty.person')}
            required
            autoFocus
            emptyLabel=""
            options={people.map(({ id: value, name }) => ({ value, label: name }))}
          />
          <FormDateTimeField name="fromAt" label={t('staffPlans:duty.from')} required />
          <FormDateTimeField name="toAt" label={t('staffPlans:duty.to')} required />
          <FormTextField
            name="phone"
            label={t('staffPlans:duty.phone')}
            helperText={t('staffPlans:duty.phoneHint')}
            maxLength={40}
            inputMode="tel"
          />
          <FormTextField name="note" label={t('staffPlans:duty.note')} maxLength={200} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={save.isPending}>
            {t('common:action.save')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </DialogActions>
      </AppForm>
    </AppDialog>
  );
}
