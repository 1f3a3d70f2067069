import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { privacySettingsInput } from '../../../shared/privacy.ts';
import type { PrivacySettings } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCommand } from '../../use-command.ts';

/** The two intervals of the review (R-004-19), from when on a mass look-up is told, and how fast requests are answered. */
export function ReviewSettings({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const settings = useQuery(trpc.privacy.settings.queryOptions({}));
  return (
    <AppDialog open title={t('review.settings')} onClose={onClose}>
      {settings.data ? <SettingsForm settings={settings.data} onClose={onClose} /> : <TableSkeleton rows={3} />}
    </AppDialog>
  );
}

function SettingsForm({ settings, onClose }: { readonly settings: PrivacySettings; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['privacy', 'common']);
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(privacySettingsInput), defaultValues: settings });
  const update = useCommand(trpc.privacy.updateSettings.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('privacy:review.saved'),
    onDone: onClose,
  });
  return (
    <AppForm form={form} onSubmit={(values) => update.run(values)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormQuantityField name="keyDataDays" label={t('privacy:review.keyDataDays')} unit={t('privacy:review.days')} autoFocus />
        <FormQuantityField name="otherDataDays" label={t('privacy:review.otherDataDays')} unit={t('privacy:review.days')} />
        <FormQuantityField name="opensPerHour" label={t('privacy:review.opensPerHour')} unit={t('privacy:review.people')} />
        <FormQuantityField
          name="seenPerHour"
          label={t('privacy:review.seenPerHour')}
          unit={t('privacy:review.people')}
          helperText={t('privacy:review.opensHint')}
        />
        <FormQuantityField name="answerDays" label={t('privacy:review.answerDays')} unit={t('privacy:review.days')} />
        {update.error && <Alert severity="error">{update.error.text}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={update.isPending}>
          {t('common:action.save')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
