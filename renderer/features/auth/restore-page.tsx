import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { findBackupsInput, restoreAtSetupInput } from '../../../shared/backups.ts';
import type { BackupRow } from '../../../shared/backups.ts';
import { formatDateTime } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { AppForm } from '../../components/app-form.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { localZone } from '../../local-zone.ts';
import { useAct } from '../../use-command.ts';
import { AuthCard } from './auth-card.tsx';

interface Found {
  readonly folder: string;
  readonly rows: readonly BackupRow[];
}

export interface RestorePageProps {
  /** The folder that is proposed; may be empty. */
  readonly named: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** A new machine goes on with the shop of a backup (F103): where it lies, which one, and the printed code. */
export function RestorePage({ named, onDone, onBack }: RestorePageProps): ReactNode {
  const { t } = useTranslation('auth');
  const [found, setFound] = useState<Found>();
  const form = useForm({ resolver: zodResolver(findBackupsInput), defaultValues: { folder: named } });
  const find = useAct(useTRPC().setup.findBackups.mutationOptions(), {
    form,
    onDone: (rows, { folder }) => setFound({ folder, rows }),
    errorToast: false,
  });
  return (
    <AuthCard title={t('restore.title')} hint={t('restore.hint')} width={620}>
      <AppForm
        form={form}
        label={t('restore.find')}
        onSubmit={(values) => {
          setFound(undefined);
          return find.run(values);
        }}
      >
        <FormTextField name="folder" label={t('restore.folder')} helperText={t('restore.folderHint')} autoFocus required maxLength={400} />
        {find.error && <Alert severity="error">{find.error.text}</Alert>}
        {found?.rows.length === 0 && <Alert severity="warning">{t('restore.none')}</Alert>}
        <Button type="submit" variant={found?.rows.length ? 'outlined' : 'contained'} size="medium" loading={find.isPending}>
          {t('restore.find')}
        </Button>
      </AppForm>
      {found !== undefined && found.rows.length > 0 && <ChosenBackup key={found.folder} {...found} onDone={onDone} />}
      <Button onClick={onBack}>{t('restore.back')}</Button>
    </AuthCard>
  );
}

function ChosenBackup({ folder, rows, onDone }: Found & { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('auth');
  const good = rows.find(({ copies }) => copies.every(({ problem }) => problem === null));
  const form = useForm({
    resolver: zodResolver(restoreAtSetupInput),
    defaultValues: { folder, id: (good ?? rows[0])?.id ?? '', recoveryCode: '' },
  });
  const restore = useAct(useTRPC().setup.restore.mutationOptions(), { form, onDone, errorToast: false, doneText: t('restore.done') });
  return (
    <AppForm form={form} label={t('restore.submit')} onSubmit={(values) => restore.run(values)}>
      <FormChoiceField
        name="id"
        label={t('restore.backup')}
        required
        options={rows.map(({ id, takenAt, shopName: shop, counts: { customers, requests } }) => ({
          value: id,
          label: t('restore.holds', { when: formatDateTime(takenAt, localZone()), shop, customers, requests }),
        }))}
      />
      <FormTextField name="recoveryCode" label={t('restore.code')} autoFocus required maxLength={80} placeholder="XXXX-XXXX-…" />
      {restore.error && <Alert severity="error">{restore.error.text}</Alert>}
      <Button type="submit" variant="contained" size="medium" loading={restore.isPending}>
        {t('restore.submit')}
      </Button>
    </AppForm>
  );
}
