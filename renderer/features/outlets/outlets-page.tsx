import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inOutletOrder, outletKinds } from '../../../shared/outlets.ts';
import type { OutletRow } from '../../../shared/outlets.ts';
import { useTRPC } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { SettingsArea } from '../../components/settings-area.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { useCommand } from '../../use-command.ts';
import { OutletDialog } from './outlet-dialog.tsx';
import { OutletTable } from './outlet-table.tsx';

/** Outlets 网点: centres with their sub-centres, logistics and branches (R-002-75). */
export function OutletsPage(): ReactNode {
  const { t } = useTranslation('outlets');
  const trpc = useTRPC();
  const outlets = useQuery(trpc.outlets.list.queryOptions());
  const [open, setOpen] = useState<OutletRow | 'new'>();
  const [closing, setClosing] = useState<OutletRow>();
  const [kind, setKind] = useState('');
  const reopen = useCommand(trpc.outlets.reopen.mutationOptions(), {
    doneText: ({ id }) => t('reopened', { name: outlets.data?.find((outlet) => outlet.id === id)?.name ?? '' }),
  });
  const add = (
    <Button variant="contained" onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  );
  const shown = inOutletOrder(outlets.data ?? []).filter((outlet) => kind === '' || outlet.kind === kind);
  return (
    <SettingsArea section="outlets" hint={t('hint')} actions={add}>
      {outlets.data?.length === 0 ? (
        <EmptyState title={t('empty')} hint={t('emptyHint')} action={add} />
      ) : outlets.data ? (
        <>
          <Box sx={{ pt: 0.75, pb: 1 }}>
            <TextField
              select
              label={t('kindLabel')}
              value={kind}
              onChange={({ target }) => setKind(target.value)}
              slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
              sx={{ width: 170 }}
            >
              <option value="">{t('allKinds')}</option>
              {outletKinds.map((one) => (
                <option key={one} value={one}>
                  {t(`kind.${one}`)}
                </option>
              ))}
            </TextField>
          </Box>
          <OutletTable
            outlets={shown}
            onEdit={setOpen}
            onClose={setClosing}
            isReopening={reopen.isPending}
            onReopen={({ id, version }) => void reopen.run({ id, version })}
          />
        </>
      ) : outlets.error ? (
        <ErrorState error={outlets.error} onRetry={() => void outlets.refetch()} />
      ) : (
        <TableSkeleton />
      )}
      {open && <OutletDialog outlet={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {closing && <CloseDialog outlet={closing} onClose={() => setClosing(undefined)} />}
    </SettingsArea>
  );
}

function CloseDialog({ outlet, onClose }: { readonly outlet: OutletRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('outlets');
  const { id, version, name } = outlet;
  const close = useCommand(useTRPC().outlets.close.mutationOptions(), {
    doneText: t('closed', { name }),
    onDone: onClose,
    errorToast: false,
  });
  return (
    <ReasonDialog
      open
      action={t('close')}
      thing={t('closeThing', { name })}
      consequence={
        <>
          {t('closeConsequence')}
          {close.error && (
            <Box role="alert" sx={{ color: 'error.main', mt: 1 }}>
              {close.error.text}
            </Box>
          )}
        </>
      }
      isDestructive
      isPending={close.isPending}
      onConfirm={(reason) => close.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}
