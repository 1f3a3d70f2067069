import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { approvePresetInput } from '../../../shared/presets.ts';
import { differencesOf } from '../../../shared/presets/difference.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import type { PresetView } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';
import { useFreshPreset } from './use-fresh-preset.ts';
import { Differences } from './versions-section.tsx';

interface ApproveDialogProps {
  readonly preset: PresetView;
  readonly savedAt: number;
  readonly onRestart: (data: PresetData, note: string, savedAt: number | null) => void;
  readonly onClose: () => void;
}

/** R-002-30: who approves it, and from which day on it holds for new jobs; what is different shows before. */
export function ApproveDialog(props: ApproveDialogProps): ReactNode {
  const { t } = useTranslation('presets');
  return (
    <AppDialog open title={t('approve.title', { version: props.preset.versions[0]?.version ?? 1 })} onClose={props.onClose} maxWidth="md">
      <ApproveForm {...props} />
    </AppDialog>
  );
}

const schema = approvePresetInput.pick({ approvedBy: true, effectiveOn: true, note: true });

function ApproveForm({ preset, savedAt, onRestart, onClose }: ApproveDialogProps): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const { code, inForce, data, today, draftNote } = preset;
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { approvedBy: '', effectiveOn: today, note: draftNote } });
  const refresh = useFreshPreset(code);
  const approve = useCommand(useTRPC().presets.approve.mutationOptions(), {
    form,
    doneText: () => t('presets:approve.done', { version: preset.versions[0]?.version ?? 1, day: form.getValues('effectiveOn') }),
    onDone: async () => {
      const fresh = await refresh();
      onRestart(fresh.data, fresh.draftNote, fresh.draftSavedAt);
      onClose();
    },
  });
  const effectiveOn = useWatch({ control: form.control, name: 'effectiveOn' });
  // a version of a later day takes the place of this one, though it was approved before
  const follower = preset.versions
    .filter((one) => one.state === 'upcoming' && one.effectiveOn > effectiveOn)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))[0];
  const differences = inForce ? differencesOf(inForce, data) : [];
  return (
    <AppForm form={form} onSubmit={(values) => approve.run({ code, savedAt, ...values })} label={t('presets:approve.run')}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', width: { md: 720 } }}>
        <Typography sx={{ color: 'text.secondary' }}>{t('presets:approve.hint')}</Typography>
        <FormTextField
          name="approvedBy"
          label={t('presets:approve.approvedBy')}
          helperText={t('presets:approve.approvedByHint')}
          maxLength={40}
          required
          autoFocus
        />
        <FormDayField name="effectiveOn" label={t('presets:approve.effectiveOn')} required />
        {follower && (
          <Alert severity="warning" variant="outlined">
            {t('presets:approve.follower', { version: follower.version, day: follower.effectiveOn })}
          </Alert>
        )}
        <FormTextField name="note" label={t('presets:approve.note')} maxLength={300} />
        {inForce && (
          <>
            <Typography>{t('presets:approve.changes', { count: differences.length })}</Typography>
            <Differences differences={differences} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={approve.isPending}>
          {t('presets:approve.run')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
