import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyRow } from '../../../shared/staff-plans.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useNow } from '../../components/use-now.ts';
import { useWhen, When } from '../../components/when.tsx';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { DutyDialog } from './duty-dialog.tsx';

/** The duty roster 值班 (A-25, R-002-63): who answers after hours and on holidays. */
export function DutyPage(): ReactNode {
  const { t } = useTranslation(['staffPlans', 'settings']);
  const zone = useZone();
  const now = useNow();
  const from = startOfDay(dayOf(now, zone), zone);
  const roster = useQuery(useTRPC().duty.list.queryOptions({ from }));
  const [open, setOpen] = useState<DutyRow | 'new'>();
  const [removing, setRemoving] = useState<DutyRow>();
  const add = (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {t('staffPlans:duty.new')}
    </Button>
  );
  return (
    <SettingsArea section="duty" hint={t('staffPlans:duty.hint')} actions={add}>
      {roster.data?.length === 0 ? (
        <EmptyState title={t('staffPlans:duty.empty')} hint={t('staffPlans:duty.emptyHint')} action={add} />
      ) : roster.data ? (
        <TablePaper>
          <DataTable<DutyRow>
            label={t('settings:section.duty')}
            rows={roster.data}
            rowKey={(row) => row.id}
            columns={[
              { key: 'person', label: t('staffPlans:duty.person'), render: (row) => <b>{row.staffName}</b> },
              { key: 'from', label: t('staffPlans:duty.from'), render: (row) => <When at={row.fromAt} /> },
              { key: 'to', label: t('staffPlans:duty.to'), render: (row) => <When at={row.toAt} /> },
              { key: 'phone', label: t('staffPlans:duty.phone'), render: (row) => row.phone },
              { key: 'note', label: t('staffPlans:duty.note'), render: (row) => row.note },
              {
                key: 'now',
                label: '',
                render: (row) => row.fromAt <= now && now < row.toAt && <StatusChip label={t('staffPlans:duty.now')} tone="active" />,
              },
              {
                key: 'act',
                label: '',
                width: 160,
                render: (row) => (
                  <Box sx={{ display: 'flex', gap: 0.5 }}>
                    <Button onClick={() => setOpen(row)} aria-label={`${t('staffPlans:duty.edit')} ${row.staffName}`}>
                      {t('staffPlans:duty.edit')}
                    </Button>
                    <Button color="error" onClick={() => setRemoving(row)} aria-label={`${t('staffPlans:duty.remove')} ${row.staffName}`}>
                      {t('staffPlans:duty.remove')}
                    </Button>
                  </Box>
                ),
              },
            ]}
          />
        </TablePaper>
      ) : roster.error ? (
        <ErrorState error={roster.error} onRetry={() => void roster.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {open && <DutyDialog duty={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removing && <RemoveDialog duty={removing} onClose={() => setRemoving(undefined)} />}
    </SettingsArea>
  );
}

function RemoveDialog({
  duty: { id, version, staffName, fromAt },
  onClose,
}: {
  readonly duty: DutyRow;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('staffPlans');
  const when = useWhen();
  const remove = useCommand(useTRPC().duty.remove.mutationOptions(), { doneText: t('duty.removed'), onDone: onClose });
  return (
    <ConfirmDialog
      open
      isDestructive
      action={t('duty.remove')}
      thing={t('duty.removeThing', { name: staffName, when: when(fromAt) })}
      consequence={t('duty.removeConsequence')}
      isPending={remove.isPending}
      onConfirm={() => remove.run({ id, version })}
      onClose={onClose}
    />
  );
}
