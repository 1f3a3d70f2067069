import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupProblem, BackupRow } from '../../../shared/backups.ts';
import { useTRPC } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { MoreCommands } from '../../components/more-commands.tsx';
import { useCommand } from '../../use-command.ts';
import { usePlaceName } from './backup-words.ts';

/** What is done with a backup now and then: kept for good, and read back in each of its places. */
export function BackupActs({ row }: { readonly row: BackupRow }): ReactNode {
  const { t } = useTranslation('backups');
  const trpc = useTRPC();
  const nameOf = usePlaceName();
  const pin = useCommand(trpc.backups.pin.mutationOptions(), { doneText: t('pinDone') });
  const unpin = useCommand(trpc.backups.unpin.mutationOptions(), { doneText: t('unpinDone') });
  const verify = useCommand(trpc.backups.verify.mutationOptions(), {
    onDone: ({ problem }, { place }) => announce(nameOf(place), problem),
  });
  const announce = (place: string, problem: BackupProblem | null) => {
    if (problem === null) showToast(t('verifyGood', { place }));
    else showToast(t('verifyBad', { place, problem: t(`problem.${problem}`) }), { severity: 'error' });
  };
  const { id, isPinned, copies } = row;
  return (
    <MoreCommands
      label={t('more')}
      commands={[
        isPinned
          ? { key: 'unpin', label: t('unpin'), onClick: () => unpin.run({ id }) }
          : { key: 'pin', label: t('pin'), onClick: () => pin.run({ id }) },
        ...copies.map(({ place }) => ({
          key: place,
          label: t('verify', { place: nameOf(place) }),
          onClick: () => verify.run({ id, place }),
        })),
      ]}
    />
  );
}
