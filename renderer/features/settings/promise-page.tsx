import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { urgencies } from '../../../shared/requests.ts';
import type { Urgency } from '../../../shared/requests.ts';
import type { PromiseMinutes } from '../../../shared/settings.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useNow } from '../../components/use-now.ts';
import { useWhen } from '../../components/when.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { durationUnits, minutesIn, toDuration, toMinutes } from './duration.ts';
import type { Duration } from './duration.ts';

const duration = z
  .object({ amount: z.number().int().positive(), unit: z.enum(durationUnits) })
  .refine(({ amount, unit }) => amount * minutesIn[unit] >= 5 && amount * minutesIn[unit] <= 525_600, {
    error: messageKey('settings:promise.range'),
    path: ['amount'],
  });
const promiseSchema = z.object({ urgent: duration, important: duration, general: duration });
type PromiseValues = z.input<typeof promiseSchema>;

/** How long from the call on intake proposes as promised time (R-004-30), per urgency (R-004-32). */
export function PromisePage(): ReactNode {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const settings = useQuery(trpc.settings.get.queryOptions());
  return (
    <SettingsArea section="promise" hint={t('promise.hint')}>
      {settings.data ? (
        <PromiseForm minutes={settings.data.promiseMinutes} />
      ) : settings.error ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <TableSkeleton rows={3} />
      )}
    </SettingsArea>
  );
}

function PromiseForm({ minutes }: { readonly minutes: PromiseMinutes }): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  const trpc = useTRPC();
  const form = useForm<PromiseValues>({
    resolver: zodResolver(promiseSchema),
    defaultValues: { urgent: toDuration(minutes.urgent), important: toDuration(minutes.important), general: toDuration(minutes.general) },
  });
  const update = useCommand(trpc.settings.updatePromise.mutationOptions(), {
    doneText: t('settings:saved'),
    onDone: () => form.reset(form.getValues()),
  });
  const submit = (values: PromiseValues) =>
    update.run({
      minutes: { urgent: toMinutes(values.urgent), important: toMinutes(values.important), general: toMinutes(values.general) },
    });
  return (
    <AppForm form={form} onSubmit={submit} label={t('settings:promise.form')} sx={{ maxWidth: 840, pt: 0.5, gap: 2 }}>
      {urgencies.map((urgency) => (
        <UrgencyRow key={urgency} urgency={urgency} />
      ))}
      <FormActions>
        <Button type="submit" variant="contained" loading={update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </FormActions>
    </AppForm>
  );
}

function UrgencyRow({ urgency }: { readonly urgency: Urgency }): ReactNode {
  const { t } = useTranslation(['settings', 'requests']);
  const when = useWhen();
  const now = useNow();
  const value = useWatch<PromiseValues>({ name: urgency }) as Duration;
  const word = t(`requests:urgency.${urgency}`);
  const ms = Number.isSafeInteger(value.amount) ? toMinutes(value) * 60_000 : undefined;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <Box sx={{ width: 220, pt: 0.75 }}>
        <Typography sx={{ fontWeight: 600 }}>{word}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(`requests:urgencyHelp.${urgency}`)}
        </Typography>
      </Box>
      <Box sx={{ width: 130 }}>
        <FormQuantityField name={`${urgency}.amount`} label={t('settings:promise.amountOf', { urgency: word })} />
      </Box>
      <Box sx={{ width: 120 }}>
        <FormChoiceField
          name={`${urgency}.unit`}
          label={t('settings:promise.unitOf', { urgency: word })}
          options={durationUnits.map((unit) => ({ value: unit, label: t(`settings:promise.unit.${unit}`) }))}
        />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', pt: 1.25 }}>
        {ms !== undefined && t('settings:promise.example', { when: when(now + ms) })}
      </Typography>
    </Box>
  );
}
