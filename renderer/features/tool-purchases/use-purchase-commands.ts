import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { can } from '../../../shared/permissions.ts';
import type { Permission } from '../../../shared/permissions.ts';
import type { Role } from '../../../shared/roles.ts';
import { chainOf, offerSignature } from '../../../shared/signature-chains.ts';
import { toolPurchaseLifecycle } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import type { MoreCommand } from '../../components/more-commands.tsx';
import { useSession } from '../../session.tsx';

export type PurchaseDialog = 'fill' | 'sign' | 'refuse' | 'revise' | 'send' | 'check' | 'stockIn' | 'endShort' | 'book' | 'cancel';
type Shown = PurchaseDialog | 'change';

/** Signatures, changes and receipts follow from what else is done: who may give them, their procedure says. */
const permissions: Readonly<Partial<Record<Shown, Permission>>> = {
  change: 'tools.manage',
  sign: 'toolPurchases.sign',
  refuse: 'toolPurchases.sign',
  stockIn: 'tools.manage',
};
const heads: Readonly<Partial<Record<Shown, readonly Role[]>>> = {
  change: ['storekeeper', 'supervisor'],
  sign: ['serviceManager', 'generalManager'],
  refuse: ['serviceManager', 'generalManager'],
  stockIn: ['storekeeper', 'supervisor'],
};

export interface PurchaseCommands {
  readonly buttons: readonly CommandButtonProps[];
  /** Given less often: the menu. */
  readonly more: readonly MoreCommand[];
}

/** The commands of a purchase in its state, each with the reason why not now (SM-09, A.1). */
export function usePurchaseCommands(open: (dialog: PurchaseDialog) => void): (purchase: ToolPurchaseView) => PurchaseCommands {
  const { t } = useTranslation(['toolPurchases', 'approvals']);
  const navigate = useNavigate();
  const { user } = useSession();
  return (purchase) => {
    const { id, state, lines } = purchase;
    const isIn = lines.some(({ stockedQty }) => stockedQty > 0);
    const isChecked = lines.some(({ checkedQty, stockedQty }) => checkedQty > stockedQty);
    const refusalOf = (command: Shown, guard?: string | false): string | undefined => {
      const who = whoMay(command);
      const permission = permissions[command];
      if (permission ? can(user.roles, permission) : who.some((role) => user.roles.includes(role))) return guard || undefined;
      return t('toolPurchases:refusal.role', {
        who: who.map((role) => t(`toolPurchases:who.${role as 'supervisor'}`)).join('、'),
        command: t(`toolPurchases:command.${command}`),
      });
    };
    const run = (command: Shown) => (command === 'change' ? void navigate(`/tools/purchases/${id}/edit`) : open(command));
    const button = (command: Shown, guard?: string | false, more: Partial<CommandButtonProps> = {}): CommandButtonProps => {
      const refusal = refusalOf(command, guard);
      return {
        label: t(`toolPurchases:command.${command}`),
        onClick: () => run(command),
        ...(refusal !== undefined && { refusal }),
        ...more,
      };
    };
    const line = (command: PurchaseDialog, guard?: string | false): MoreCommand => ({
      key: command,
      label: t(`toolPurchases:command.${command}`),
      onClick: () => run(command),
      refusal: refusalOf(command, guard),
    });
    const next = { isPrimary: true };
    const cancel = line('cancel', isIn && t('toolPurchases:refusal.goodsAreIn'));
    const signGuard = refusalToSign(purchase);
    switch (state) {
      case 'planned':
        return { buttons: [button('change'), button('fill', undefined, next)], more: [cancel] };
      case 'filled':
        return {
          buttons: [button('change'), button('refuse', signGuard, { isDestructive: true }), button('sign', signGuard, next)],
          more: [cancel],
        };
      case 'approved':
        return { buttons: [button('send', undefined, next)], more: [cancel] };
      case 'sent':
        return { buttons: [button('check', undefined, next)], more: [cancel] };
      case 'arrived':
        return {
          buttons: [
            button('check', undefined, { isPrimary: !isChecked }),
            button('stockIn', !isChecked && t('toolPurchases:refusal.nothingChecked'), { isPrimary: isChecked }),
          ],
          more: [line('endShort', !isIn && t('toolPurchases:refusal.nothingIn')), cancel],
        };
      case 'stocked':
        return { buttons: [button('book', undefined, next)], more: [] };
      case 'refused':
        return { buttons: [button('revise', undefined, next)], more: [cancel] };
      case 'booked':
      case 'cancelled':
        return { buttons: [], more: [] };
    }
  };

  /** Why this person cannot sign now; undefined: they can. */
  function refusalToSign({ approvals }: ToolPurchaseView): string | undefined {
    const current = approvals.find((one) => one.state === 'open');
    if (!current) return t('toolPurchases:refusal.notSentRound');
    const matter = { chain: chainOf(current.chain), authorId: current.authorId, signed: current.signatures };
    const offer = offerSignature(matter, { userId: user.id, roles: user.roles });
    return 'refusal' in offer ? t(`approvals:refusal.${offer.refusal}`) : undefined;
  }
}

function whoMay(command: Shown): readonly Role[] {
  const own = heads[command];
  if (own) return own;
  return toolPurchaseLifecycle[command as Exclude<PurchaseDialog, 'sign'>].who;
}
