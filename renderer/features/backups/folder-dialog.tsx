import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { checkFolderInput } from '../../../shared/backups.ts';
import type { BackupRow } from '../../../shared/backups.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { BackupTable } from './backup-table.tsx';

export interface FolderDialogProps {
  /** Looked into at once. */
  readonly named?: string | undefined;
  readonly onClose: () => void;
  readonly onRestore: (row: BackupRow) => void;
}

/** Backups that lie elsewhere: the stick of a machine that died, a folder of the network. */
export function FolderDialog({ named, onClose, onRestore }: FolderDialogProps): ReactNode {
  const { t } = useTranslation('backups');
  const common = useTranslation().t;
  const form = useForm({ resolver: zodResolver(checkFolderInput), defaultValues: { folder: named ?? '' } });
  const [folder, setFolder] = useState(named);
  const found = useQuery(
    useTRPC().backups.list.queryOptions(folder === undefined ? skipToken : { place: folder }, { staleTime: 0, gcTime: 0, retry: false }),
  );
  return (
    <AppDialog open title={t('from.open')} maxWidth="md" onClose={onClose}>
      <DialogContent sx={{ display: 'grid', gap: 2, minWidth: { sm: 640 } }}>
        <AppForm
          form={form}
          label={t('from.open')}
          onSubmit={(values) => {
            if (values.folder === folder) void found.refetch();
            setFolder(values.folder);
          }}
          sx={{ mt: 1, gridTemplateColumns: '1fr auto', alignItems: 'start' }}
        >
          <FormTextField name="folder" label={t('from.folder')} helperText={t('from.hint')} autoFocus required maxLength={400} />
          <Button type="submit" variant="contained" loading={found.isFetching} sx={{ mt: 0.25 }}>
            {t('from.look')}
          </Button>
        </AppForm>
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data?.rows.length === 0 && <Alert severity="info">{t('from.none')}</Alert>}
        {found.data && found.data.rows.length > 0 && (
          <BackupTable rows={found.data.rows} label={t('from.list')} onRestore={onRestore} isElsewhere />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('action.cancel')}</Button>
      </DialogActions>
    </AppDialog>
  );
}
