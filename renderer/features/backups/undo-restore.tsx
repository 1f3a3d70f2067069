import Undo from '@mui/icons-material/Undo';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupRow, BackupStatus } from '../../../shared/backups.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';

export interface UndoRestoreProps {
  readonly last: NonNullable<BackupStatus['lastRestore']>;
  /** The backup of what was there before. */
  readonly before: BackupRow | undefined;
}

/** After a restore: what was there before is still kept, and comes back from here. */
export function UndoRestore({ last, before }: UndoRestoreProps): ReactNode {
  const { t } = useTranslation('backups');
  const when = useWhen();
  const [isAsking, setAsking] = useState(false);
  const undo = useCommand(useTRPC().backups.undoRestore.mutationOptions(), {
    doneText: t('undo.done'),
    onDone: () => setAsking(false),
  });
  const at = when(last.at);
  const brings = before && t('undo.brings', { when: when(before.takenAt), counts: t('counts', countsOf(before)) });
  return (
    <>
      <Alert
        severity="info"
        variant="outlined"
        action={
          <Button color="inherit" startIcon={<Undo />} onClick={() => setAsking(true)}>
            {t('undo.do')}
          </Button>
        }
        sx={{ alignItems: 'center', '& .MuiAlert-action': { py: 0, alignItems: 'center' } }}
      >
        {t('undo.text', { at })}
        {brings !== undefined && <div>{brings}</div>}
      </Alert>
      <ConfirmDialog
        open={isAsking}
        action={t('undo.do')}
        thing={t('undo.thing', { at })}
        consequence={
          <>
            <div>{t('undo.consequence')}</div>
            {brings !== undefined && <Box sx={{ mt: 1, fontWeight: 600 }}>{brings}</Box>}
          </>
        }
        isPending={undo.isPending}
        onConfirm={() => undo.run({})}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function countsOf({ counts: { customers, requests, workOrders } }: BackupRow) {
  return { customers, requests, workOrders };
}
