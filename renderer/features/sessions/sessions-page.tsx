import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRow } from '../../../shared/auth.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** Where one is signed in 登录设备; an administrator sees everybody's. A seat that nobody knows is signed out from here. */
export function SessionsPage(): ReactNode {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const seesAll = useCan()('users.manage');
  const [leaving, setLeaving] = useState<SessionRow>();
  const sessions = useQuery(trpc.sessions.list.queryOptions(undefined, { refetchInterval: 60_000 }));
  const revoke = useCommand(trpc.sessions.revoke.mutationOptions(), {
    doneText: () => t('sessions.revoked', { name: leaving?.displayName ?? '' }),
    onDone: () => setLeaving(undefined),
  });
  const seatOf = (session: SessionRow) => session.seat || t('sessions.unknownSeat');
  return (
    <SettingsArea section="sessions" hint={seesAll ? t('sessions.hintAll') : t('sessions.hint')}>
      {sessions.data ? (
        <TablePaper>
          <DataTable
            label={t('section.sessions')}
            rows={sessions.data}
            rowKey={(session) => session.id}
            empty={t('sessions.empty')}
            columns={[
              { key: 'who', label: t('sessions.who'), render: (session) => session.displayName },
              { key: 'seat', label: t('sessions.seat'), render: seatOf },
              { key: 'since', label: t('sessions.since'), render: (session) => <When at={session.createdAt} /> },
              { key: 'seen', label: t('sessions.lastSeen'), render: (session) => <When at={session.lastSeenAt} /> },
              {
                key: 'act',
                label: '',
                width: 120,
                render: (session) =>
                  session.isCurrent ? (
                    <StatusChip label={t('sessions.current')} tone="active" />
                  ) : (
                    <Button
                      color="error"
                      onClick={() => setLeaving(session)}
                      aria-label={`${t('sessions.revoke')} ${session.displayName} ${seatOf(session)}`}
                    >
                      {t('sessions.revoke')}
                    </Button>
                  ),
              },
            ]}
          />
        </TablePaper>
      ) : sessions.error ? (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {leaving && (
        <ConfirmDialog
          open
          action={t('sessions.revoke')}
          thing={t('sessions.revokeThing', { name: leaving.displayName, seat: seatOf(leaving) })}
          consequence={t('sessions.revokeConsequence')}
          isDestructive
          isPending={revoke.isPending}
          onConfirm={() => revoke.run({ id: leaving.id })}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </SettingsArea>
  );
}
