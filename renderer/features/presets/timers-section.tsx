import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PresetInput } from '../../../shared/presets/preset.ts';
import { isInUse, timerPolicy } from '../../../shared/timer-policy.ts';
import type { TimerPolicy } from '../../../shared/timer-policy.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/detail-page.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { TimerDialog } from './timer-dialog.tsx';

/** The promised times as a table; each is edited in a dialog and lands in the draft with the rest. */
export function TimersSection(): ReactNode {
  const { t } = useTranslation('presets');
  const { timerName } = usePresetTexts();
  const form = useFormContext<PresetInput>();
  const { fields, append, update, remove } = useFieldArray({ control: form.control, name: 'timers', keyName: 'key' });
  const [edited, setEdited] = useState<number | 'new'>();
  const timers = fields.map(({ key, ...timer }) => ({ key, timer: timerPolicy.parse(timer) }));
  const codes = timers.map(({ timer }) => timer.code);
  const chosen = typeof edited === 'number' ? timers[edited]?.timer : undefined;
  const apply = (timer: TimerPolicy) => {
    if (typeof edited === 'number') update(edited, timer);
    else append(timer);
    setEdited(undefined);
  };
  return (
    <Section title={t('section.timers')} actions={<Button onClick={() => setEdited('new')}>{t('timers.add')}</Button>}>
      <DataTable
        label={t('section.timers')}
        rows={timers.map((one, index) => ({ ...one, index }))}
        rowKey={({ key }) => key}
        empty={t('timers.none')}
        columns={[
          { key: 'name', label: t('timers.name'), width: 170, render: ({ timer }) => <Name timer={timer} /> },
          { key: 'fromTo', label: t('timers.fromTo'), render: ({ timer }) => <FromTo timer={timer} /> },
          { key: 'limit', label: t('timers.limit'), width: 130, render: ({ timer }) => <Limit timer={timer} /> },
          { key: 'for', label: t('timers.for'), render: ({ timer }) => <For timer={timer} /> },
          { key: 'tell', label: t('timers.tell'), width: 180, render: ({ timer }) => <Told timer={timer} /> },
          {
            key: 'act',
            label: '',
            width: 130,
            render: ({ timer, index }) => (
              <Box sx={{ display: 'flex', whiteSpace: 'nowrap' }}>
                <Button onClick={() => setEdited(index)} aria-label={`${t('timers.edit')} ${timerName(timer)}`}>
                  {t('timers.edit')}
                </Button>
                <Button color="error" onClick={() => remove(index)} aria-label={`${t('timers.remove')} ${timerName(timer)}`}>
                  {t('timers.remove')}
                </Button>
              </Box>
            ),
          },
        ]}
      />
      {edited !== undefined && (
        <TimerDialog
          timer={chosen}
          otherCodes={codes.filter((code) => code !== chosen?.code)}
          onApply={apply}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

function Name({ timer }: { readonly timer: TimerPolicy }): ReactNode {
  const { t } = useTranslation('presets');
  const { timerName } = usePresetTexts();
  return (
    <>
      <b>{timerName(timer)}</b>
      {timer.rule !== '' && <Box sx={{ color: 'text.secondary' }}>{t('timers.rule', { rule: timer.rule })}</Box>}
      {timer.isPromise && <StatusChip label={t('timers.isPromise')} tone="active" />}
      {!isInUse(timer) && <StatusChip label={t('timers.notInUse')} tone="neutral" />}
    </>
  );
}

function FromTo({ timer }: { readonly timer: TimerPolicy }): ReactNode {
  const { eventName } = usePresetTexts();
  return `${eventName(timer.start)} → ${eventName(timer.stop)}`;
}

function Limit({ timer }: { readonly timer: TimerPolicy }): ReactNode {
  const { t } = useTranslation('presets');
  const { limitText } = usePresetTexts();
  return (
    <>
      <div>{limitText(timer.limit, timer.clock === 'working')}</div>
      <Box sx={{ color: 'text.secondary' }}>{t(`clock.${timer.clock}`)}</Box>
    </>
  );
}

function For({ timer }: { readonly timer: TimerPolicy }): ReactNode {
  const { t } = useTranslation(['presets', 'requests', 'customerFile']);
  const parts = [
    timer.types.map((type) => t(`requests:type.${type}`)),
    timer.urgencies.map((urgency) => t(`requests:urgency.${urgency}`)),
    timer.distances.map((distance) => t(`customerFile:distance.${distance}`)),
  ].filter((names) => names.length > 0);
  return parts.length === 0 ? t('presets:timers.all') : parts.map((names) => names.join(' / ')).join(' · ');
}

function Told({ timer }: { readonly timer: TimerPolicy }): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const { limitText } = usePresetTexts();
  const lines = [
    timer.tell.length === 0 ? t('presets:timers.nobody') : timer.tell.map((role) => t(`common:role.${role}`)).join(' · '),
    ...timer.escalation.map(({ after, role }) =>
      t('presets:timers.escalation', { span: limitText(after, false), role: t(`common:role.${role}`) }),
    ),
  ];
  return lines.map((line, index) => (
    <Box key={line} sx={{ color: index === 0 ? undefined : 'text.secondary' }}>
      {line}
    </Box>
  ));
}
