import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WallScreenRow } from '../../../shared/wall.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';
import { NewScreenDialog } from './new-screen-dialog.tsx';

/** Screens on the wall 墙上看板: which are let in, when each was seen last; one that is lost is revoked. */
export function WallScreensPage(): ReactNode {
  const { t } = useTranslation('wall');
  const screens = useQuery(useTRPC().wall.screens.queryOptions({}, { refetchInterval: 60_000 }));
  const [isNew, setNew] = useState(false);
  const [leaving, setLeaving] = useState<WallScreenRow>();
  const add = (
    <Button variant="contained" onClick={() => setNew(true)}>
      {t('settings.new')}
    </Button>
  );
  return (
    <SettingsArea section="wall" hint={t('settings.hint')} actions={screens.data && screens.data.length > 0 ? add : undefined}>
      {screens.data?.length === 0 ? (
        <EmptyState title={t('settings.empty')} hint={t('settings.emptyHint')} action={add} />
      ) : screens.data ? (
        <ScreenTable screens={screens.data} onRevoke={setLeaving} />
      ) : screens.error ? (
        <ErrorState error={screens.error} onRetry={() => void screens.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {isNew && (
        <NewScreenDialog
          onClose={() => {
            setNew(false);
            void screens.refetch();
          }}
        />
      )}
      {leaving && (
        <RevokeDialog
          screen={leaving}
          onClose={() => {
            setLeaving(undefined);
            void screens.refetch();
          }}
        />
      )}
    </SettingsArea>
  );
}

interface ScreenTableProps {
  readonly screens: readonly WallScreenRow[];
  readonly onRevoke: (screen: WallScreenRow) => void;
}

function ScreenTable({ screens, onRevoke }: ScreenTableProps): ReactNode {
  const { t } = useTranslation(['wall', 'settings']);
  return (
    <TablePaper>
      <DataTable
        label={t('settings:section.wall')}
        rows={screens}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: t('wall:settings.name'), render: ({ name }) => <b>{name}</b> },
          { key: 'by', label: t('wall:settings.by'), width: 130, render: ({ createdByName }) => createdByName },
          { key: 'since', label: t('wall:settings.since'), width: 150, render: ({ createdAt }) => <When at={createdAt} /> },
          {
            key: 'seen',
            label: t('wall:settings.seen'),
            width: 150,
            render: ({ lastSeenAt }) => (lastSeenAt === null ? t('wall:settings.never') : <When at={lastSeenAt} />),
          },
          {
            key: 'state',
            label: t('wall:settings.state'),
            width: 100,
            render: ({ revokedAt }) =>
              revokedAt === null ? (
                <StatusChip label={t('wall:settings.active')} tone="active" />
              ) : (
                <StatusChip label={t('wall:settings.revoked')} tone="ended" />
              ),
          },
          {
            key: 'act',
            label: '',
            width: 100,
            render: (screen) =>
              screen.revokedAt === null && (
                <Button color="error" onClick={() => onRevoke(screen)} aria-label={`${t('wall:settings.revoke')} ${screen.name}`}>
                  {t('wall:settings.revoke')}
                </Button>
              ),
          },
        ]}
      />
    </TablePaper>
  );
}

function RevokeDialog({ screen: { id, name }, onClose }: { readonly screen: WallScreenRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('wall');
  const revoke = useCommand(useTRPC().wall.revokeScreen.mutationOptions(), {
    doneText: t('settings.revokeDone', { name }),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      action={t('settings.revoke')}
      thing={t('settings.revokeThing', { name })}
      consequence={t('settings.revokeConsequence')}
      isDestructive
      isPending={revoke.isPending}
      onConfirm={() => revoke.run({ id })}
      onClose={onClose}
    />
  );
}
