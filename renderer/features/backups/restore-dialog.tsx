import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ownPlace } from '../../../shared/backups.ts';
import type { BackupRow, RestorePreview } from '../../../shared/backups.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { useWhen } from '../../components/when.tsx';
import { useAct, useCommand } from '../../use-command.ts';
import { bestCopy } from './backup-words.ts';
import { CodeForm } from './code-form.tsx';
import { PreviewFacts } from './preview-facts.tsx';
import { TypedName } from './typed-name.tsx';
import { WorkBar } from './work-bar.tsx';

export interface RestoreDialogProps {
  readonly row: BackupRow;
  readonly onClose: () => void;
}

/**
 * Opens a backup, says what it is and what would be lost, and restores it. A backup of another machine asks for its recovery code first, one of
 * another shop for that shop's name (F45).
 */
export function RestoreDialog({ row, onClose }: RestoreDialogProps): ReactNode {
  const { t } = useTranslation('backups');
  const common = useTranslation().t;
  const trpc = useTRPC();
  const when = useWhen();
  const place = bestCopy(row)?.place ?? ownPlace;
  const [recoveryCode, setCode] = useState('');
  const [preview, setPreview] = useState<RestorePreview>();
  const [typed, setTyped] = useState('');
  const open = useAct(trpc.backups.previewRestore.mutationOptions({ gcTime: 0 }), { onDone: setPreview, errorToast: false });
  const restore = useCommand(trpc.backups.restore.mutationOptions(), {
    doneText: t('restore.done', { when: when(row.takenAt) }),
    onDone: onClose,
    errorToast: false,
  });
  const look = (code: string) => void open.run({ id: row.id, place, recoveryCode: code });
  const lookAtOnce = useEffectEvent(() => look(''));
  useEffect(() => {
    if (row.isOurs) lookAtOnce();
  }, [row.isOurs]);
  const needsCode = preview === undefined ? !row.isOurs || open.error?.code === 'recoveryCodeWrong' : preview.refusal === 'otherKey';
  const isRunning = restore.isPending;
  const close = () => {
    if (!isRunning) onClose();
  };
  const isOffered = preview !== undefined && preview.refusal === null;
  return (
    <AppDialog open title={t('restore.title', { when: when(row.takenAt, 'full') })} maxWidth="sm" onClose={close}>
      <DialogContent sx={{ display: 'grid', gap: 2, minWidth: { sm: 520 } }}>
        {open.isPending && <Opening />}
        {!open.isPending && needsCode && (
          <CodeForm
            isWrong={open.error?.code === 'recoveryCodeWrong'}
            onCode={(code) => {
              setCode(code);
              setPreview(undefined);
              look(code);
            }}
          />
        )}
        {!open.isPending && !needsCode && open.error && <Alert severity="error">{open.error.text}</Alert>}
        {preview && !needsCode && <PreviewFacts preview={preview} />}
        {isOffered && preview.typed !== '' && <TypedName name={preview.typed} value={typed} onChange={setTyped} />}
        {restore.error && <Alert severity="error">{restore.error.text}</Alert>}
        {isRunning && <Running />}
      </DialogContent>
      <DialogActions>
        <Button onClick={close} disabled={isRunning}>
          {common('action.cancel')}
        </Button>
        {isOffered && (
          <Button
            variant="contained"
            color={preview.isSameShop ? 'primary' : 'error'}
            loading={isRunning}
            disabled={preview.typed !== '' && typed.trim() === ''}
            onClick={() => void restore.run({ id: row.id, place, recoveryCode, typed })}
          >
            {t('restore.confirm')}
          </Button>
        )}
      </DialogActions>
    </AppDialog>
  );
}

function Opening(): ReactNode {
  const { t } = useTranslation('backups');
  return (
    <div role="status">
      <Typography id="backup-opening" sx={{ mb: 1 }}>
        {t('restore.opening')}
      </Typography>
      <LinearProgress aria-labelledby="backup-opening" />
    </div>
  );
}

/** How far the restore is, until the host lets nobody in any more. */
function Running(): ReactNode {
  const { t } = useTranslation('backups');
  const { data } = useQuery(useTRPC().backups.status.queryOptions({}, { refetchInterval: 700 }));
  return (
    <div role="status">
      <Typography sx={{ mb: 1, fontWeight: 600 }}>{t('restore.running')}</Typography>
      {data?.running ? <WorkBar work={data.running} /> : <LinearProgress aria-label={t('restore.running')} />}
    </div>
  );
}
