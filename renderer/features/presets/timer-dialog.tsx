import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TimerPolicy } from '../../../shared/timer-policy.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { AmberFields, ScopeFields, ToldFields, WhatFields } from './timer-fields.tsx';
import { timerSchema, timerValues } from './timer-values.ts';

interface TimerDialogProps {
  /** Undefined: a new one. */
  readonly timer: TimerPolicy | undefined;
  readonly otherCodes: readonly string[];
  readonly onApply: (timer: TimerPolicy) => unknown;
  readonly onClose: () => void;
}

/** One promised time: when it runs, how long, for which jobs, who hears of a miss. */
export function TimerDialog(props: TimerDialogProps): ReactNode {
  const { t } = useTranslation('presets');
  const { timerName } = usePresetTexts();
  const title = props.timer ? t('timerForm.title', { name: timerName(props.timer) }) : t('timerForm.newTitle');
  return (
    <AppDialog open title={title} onClose={props.onClose} maxWidth="md">
      <TimerForm {...props} />
    </AppDialog>
  );
}

function TimerForm({ timer, otherCodes, onApply, onClose }: TimerDialogProps): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const schema = useMemo(() => timerSchema(otherCodes), [otherCodes]);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: timerValues(timer) });
  const apply = (policy: TimerPolicy) => {
    onApply(policy);
    return policy;
  };
  return (
    <AppForm form={form} onSubmit={apply} label={t('presets:section.timers')}>
      <DialogContent sx={{ pt: '8px !important' }}>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: 'repeat(4, minmax(0, 1fr))' }, alignItems: 'start' }}>
          <WhatFields isNew={timer === undefined} />
          <ScopeFields otherCodes={otherCodes} />
          <AmberFields />
          <ToldFields />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained">
          {t('presets:timerForm.apply')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
