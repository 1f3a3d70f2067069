import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ContractView } from '../../shared/presets.ts';
import { useTRPC } from '../api.ts';
import { useCan } from '../session.tsx';
import { useCommand } from '../use-command.ts';
import { AppDialog } from './app-dialog.tsx';
import { AppForm } from './app-form.tsx';
import { useCalendarTexts } from './calendar-texts.ts';
import { Facts, Section } from './detail-page.tsx';
import { FormChoiceField } from './form-choice-field.tsx';
import { KeyHint } from './key-hint.tsx';
import { usePresetTexts } from './preset-texts.ts';

interface ContractSectionProps {
  readonly subject: 'customer' | 'project';
  readonly id: number;
}

/** Preset and calendar that the contract of a customer or a project names (R-002-63). */
export function ContractSection({ subject, id }: ContractSectionProps): ReactNode {
  const { t } = useTranslation('presets');
  const trpc = useTRPC();
  const contract = useQuery(trpc.presets.contract.queryOptions({ subject, id }));
  const { presets, calendars } = useContractChoices();
  const [isEditing, setEditing] = useState(false);
  const mayEdit = useCan()('contracts.manage');
  if (contract.error) return null;
  // Its place is kept while it loads, so that nothing below jumps.
  const nameOf = (choices: readonly Choice[], code: string | undefined, none: string) =>
    code === undefined ? '\u00a0' : code === '' ? none : (choices.find((one) => one.value === code)?.label ?? '\u00a0');
  return (
    <Section title={t('contract.title')} actions={mayEdit && <Button onClick={() => setEditing(true)}>{t('contract.edit')}</Button>}>
      <Facts
        items={[
          [t('contract.preset'), nameOf(presets, contract.data?.presetCode, t('contract.none'))],
          [t('contract.calendar'), nameOf(calendars, contract.data?.calendarCode, t('contract.noneCalendar'))],
        ]}
      />
      {isEditing && contract.data && (
        <AppDialog open title={t('contract.title')} onClose={() => setEditing(false)}>
          <ContractForm subject={subject} id={id} contract={contract.data} onClose={() => setEditing(false)} />
        </AppDialog>
      )}
    </Section>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function useContractChoices(): { readonly presets: readonly Choice[]; readonly calendars: readonly Choice[] } {
  const trpc = useTRPC();
  const { presetName } = usePresetTexts();
  const { calendarName } = useCalendarTexts();
  const presets = useQuery(trpc.presets.names.queryOptions()).data ?? [];
  const calendars = useQuery(trpc.calendars.list.queryOptions()).data ?? [];
  return {
    presets: presets.map((preset) => ({ value: preset.code, label: presetName(preset) })),
    calendars: calendars.map(({ plan }) => ({ value: plan.code, label: calendarName(plan) })),
  };
}

const schema = z.object({ presetCode: z.string().nullable(), calendarCode: z.string().nullable() });

function ContractForm({
  subject,
  id,
  contract,
  onClose,
}: ContractSectionProps & { readonly contract: ContractView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const { presets, calendars } = useContractChoices();
  // The version that the person saw when the dialog opened.
  const [version] = useState(contract.version);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { presetCode: contract.presetCode || null, calendarCode: contract.calendarCode || null },
  });
  const save = useCommand(useTRPC().presets.setContract.mutationOptions(), {
    form,
    doneText: t('presets:contract.done'),
    onDone: onClose,
  });
  return (
    <AppForm
      form={form}
      onSubmit={({ presetCode, calendarCode }) =>
        save.run({ subject, id, version, presetCode: presetCode ?? '', calendarCode: calendarCode ?? '' })
      }
      label={t('presets:contract.title')}
    >
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography sx={{ color: 'text.secondary' }}>{t('presets:contract.hint')}</Typography>
        <FormChoiceField
          name="presetCode"
          label={t('presets:contract.preset')}
          emptyLabel={t('presets:contract.none')}
          options={presets}
          autoFocus
        />
        <FormChoiceField
          name="calendarCode"
          label={t('presets:contract.calendar')}
          emptyLabel={t('presets:contract.noneCalendar')}
          options={calendars}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={save.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
