import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { BackupRow } from '../../../shared/backups.ts';
import { useTRPC } from '../../api.ts';
import { Section } from '../../components/detail-page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { BackupState } from './backup-state.tsx';
import { BackupTable } from './backup-table.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { PlaceTable } from './place-table.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { UndoRestore } from './undo-restore.tsx';

type Open = { readonly what: 'settings' | 'folder' } | { readonly what: 'restore'; readonly row: BackupRow };

/** 数据备份: how the shop's data stand, every backup and where it lies, and the way back to one of them (F33-F48). */
export function BackupsPage(): ReactNode {
  const { t } = useTranslation('backups');
  const trpc = useTRPC();
  const allowed = useCan();
  // somebody opened a backup with the program
  const named = useSearchParams()[0].get('place') ?? undefined;
  const [open, setOpen] = useState<Open | undefined>(named !== undefined && allowed('backups.restore') ? { what: 'folder' } : undefined);
  const take = useCommand(trpc.backups.takeNow.mutationOptions(), { doneText: t('taken') });
  // a bar that moves while something runs, and the age that grows while nothing does
  const status = useQuery(
    trpc.backups.status.queryOptions({}, { refetchInterval: ({ state }) => (take.isPending || state.data?.running ? 700 : 60_000) }),
  );
  const list = useQuery(trpc.backups.list.queryOptions({}));
  const close = () => setOpen(undefined);
  const { data } = status;
  const isServer = data?.state === 'server';
  const mayManage = allowed('backups.manage') && !isServer;
  const error = status.error ?? list.error;
  return (
    <SettingsArea
      section="backups"
      hint={t('hint')}
      actions={
        mayManage && (
          <>
            <Button onClick={() => setOpen({ what: 'settings' })}>{t('change')}</Button>
            <Button variant="contained" loading={take.isPending} disabled={Boolean(data?.running)} onClick={() => void take.run({})}>
              {t('now')}
            </Button>
          </>
        )
      }
    >
      {data && list.data ? (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {data.lastRestore && allowed('backups.restore') && (
            <UndoRestore last={data.lastRestore} before={list.data.rows.find(({ id }) => id === data.lastRestore?.undoId)} />
          )}
          <BackupState status={data} />
          {!isServer && (
            <Section title={t('places')}>
              <PlaceTable places={data.places} />
              {data.places.length === 1 && (
                <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
                  {t('onlyOwn')}
                </Alert>
              )}
            </Section>
          )}
          <Section
            title={t('list')}
            actions={
              allowed('backups.restore') && !isServer && <Button onClick={() => setOpen({ what: 'folder' })}>{t('from.open')}</Button>
            }
          >
            {list.data.rows.length === 0 ? (
              <EmptyState title={t('empty')} {...(mayManage && { hint: t('emptyHint') })} />
            ) : (
              <BackupTable rows={list.data.rows} label={t('list')} onRestore={(row) => setOpen({ what: 'restore', row })} />
            )}
          </Section>
        </Box>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([status.refetch(), list.refetch()])} />
      ) : (
        <TableSkeleton rows={10} />
      )}
      {open?.what === 'settings' && <SettingsDialog onClose={close} />}
      {open?.what === 'folder' && <FolderDialog named={named} onClose={close} onRestore={(row) => setOpen({ what: 'restore', row })} />}
      {open?.what === 'restore' && <RestoreDialog row={open.row} onClose={close} />}
    </SettingsArea>
  );
}
