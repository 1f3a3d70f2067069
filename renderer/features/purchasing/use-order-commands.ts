import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { purchaseOrderLifecycle, writableOrderStates } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderCommand, PurchaseOrderState } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderView } from '../../../shared/purchase-orders.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import type { MoreCommand } from '../../components/more-commands.tsx';
import { useSession } from '../../session.tsx';

export type OrderDialog =
  | Extract<PurchaseOrderCommand, 'negotiate' | 'contract' | 'revise' | 'approve' | 'place' | 'postpone' | 'closeShort' | 'cancel'>
  | 'ship'
  | 'sendBack';

type Shown = Exclude<PurchaseOrderCommand, 'arrive' | 'stock'>;

/** What stands over an order in each state, the next step last; the others are in the menu. */
const steps: Readonly<Record<PurchaseOrderState, readonly Shown[]>> = {
  draft: ['negotiate'],
  negotiating: ['contract'],
  contracted: ['revise', 'place'],
  ordered: ['ship', 'receive'],
  inTransit: ['ship', 'receive'],
  arrived: ['receive'],
  stocked: [],
  cancelled: [],
};
const seldom: Readonly<Record<PurchaseOrderState, readonly Shown[]>> = {
  draft: ['cancel'],
  negotiating: ['cancel'],
  contracted: ['cancel'],
  ordered: ['postpone', 'cancel'],
  inTransit: ['postpone', 'cancel'],
  arrived: ['postpone', 'closeShort'],
  stocked: [],
  cancelled: [],
};

/** The buttons of an order with the reason why not now; the one that comes next stands out. */
export function useOrderCommands(open: (dialog: OrderDialog) => void): {
  readonly buttons: (order: PurchaseOrderView) => readonly CommandButtonProps[];
  readonly more: (order: PurchaseOrderView) => readonly MoreCommand[];
} {
  const { t } = useTranslation('purchasing');
  const navigate = useNavigate();
  const { user } = useSession();
  const may = (command: Shown) => {
    const { who } = purchaseOrderLifecycle[command];
    // a shipment is a consignment, which the buyers note
    return (command === 'ship' ? purchaseOrderLifecycle.place.who : who).some((role) => user.roles.includes(role));
  };
  const refusalOf = (order: PurchaseOrderView, command: Shown): string | undefined => {
    if (!may(command)) return t(command === 'receive' ? 'refusal.receive' : command === 'approve' ? 'refusal.approve' : 'refusal.role');
    if (command === 'place' && order.needsApproval) return t('page.needsApproval');
    return undefined;
  };
  const act = ({ id }: PurchaseOrderView, command: Shown) =>
    command === 'receive' ? void navigate(`/purchasing/orders/${id}/receive`) : open(command);
  return {
    buttons: (order) => {
      const shown: Shown[] = [...steps[order.state]];
      if (order.needsApproval && order.state === 'contracted') shown.splice(-1, 0, 'approve');
      const edit: readonly CommandButtonProps[] = writableOrderStates.includes(order.state)
        ? [
            {
              label: t('command.change'),
              onClick: () => navigate(`/purchasing/orders/${order.id}/edit`),
              ...(!may('negotiate') && { refusal: t('refusal.role') }),
            },
          ]
        : [];
      return [
        ...edit,
        ...shown.map((command, index) => {
          const refusal = refusalOf(order, command);
          return {
            label: t(`command.${command}`),
            onClick: () => act(order, command),
            ...(refusal !== undefined && { refusal }),
            ...(index === shown.length - 1 && { isPrimary: true }),
          };
        }),
      ];
    },
    more: (order) =>
      seldom[order.state].map((command) => ({
        key: command,
        label: t(`command.${command}`),
        onClick: () => act(order, command),
        refusal: refusalOf(order, command),
      })),
  };
}
