import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeRow } from '../../shared/merges.ts';
import { useTRPC } from '../api.ts';
import { useCommand } from '../use-command.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Parts two customers again, at any time after they became one (R-004-20). */
export function UndoMergeButton({ merge, onUndone }: { readonly merge: MergeRow; readonly onUndone?: () => void }): ReactNode {
  const { t } = useTranslation('merges');
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const names = { absorbed: merge.absorbedName, kept: merge.keptName };
  const undo = useCommand(trpc.merges.undo.mutationOptions(), {
    doneText: t('undo.done', names),
    onDone: () => {
      setOpen(false);
      onUndone?.();
    },
  });
  if (merge.undoneAt !== null) return null;
  const isRefused = merge.refusal !== null;
  return (
    <>
      <Tooltip title={isRefused ? t('undo.erased') : ''} describeChild>
        <Button
          color="inherit"
          aria-disabled={isRefused || undefined}
          aria-label={t('undo.of', { name: merge.absorbedName })}
          onClick={() => !isRefused && setOpen(true)}
          sx={isRefused ? { color: 'text.disabled', cursor: 'not-allowed' } : undefined}
        >
          {t('undo.action')}
        </Button>
      </Tooltip>
      <ConfirmDialog
        open={isOpen}
        action={t('undo.action')}
        thing={t('undo.thing', names)}
        consequence={t('undo.consequence', names)}
        isPending={undo.isPending}
        onConfirm={() => undo.run({ id: merge.id })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
