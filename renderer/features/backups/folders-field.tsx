import Delete from '@mui/icons-material/DeleteOutlined';
import Folder from '@mui/icons-material/FolderOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { checkFolderInput } from '../../../shared/backups.ts';
import type { BackupSettings, FolderCheck } from '../../../shared/backups.ts';
import { useTRPCClient } from '../../api.ts';
import { errorText } from '../../error-text.ts';
import { sizeText } from './size-text.ts';

const most = 3;

/** Folders that each backup is copied to; a new one is tried at once, so that nobody trusts a stick that takes nothing. */
export function FoldersField(): ReactNode {
  const { t } = useTranslation('backups');
  const { field } = useController<BackupSettings, 'folders'>({ name: 'folders' });
  const folders = field.value;
  const [check, setCheck] = useState<FolderCheck>();
  return (
    <Box component="section" aria-label={t('settings.folders')} sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h3">{t('settings.folders')}</Typography>
      {folders.map((folder) => (
        <Box key={folder} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Folder fontSize="small" sx={{ color: 'text.secondary' }} />
          <Box sx={{ flex: 1, overflowWrap: 'anywhere' }}>{folder}</Box>
          <IconButton aria-label={t('settings.remove', { folder })} onClick={() => field.onChange(folders.filter((one) => one !== folder))}>
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
      {folders.length < most ? (
        <NewFolder known={folders} onCheck={setCheck} onAdd={(folder) => field.onChange([...folders, folder])} />
      ) : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('settings.most', { count: most })}
        </Typography>
      )}
      {check && <Found check={check} />}
    </Box>
  );
}

interface NewFolderProps {
  readonly known: readonly string[];
  readonly onCheck: (check: FolderCheck | undefined) => void;
  readonly onAdd: (folder: string) => void;
}

function NewFolder({ known, onCheck, onAdd }: NewFolderProps): ReactNode {
  const { t, i18n } = useTranslation('backups');
  const client = useTRPCClient();
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const look = async () => {
    const input = checkFolderInput.safeParse({ folder: typed });
    onCheck(undefined);
    setProblem(undefined);
    if (!input.success) return setProblem(t('settings.foldersHint'));
    const { folder } = input.data;
    if (known.includes(folder)) return setProblem(t('settings.already'));
    setBusy(true);
    try {
      const found = await client.backups.checkFolder.query({ folder });
      onCheck(found);
      if (!isUsable(found)) return;
      onAdd(folder);
      setTyped('');
    } catch (error) {
      setProblem(errorText(i18n, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 1, alignItems: 'start' }}>
      <TextField
        label={t('settings.folder')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return;
          event.preventDefault();
          event.stopPropagation();
          void look();
        }}
        error={problem !== undefined}
        helperText={problem ?? t('settings.foldersHint')}
        slotProps={{ htmlInput: { maxLength: 400, autoComplete: 'off', spellCheck: false } }}
      />
      <Button variant="outlined" loading={isBusy} disabled={typed.trim() === ''} onClick={() => void look()} sx={{ mt: 0.25 }}>
        {t('settings.add')}
      </Button>
    </Box>
  );
}

function isUsable({ state }: FolderCheck): boolean {
  return state === 'good' || state === 'unused';
}

/** What was found at the end of the path. */
function Found({ check }: { readonly check: FolderCheck }): ReactNode {
  const { t } = useTranslation('backups');
  const { state, freeBytes, isSameDisk, backups } = check;
  if (state !== 'good' && state !== 'unused')
    return (
      <Alert severity="error">
        {t(`placeStates.${state}`)}：{t(`placeAdvice.${state}`)}
      </Alert>
    );
  const said = [
    freeBytes === null ? t('settings.fineUnknown') : t('settings.fine', { free: sizeText(freeBytes) }),
    ...(backups > 0 ? [t('settings.found', { count: backups })] : []),
  ];
  return (
    <Alert severity={isSameDisk ? 'warning' : 'success'}>
      {said.join(' · ')}
      {isSameDisk && <div>{t('settings.sameDisk')}</div>}
    </Alert>
  );
}
