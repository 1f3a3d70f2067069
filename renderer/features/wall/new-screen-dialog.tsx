import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { addWallScreenInput } from '../../../shared/wall.ts';
import { useTRPC } from '../../api.ts';
import { desktopBridge } from '../../bridge.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { DraftNotice } from '../../components/draft-notice.tsx';
import { FormActions } from '../../components/form-actions.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useServerDraft } from '../../components/use-server-draft.ts';
import { useCommand } from '../../use-command.ts';

type Values = z.input<typeof addWallScreenInput>;
type Out = z.output<typeof addWallScreenInput>;

/** Names a screen and lets it in; then its address is shown, this once. */
export function NewScreenDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('wall');
  const [token, setToken] = useState<string | null>();
  return (
    <AppDialog open title={token === undefined ? t('settings.new') : t('settings.address')} onClose={onClose} maxWidth="sm">
      {token === undefined ? <NewScreenForm onAdded={setToken} onClose={onClose} /> : <ScreenAddress token={token} onClose={onClose} />}
    </AppDialog>
  );
}

function NewScreenForm({
  onAdded,
  onClose,
}: {
  readonly onAdded: (token: string | null) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['wall', 'common']);
  const form = useForm<Values, unknown, Out>({ resolver: zodResolver(addWallScreenInput), defaultValues: { name: '' } });
  const draft = useServerDraft(form, 'other', 'wall-screen-new');
  const add = useCommand(useTRPC().wall.addScreen.mutationOptions(), {
    form,
    doneText: () => t('wall:settings.created', { name: form.getValues('name') }),
    onDone: async (added) => {
      draft.finish();
      await draft.remove();
      onAdded(added.token);
    },
  });
  return (
    <DialogContent sx={{ pt: '8px !important' }}>
      <AppForm form={form} onSubmit={(values) => add.run(values)} label={t('wall:settings.new')} sx={{ mt: 0.5 }}>
        <FormTextField
          name="name"
          label={t('wall:settings.name')}
          helperText={t('wall:settings.nameHint')}
          required
          autoFocus
          maxLength={40}
        />
        <FormActions left={<DraftNotice draft={draft} />}>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={add.isPending}>
            {t('wall:settings.new')}
            <KeyHint combo="Ctrl+Enter" />
          </Button>
        </FormActions>
      </AppForm>
    </DialogContent>
  );
}

function ScreenAddress({ token, onClose }: { readonly token: string | null; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('wall');
  const path = `/wall#${token ?? ''}`;
  const address = `${window.location.origin}${path}`;
  const copy = async (field: HTMLInputElement | null) => {
    if (await copied(address, field)) showToast(t('settings.copied'));
  };
  const [field, setField] = useState<HTMLInputElement | null>(null);
  if (token === null)
    return (
      <>
        <DialogContent>
          <Alert severity="warning">{t('settings.addressGone')}</Alert>
        </DialogContent>
        <DialogActions>
          <Button variant="contained" onClick={onClose}>
            {t('settings.done')}
          </Button>
        </DialogActions>
      </>
    );
  return (
    <>
      <DialogContent sx={{ pt: '8px !important' }}>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Alert severity="warning">{t('settings.addressHint')}</Alert>
          <TextField
            label={t('settings.address')}
            value={address}
            multiline
            inputRef={setField}
            onFocus={(event) => event.target.select()}
            slotProps={{ htmlInput: { readOnly: true } }}
          />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('settings.lightHint')}
            {desktopBridge() && ` · ${t('settings.desktopHint')}`}
          </Typography>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button component={Link} to={path}>
          {t('settings.open')}
        </Button>
        <Button onClick={onClose}>{t('settings.done')}</Button>
        <Button variant="contained" autoFocus onClick={() => void copy(field)}>
          {t('settings.copy')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Over plain HTTP a browser has no clipboard: then the text stands selected for Ctrl+C. */
async function copied(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return false;
  }
}
