import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { replacePartInput } from '../../../shared/installed-items.ts';
import type { InstalledItemFile } from '../../../shared/installed-items.ts';
import { dayOf } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDayField } from '../../components/form-day-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

interface ReplacePartDialogProps {
  readonly file: InstalledItemFile;
  readonly onClose: () => void;
}

/** A key part was replaced and runs: its own term may begin anew (R-002-81). */
export function ReplacePartDialog(props: ReplacePartDialogProps): ReactNode {
  const { t } = useTranslation('installedItems');
  return (
    <AppDialog open title={t('replacement.title')} onClose={props.onClose} maxWidth="sm">
      <ReplacePartForm {...props} />
    </AppDialog>
  );
}

function ReplacePartForm({ file: { item, slips }, onClose }: ReplacePartDialogProps): ReactNode {
  const { t } = useTranslation(['installedItems', 'common']);
  const trpc = useTRPC();
  const today = dayOf(Date.now(), useZone());
  const form = useForm({
    resolver: zodResolver(replacePartInput),
    defaultValues: {
      itemId: item.id,
      part: '',
      failedOn: '',
      runningOn: today,
      isBuyersFault: false,
      stoppedSystem: true,
      workOrderId: slips[0]?.id ?? null,
    },
  });
  const draft = useServerDraft(form, 'other', `part-of-${item.id}`);
  const save = useCommand(trpc.installedItems.replacePart.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('installedItems:replacement.saved', { part: form.watch('part') }),
    onDone: async () => {
      draft.finish();
      onClose();
      await draft.remove();
    },
  });
  return (
    <AppForm form={form} onSubmit={(input) => save.run(input)}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTextField name="part" label={t('installedItems:replacement.part')} maxLength={40} autoFocus required />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr', alignItems: 'start' }}>
          <FormDayField name="failedOn" label={t('installedItems:replacement.failedOn')} required />
          <FormDayField name="runningOn" label={t('installedItems:replacement.runningOn')} required />
          <FormSwitchField name="isBuyersFault" label={t('installedItems:replacement.isBuyersFault')} />
          <FormSwitchField name="stoppedSystem" label={t('installedItems:replacement.stoppedSystem')} />
        </Box>
        {slips.length > 0 && (
          <FormChoiceField
            name="workOrderId"
            label={t('installedItems:replacement.workOrder')}
            emptyLabel={t('installedItems:replacement.noWorkOrder')}
            options={slips.map(({ id, no }) => ({ value: id, label: no }))}
          />
        )}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('installedItems:replacement.hint')}
        </Typography>
        {save.error && <Alert severity="error">{save.error.text}</Alert>}
        <DraftNotice draft={draft} />
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
