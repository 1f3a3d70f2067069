import { useTranslation } from 'react-i18next';
import { supplierCaseLifecycle } from '../../../shared/supplier-case-lifecycle.ts';
import type { SupplierCaseView } from '../../../shared/suppliers.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useSession } from '../../session.tsx';
import type { CaseDialog } from './case-dialogs.tsx';
import { comingOf } from './step-fields.ts';

/** The buttons of a case with the reason why not now; the one that comes next stands out. */
export function useCaseCommands(open: (dialog: CaseDialog) => void): (row: SupplierCaseView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('suppliers');
  const { user } = useSession();
  return (row) => {
    if (row.state !== 'sent' && row.state !== 'answered') return [];
    const coming = comingOf(row).length;
    const refusalOf = (command: CaseDialog): string | undefined => {
      const { who, from } = supplierCaseLifecycle[command];
      if (!who.some((role) => user.roles.includes(role))) return t('refusal.role');
      if (command === 'arrive' && coming === 0) return t('refusal.nothingComing');
      if (command === 'close' && row.state === 'sent') return t('refusal.notAnswered');
      if (command === 'close' && coming > 0) return t('refusal.goodsInTransit');
      return from.includes(row.state) ? undefined : t('refusal.state');
    };
    const next: CaseDialog = row.state === 'sent' ? 'answer' : coming > 0 ? 'arrive' : 'close';
    const shown: readonly CaseDialog[] = [
      'withdraw',
      ...(row.state === 'answered' ? (['answer'] as const) : []),
      'agreeVisit',
      'ship',
      ...(next === 'close' ? [] : (['close'] as const)),
      next,
    ];
    return shown.map((command) => {
      const refusal = refusalOf(command);
      return {
        label: t(`command.${command}`),
        onClick: () => open(command),
        ...(refusal !== undefined && { refusal }),
        ...(command === next && { isPrimary: true }),
      };
    });
  };
}
