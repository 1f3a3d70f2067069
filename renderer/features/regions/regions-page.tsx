import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../shared/regions.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TablePaper } from '../../components/table-paper.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCommand } from '../../use-command.ts';
import { RegionDialog } from './region-dialog.tsx';

/** Regions with whoever represents them (R-002-56). */
export function RegionsPage(): ReactNode {
  const { t } = useTranslation('regions');
  const regions = useQuery(useTRPC().regions.list.queryOptions());
  const [open, setOpen] = useState<RegionRow | 'new'>();
  const [removing, setRemoving] = useState<RegionRow>();
  const add = (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  );
  return (
    <SettingsArea section="regions" hint={t('hint')} actions={add}>
      {regions.data?.length === 0 ? (
        <EmptyState title={t('empty')} hint={t('emptyHint')} action={add} />
      ) : regions.data ? (
        <RegionTable regions={regions.data} onEdit={setOpen} onRemove={setRemoving} />
      ) : regions.error ? (
        <ErrorState error={regions.error} onRetry={() => void regions.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {open && <RegionDialog region={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removing && <RemoveDialog region={removing} onClose={() => setRemoving(undefined)} />}
    </SettingsArea>
  );
}

interface RegionTableProps {
  readonly regions: readonly RegionRow[];
  readonly onEdit: (region: RegionRow) => void;
  readonly onRemove: (region: RegionRow) => void;
}

function RegionTable({ regions, onEdit, onRemove }: RegionTableProps): ReactNode {
  const { t } = useTranslation(['regions', 'customerFile', 'settings']);
  return (
    <TablePaper>
      <DataTable
        label={t('settings:section.regions')}
        rows={regions}
        rowKey={(region) => region.name}
        columns={[
          { key: 'name', label: t('regions:name'), render: (region) => <b>{region.name}</b> },
          {
            key: 'distance',
            label: t('regions:distance'),
            render: (region) => (region.distanceClass === '' ? '—' : t(`customerFile:distance.${region.distanceClass}`)),
          },
          { key: 'representative', label: t('regions:representative'), render: (region) => <Representative region={region} /> },
          {
            key: 'act',
            label: '',
            width: 160,
            render: (region) => (
              <Box sx={{ display: 'flex', gap: 0.5 }}>
                <Button onClick={() => onEdit(region)} aria-label={`${t('regions:edit')} ${region.name}`}>
                  {t('regions:edit')}
                </Button>
                <Button color="error" onClick={() => onRemove(region)} aria-label={`${t('regions:remove')} ${region.name}`}>
                  {t('regions:remove')}
                </Button>
              </Box>
            ),
          },
        ]}
      />
    </TablePaper>
  );
}

/** Somebody who has left is proposed no more, and the list says so. */
function Representative({ region }: { readonly region: RegionRow }): ReactNode {
  const { t } = useTranslation('regions');
  if (region.representativeName === null) return t('none');
  if (region.isRepresentativeActive) return region.representativeName;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'warning.main' }}>
      <WarningAmber fontSize="small" />
      {region.representativeName} · {t('left')}
    </Box>
  );
}

function RemoveDialog({ region, onClose }: { readonly region: RegionRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('regions');
  const { name, version } = region;
  const remove = useCommand(useTRPC().regions.remove.mutationOptions(), { doneText: t('removed', { name }), onDone: onClose });
  return (
    <ConfirmDialog
      open
      action={t('remove')}
      thing={t('removeThing', { name })}
      consequence={t('removeConsequence')}
      isDestructive
      isPending={remove.isPending}
      onConfirm={() => remove.run({ name, version })}
      onClose={onClose}
    />
  );
}
