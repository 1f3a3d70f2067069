import { zodResolver } from '@hookform/resolvers/zod';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useForm, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { presetFileLimit } from '../../../shared/presets.ts';
import type { PresetTaken } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';
import { ProblemList, problemsIn } from './problem-list.tsx';

interface ImportDialogProps {
  readonly onClose: () => void;
  readonly onTaken: (taken: PresetTaken) => unknown;
}

/** A preset from a file or pasted: a bad one is named place by place, and stays in the field to be put right. */
export function ImportDialog(props: ImportDialogProps): ReactNode {
  const { t } = useTranslation('presets');
  return (
    <AppDialog open title={t('importing.title')} onClose={props.onClose} maxWidth="md">
      <ImportForm {...props} />
    </AppDialog>
  );
}

const schema = z.object({ text: z.string().trim().min(1).max(presetFileLimit), replacesDraft: z.boolean() });

function ImportForm({ onClose, onTaken }: ImportDialogProps): ReactNode {
  const { t } = useTranslation(['presets', 'common']);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { text: '', replacesDraft: false } });
  const take = useCommand(useTRPC().presets.import.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('presets:importing.done'),
    onDone: (taken) => {
      onClose();
      return onTaken(taken);
    },
  });
  const problems = problemsIn(take.error);
  return (
    <AppForm form={form} onSubmit={(values) => take.run(values)} label={t('presets:importing.title')}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important', width: { md: 720 } }}>
        <Typography sx={{ color: 'text.secondary' }}>{t('presets:importing.hint')}</Typography>
        <FilePicker />
        <Box sx={{ maxHeight: 280, overflow: 'auto', pt: 1 }}>
          <FormTextField name="text" label={t('presets:importing.text')} multiline minRows={6} required />
        </Box>
        <FormSwitchField name="replacesDraft" label={t('presets:importing.replaces')} />
        {problems.length > 0 ? (
          <ProblemList title={t('presets:importing.problems')} problems={problems} />
        ) : (
          take.error && <Alert severity="error">{take.error.text}</Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={take.isPending}>
          {t('presets:importing.run')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}

function FilePicker(): ReactNode {
  const { t } = useTranslation('presets');
  const form = useFormContext<z.input<typeof schema>>();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    // Four bytes a character at most: whatever is larger cannot be a preset.
    if (file.size > presetFileLimit * 4)
      form.setError('text', { type: 'host', message: messageKey('presets:importing.tooLarge') }, { shouldFocus: true });
    else form.setValue('text', await file.text(), { shouldDirty: true, shouldValidate: true });
  };
  return (
    <div>
      <Button variant="outlined" startIcon={<UploadFile fontSize="small" />} onClick={() => input.current?.click()} autoFocus>
        {t('importing.file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('importing.file')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
    </div>
  );
}
