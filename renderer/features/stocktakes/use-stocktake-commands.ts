import { useTranslation } from 'react-i18next';
import { stocktakeLifecycle } from '../../../shared/stocktake-lifecycle.ts';
import type { StocktakeState } from '../../../shared/stocktake-lifecycle.ts';
import type { StocktakeView } from '../../../shared/stocktakes.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useSession } from '../../session.tsx';
import type { DialogCommand } from './step-dialog.tsx';

/** What is offered in each state, the one that comes next last. */
const shown: Readonly<Record<StocktakeState, readonly DialogCommand[]>> = {
  frozen: ['cancel'],
  counting: ['cancel', 'witness'],
  witnessed: ['cancel', 'recountAll', 'explain'],
  explained: ['cancel', 'recountAll', 'sendBack', 'approve'],
  approved: ['cancel', 'recountAll', 'sendBack', 'adjust'],
  adjusted: [],
  locked: [],
  recorded: [],
  cancelled: [],
};

/** The buttons of a stocktake with the reason why not now. */
export function useStocktakeCommands(open: (command: DialogCommand) => void): (view: StocktakeView) => readonly CommandButtonProps[] {
  const { t } = useTranslation(['stocktakes', 'errors']);
  const { user } = useSession();
  const refusalOf = (command: DialogCommand, view: StocktakeView): string | undefined => {
    if (!stocktakeLifecycle[command].who.some((role) => user.roles.includes(role))) return t('stocktakes:refusal.role');
    const left = view.lineCount - view.countedCount;
    const guard = (name: 'witnessCounted' | 'approveOwn' | 'approveByManager') => t(`errors:variant.guardFailed.${name}`);
    if ((command === 'witness' || command === 'recordOnly') && left > 0) return t('stocktakes:page.left', { left });
    if (command === 'witness') {
      if (view.recountCount > 0) return t('stocktakes:count.toRecount', { count: view.recountCount });
      if (view.createdBy === user.id || view.counterIds.includes(user.id)) return guard('witnessCounted');
    }
    if (command === 'approve') {
      if ([view.createdBy, view.explainedBy, ...view.counterIds].includes(user.id)) return guard('approveOwn');
      if ((view.sums?.grossFen ?? 0) > view.approvalFen && !user.roles.includes('serviceManager')) return guard('approveByManager');
    }
    return undefined;
  };
  return (view) => {
    const commands = shown[view.state];
    const all: readonly DialogCommand[] =
      view.mode === 'spot' && view.state === 'counting' ? ['cancel', 'recordOnly', 'witness'] : commands;
    return all.map((command) => {
      const refusal = refusalOf(command, view);
      return {
        label: t(`stocktakes:command.${command}`),
        onClick: () => open(command),
        ...(refusal !== undefined && { refusal }),
        ...(command === commands.at(-1) && command !== 'cancel' && { isPrimary: true }),
        ...(command === 'cancel' && { isDestructive: true }),
      };
    });
  };
}
