import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { offerCommands } from '../../../shared/lifecycle.ts';
import { requestLifecycle } from '../../../shared/request-lifecycle.ts';
import type { RequestCommand } from '../../../shared/request-lifecycle.ts';
import { slipFreeTypes, slipOptionalTypes } from '../../../shared/requests.ts';
import type { RequestView } from '../../../shared/requests.ts';
import { outStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderRow } from '../../../shared/work-orders.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { requestStateKey } from '../../components/request-marks.tsx';
import { useCan, useSession } from '../../session.tsx';

const offered = ['acknowledge', 'resolveWithoutSlip', 'tell', 'archive', 'reopen', 'void'] as const satisfies readonly RequestCommand[];
type Offered = (typeof offered)[number];
/** The dialog that a command opens. */
export type RequestDialog = Offered | 'edit';

const dispatchable: readonly string[] = ['registered', 'acknowledged', 'classified', 'scheduled', 'dispatched', 'inProgress'];

/** The buttons of a request: those that SM-01 offers this person, each with the reason why not now; the next step stands out. */
export function useRequestCommands(
  slips: readonly WorkOrderRow[] | undefined,
  open: (dialog: RequestDialog) => void,
): (request: RequestView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('requests');
  const life = useTranslation('requestLife').t;
  const { user } = useSession();
  const allowed = useCan();
  const navigate = useNavigate();
  const openSlips = slips?.filter(({ state }) => state === 'draft' || outStates.includes(state)).length ?? 0;

  return (request) => {
    const { state, type } = request;
    // R-002-98: a missed promise is explained before anything else
    const isUnexplained = request.life.overdueSince !== null;
    const needsConsent = request.life.closing.needsConsentBeforeWork && request.life.consentedAt === null;
    const isSlipFree = slipFreeTypes.includes(type);
    const mayEnd = isSlipFree || slipOptionalTypes.includes(type);
    const refusalOf = (reason: 'state' | 'role' | undefined, command: string): string | undefined => {
      if (reason === 'state') return t('refusal.state', { state: t(requestStateKey(state, type)), command });
      return reason === 'role' ? t('refusal.role', { command }) : undefined;
    };
    const guardOf = (command: Offered): string | undefined => {
      if (isUnexplained) return life('refusal.overdue');
      if (command === 'resolveWithoutSlip' && !mayEnd) return t('refusal.needsSlip', { type: t(`type.${type}`) });
      if (command !== 'archive') return undefined;
      if (request.escalatedTo !== '') return life('refusal.escalationOpen');
      if (request.department !== '') return life('refusal.departmentOpen');
      return openSlips > 0 ? t('refusal.openSlips', { count: openSlips }) : undefined;
    };
    const next = isUnexplained ? undefined : nextStep(state, mayEnd);
    const offers = offerCommands(requestLifecycle, state, user.roles);
    const commands = offered.flatMap((command): CommandButtonProps[] => {
      const offer = offers.find((one) => one.command === command);
      if (!offer || (command === 'acknowledge' && offer.refusal === 'state') || (command === 'resolveWithoutSlip' && !mayEnd)) return [];
      const label = t(`command.${command}`);
      return [
        {
          label,
          onClick: () => open(command),
          refusal: refusalOf(offer.refusal, label) ?? guardOf(command),
          isPrimary: next === command,
          isDestructive: command === 'void',
        },
      ];
    });
    const isFurther = state === 'dispatched' || state === 'inProgress';
    const dispatchLabel = t(isFurther ? 'command.dispatchFurther' : 'command.dispatch');
    const dispatch: CommandButtonProps = {
      label: dispatchLabel,
      onClick: () => navigate(`/dispatch?request=${request.id}`),
      refusal: isSlipFree
        ? t('refusal.needsNoSlip', { type: t(`type.${type}`) })
        : (refusalOf(!dispatchable.includes(state) ? 'state' : allowed('workOrders.dispatch') ? undefined : 'role', dispatchLabel) ??
          (isUnexplained ? life('refusal.overdue') : needsConsent ? life('refusal.needsConsent') : undefined)),
      isPrimary: next === 'dispatch' && allowed('workOrders.dispatch'),
    };
    const editLabel = t('command.edit');
    const edit: CommandButtonProps = {
      label: editLabel,
      onClick: () => open('edit'),
      refusal:
        state === 'archived' || state === 'voided'
          ? t('refusal.readOnly')
          : (refusalOf(allowed('requests.manage') ? undefined : 'role', editLabel) ??
            (isUnexplained ? life('refusal.overdue') : undefined)),
    };
    const all = [
      edit,
      ...commands.filter(({ isDestructive }) => isDestructive),
      ...commands.filter(({ isDestructive }) => !isDestructive),
      dispatch,
    ];
    return [...all.filter(({ isPrimary }) => !isPrimary), ...all.filter(({ isPrimary }) => isPrimary)];
  };
}

/** What usually comes next; its button is the primary one. */
function nextStep(state: RequestView['state'], isSlipFree: boolean): Offered | 'dispatch' | undefined {
  switch (state) {
    case 'registered':
      return 'acknowledge';
    case 'acknowledged':
    case 'classified':
    case 'scheduled':
      return isSlipFree ? 'resolveWithoutSlip' : 'dispatch';
    case 'resolved':
      return 'tell';
    case 'told':
    case 'followedUp':
      return 'archive';
    default:
      return undefined;
  }
}
