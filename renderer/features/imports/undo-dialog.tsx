import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ImportBatchRow, UndoCheck } from '../../../shared/imports.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useCommand } from '../../use-command.ts';

/** What undoing an import takes back; or who and what forbids it, each with the way there. */
export function UndoDialog({ batch, onClose }: { readonly batch: ImportBatchRow | undefined; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <AppDialog open={batch !== undefined} title={`${t('undo.title')} · ${batch?.fileName ?? ''}`} onClose={onClose} maxWidth="sm">
      {batch && <UndoBody batch={batch} onClose={onClose} />}
    </AppDialog>
  );
}

function UndoBody({ batch, onClose }: { readonly batch: ImportBatchRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('imports');
  const trpc = useTRPC();
  const check = useQuery(
    trpc.imports.checkUndo.queryOptions({ id: batch.id }, { staleTime: 0, gcTime: 0, enabled: batch.undoneAt === null }),
  );
  const undo = useCommand(trpc.imports.undo.mutationOptions(), { doneText: t('undo.done'), errorToast: false, onDone: onClose });
  const isBlocked = check.data !== undefined && check.data.blockers.length > 0;
  const confirm = async () => {
    if (!(await undo.run({ id: batch.id }))) void check.refetch();
  };
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {undo.error && <Alert severity="error">{undo.error.text}</Alert>}
        {check.error ? (
          <ErrorState error={check.error} onRetry={() => void check.refetch()} />
        ) : !check.data ? (
          <Working text={t('undo.checking')} />
        ) : isBlocked ? (
          <Blockers check={check.data} onLeave={onClose} />
        ) : (
          <Consequences check={check.data} />
        )}
        {undo.isPending && <Working text={t('undo.busy')} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus={isBlocked}>
          {t('undo.close')}
        </Button>
        {!isBlocked && (
          <Button variant="contained" color="error" disabled={!check.data} loading={undo.isPending} onClick={() => void confirm()}>
            {t('undo.confirm')}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

function Working({ text }: { readonly text: string }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography role="status">{text}</Typography>
      <LinearProgress aria-label={text} />
    </Box>
  );
}

function Consequences({ check: { made, changed } }: { readonly check: UndoCheck }): ReactNode {
  const { t } = useTranslation('imports');
  const figures = {
    customers: made.customers.toLocaleString('en-US'),
    items: made.items.toLocaleString('en-US'),
    projects: made.projects.toLocaleString('en-US'),
  };
  return (
    <>
      <Typography>{t('undo.removes', figures)}</Typography>
      {changed > 0 && <Typography>{t('undo.restores', { count: changed })}</Typography>}
      <Typography sx={{ color: 'text.secondary' }}>{t('undo.once')}</Typography>
    </>
  );
}

function Blockers({ check: { blockers, isMore }, onLeave }: { readonly check: UndoCheck; readonly onLeave: () => void }): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{t('undo.blocked')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 320, overflow: 'auto' }} tabIndex={0} aria-label={t('undo.blocked')}>
        {blockers.map(({ kind, customerId, customerName, label }, index) => (
          <li key={`${kind}-${customerId}-${label}-${index}`}>
            <Link component={RouterLink} to={`/customers/${customerId}`} onClick={onLeave}>
              {customerName}
            </Link>{' '}
            · {t(`undo.reason.${kind}`)}
            {label !== customerName && label !== '' && `：${label}`}
          </li>
        ))}
      </Box>
      {isMore && <Typography sx={{ color: 'text.secondary' }}>{t('undo.isMore')}</Typography>}
    </>
  );
}
