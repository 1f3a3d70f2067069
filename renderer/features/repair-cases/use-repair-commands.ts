import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { offerCommands } from '../../../shared/lifecycle.ts';
import { nextRepairCommands, repairLifecycle } from '../../../shared/repair-case-lifecycle.ts';
import type { RepairCommand } from '../../../shared/repair-case-lifecycle.ts';
import { missingFeedback, missingService } from '../../../shared/repair-cases.ts';
import type { RepairView } from '../../../shared/repair-cases.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useCan, useSession } from '../../session.tsx';

/** What a button opens; the three causes share one form, and a supplier's new time has the form of the first. */
export type RepairDialog = Exclude<RepairCommand, 'blameSupplier' | 'blameCustomer' | 'blameCompany'> | 'decideCause' | 'edit' | 'service';

/** Commands beside the next one that fit a state, each in its place. */
const beside: readonly (RepairCommand & RepairDialog)[] = ['void', 'sendBack', 'officeSendBack', 'ownerDeclines'];

/** The buttons of a case: the one next step with the reason why not now, what goes back, the papers. */
export function useRepairCommands(open: (dialog: RepairDialog) => void): (repair: RepairView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('repairCases');
  const { user } = useSession();
  const allowed = useCan();
  const navigate = useNavigate();

  return (repair) => {
    const { id, state } = repair;
    const offers = new Map(offerCommands(repairLifecycle, state, user.roles).map(({ command, refusal }) => [command, refusal]));
    const roleRefusal = (command: RepairCommand, label: string) =>
      offers.get(command) === 'role' ? t('refusal.role', { command: label }) : undefined;
    const guardOf = (command: RepairDialog): string | undefined => {
      const empty = missingFeedback(repair);
      if (command === 'issue' && empty.length > 0)
        return t('refusal.incomplete', { fields: empty.map((field) => t(`field.${field}`)).join(', ') });
      if (command === 'recheck' && repair.warrantyCheckedBy === user.id) return t('refusal.sameChecker');
      if (command !== 'file') return undefined;
      const { lines, isCompared, photoCount } = repair;
      const missing = missingService({ lines: lines.length, isCompared, photos: photoCount });
      return missing && t(`refusal.${missing}`);
    };
    const button = (dialog: RepairDialog, command: RepairCommand, more: Partial<CommandButtonProps> = {}): CommandButtonProps => {
      const label = t(`command.${dialog === 'service' ? 'writeService' : dialog}`);
      const refusal = roleRefusal(command, label) ?? guardOf(dialog);
      return { label, onClick: () => open(dialog), ...(refusal !== undefined && { refusal }), ...more };
    };
    const buttons: CommandButtonProps[] = [];
    for (const command of beside)
      if (offers.get(command) !== 'state') buttons.push(button(command, command, { isDestructive: command === 'void' }));
    if (allowed('print.documents') && state !== 'voided') {
      if (state !== 'called' && state !== 'verified')
        buttons.push({ label: t('command.printFeedback'), onClick: () => navigate(`/print/repair-feedback?id=${id}`) });
      if (repair.serviceNo !== '')
        buttons.push({ label: t('command.printService'), onClick: () => navigate(`/print/repair-service?id=${id}`) });
    }
    if (state === 'verified') buttons.push(button('edit', 'issue'));
    if (state === 'supplierComing') buttons.push({ ...button('tellSupplier', 'tellSupplier'), label: t('command.reschedule') });
    const next = nextRepairCommands[state];
    // until its order is ready, writing it is what comes next
    const isToWrite = next === 'file' && guardOf('file') !== undefined && (repair.lines.length === 0 || !repair.isCompared);
    if (next === 'file') buttons.push(button('service', 'file', { isPrimary: isToWrite }));
    if (next === 'decideCause') buttons.push(button(next, 'blameCompany', { isPrimary: true }));
    else if (next) buttons.push(button(next as RepairDialog, next, { isPrimary: !isToWrite }));
    return buttons;
  };
}
