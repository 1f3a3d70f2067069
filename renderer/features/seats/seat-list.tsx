import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatRow } from '../../../shared/seats.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { When } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';

/** Paired seats: when they were seen last and with which version; one that is lost is withdrawn here. */
export function SeatList(): ReactNode {
  const { t } = useTranslation('seats');
  const trpc = useTRPC();
  const [leaving, setLeaving] = useState<SeatRow>();
  const seats = useQuery(trpc.seats.list.queryOptions(undefined, { refetchInterval: 60_000 }));
  const revoke = useCommand(trpc.seats.revoke.mutationOptions(), {
    doneText: () => t('list.revoked', { name: leaving?.name ?? '' }),
    onDone: () => setLeaving(undefined),
  });
  if (!seats.data)
    return seats.error ? <ErrorState error={seats.error} onRetry={() => void seats.refetch()} /> : <TableSkeleton rows={2} />;
  return (
    <>
      <TablePaper>
        <DataTable
          label={t('list.title')}
          rows={seats.data}
          rowKey={(seat) => seat.id}
          empty={t('list.empty')}
          columns={[
            { key: 'name', label: t('list.name'), render: (seat) => seat.name },
            { key: 'seen', label: t('list.seen'), render: (seat) => <When at={seat.lastSeenAt} /> },
            { key: 'version', label: t('list.version'), render: (seat) => seat.lastVersion.split(';', 1)[0] ?? '' },
            { key: 'address', label: t('list.address'), render: (seat) => seat.lastAddress },
            { key: 'paired', label: t('list.paired'), render: (seat) => <When at={seat.pairedAt} /> },
            { key: 'by', label: t('list.by'), render: (seat) => seat.pairedBy },
            {
              key: 'act',
              label: '',
              width: 110,
              render: (seat) =>
                seat.isRevoked ? (
                  <StatusChip label={t('list.isRevoked')} tone="neutral" />
                ) : (
                  <Button color="error" onClick={() => setLeaving(seat)} aria-label={`${t('list.revoke')} ${seat.name}`}>
                    {t('list.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      </TablePaper>
      {leaving && (
        <ConfirmDialog
          open
          action={t('list.revoke')}
          thing={t('list.revokeThing', { name: leaving.name })}
          consequence={t('list.revokeConsequence')}
          isDestructive
          isPending={revoke.isPending}
          onConfirm={() => revoke.run({ id: leaving.id })}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
