import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { offerCommands } from '../../../shared/lifecycle.ts';
import type { Refusal } from '../../../shared/lifecycle.ts';
import { textOfOldParts } from '../../../shared/old-parts.ts';
import { unfinishedStates, workOrderLifecycle } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderCommand, WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useCan, useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';

/** Commands that ask for something first. */
export type SlipDialog =
  | 'finish'
  | 'sign'
  | 'recordResult'
  | 'reschedule'
  | 'reassign'
  | 'archive'
  | 'void'
  | 'reject'
  | 'cannotJudge'
  | 'judge'
  | 'hold'
  | 'release'
  | 'escalate';
/** Commands that are given step by step while the technician is out, and what follows when the paper is back. */
export const steps = ['accept', 'depart', 'arrive', 'finish', 'sign', 'handBack', 'archive'] as const satisfies readonly WorkOrderCommand[];
export type Step = (typeof steps)[number];

export interface SlipCommands {
  /** The buttons in the head of the page; the next one stands out. */
  readonly head: (slip: WorkOrderView) => readonly CommandButtonProps[];
  /** What is said on site over the state: cannot judge, waiting, escalation, and giving the slip back. */
  readonly onSite: (slip: WorkOrderView) => readonly CommandButtonProps[];
  /** One step of the way. */
  readonly step: (slip: WorkOrderView, step: Step) => CommandButtonProps;
}

/** The buttons of a slip: those that SM-02 offers this person, each with the reason why not now. */
export function useSlipCommands(open: (dialog: SlipDialog) => void): SlipCommands {
  const { t } = useTranslation('workOrders');
  const life = useTranslation('requestLife').t;
  const trpc = useTRPC();
  const { user } = useSession();
  const allowed = useCan();
  const navigate = useNavigate();
  const done = (key: 'accepted' | 'departed' | 'arrived' | 'handedBack') => ({
    doneText: ({ no = '' }: { readonly no?: string }) => t(`done.${key}`, { no }),
  });
  const accept = useCommand(trpc.workOrders.accept.mutationOptions(), done('accepted'));
  const depart = useCommand(trpc.workOrders.depart.mutationOptions(), done('departed'));
  const arrive = useCommand(trpc.workOrders.arrive.mutationOptions(), done('arrived'));
  const handBack = useCommand(trpc.workOrders.handBack.mutationOptions(), done('handedBack'));

  const reasonText = (refusal: Refusal | undefined, state: WorkOrderState, command: string): string | undefined => {
    if (refusal === 'state') return t('refusal.state', { state: t(`state.${state}`), command });
    return refusal === 'role' ? t('refusal.role', { command }) : undefined;
  };
  const refusalOf = (slip: WorkOrderView, command: WorkOrderCommand): string | undefined => {
    const offer = offerCommands(workOrderLifecycle, slip.state, user.roles).find((one) => one.command === command);
    return reasonText(offer?.refusal, slip.state, t(`command.${command === 'issue' ? 'print' : command}`));
  };
  const ownRefusal = (
    slip: WorkOrderView,
    command: 'recordResult' | 'reassign' | 'print' | 'cannotJudge' | 'judge' | 'hold' | 'release' | 'escalate',
    states: readonly WorkOrderState[] | undefined,
    mayDo: boolean,
  ) => reasonText(states && !states.includes(slip.state) ? 'state' : mayDo ? undefined : 'role', slip.state, t(`command.${command}`));

  /** R-002-98: no new plan before a missed promise is explained. */
  const unexplained = (slip: WorkOrderView) => (slip.isMissUnexplained ? life('refusal.overdue') : undefined);

  const step = (slip: WorkOrderView, command: Step): CommandButtonProps => {
    const { id, version } = slip;
    const acts: Readonly<Record<Step, () => unknown>> = {
      accept: () => accept.run({ id, version }),
      depart: () => depart.run({ id, version }),
      arrive: () => arrive.run({ id, version }),
      finish: () => open('finish'),
      sign: () => open('sign'),
      handBack: () => handBack.run({ id, version }),
      archive: () => open('archive'),
    };
    const pending = { accept, depart, arrive, handBack } as const;
    return {
      label: t(`command.${command}`),
      onClick: acts[command],
      refusal: refusalOf(slip, command) ?? (command === 'handBack' ? (missingResult(slip) ?? oldPartsOut(slip)) : undefined),
      isPending: command in pending && pending[command as keyof typeof pending].isPending,
    };
  };

  /** R-003-63: cause, remedy and opinion belong on a slip that comes back. */
  const missingResult = ({ cause, remedy, customerOpinion }: WorkOrderView): string | undefined => {
    const missing = [
      cause === '' && t('field.cause'),
      remedy === '' && t('field.remedy'),
      customerOpinion === '' && t('field.opinion'),
    ].filter(Boolean);
    return missing.length > 0 ? t('refusal.incomplete', { fields: missing.join('、') }) : undefined;
  };

  /** R-000-25: the shop takes no paper back without its old parts. */
  const oldPartsOut = ({ oldPartsOut: out }: WorkOrderView): string | undefined =>
    out.length > 0 ? t('refusal.oldPartsOut', { items: textOfOldParts(out) }) : undefined;

  const head = (slip: WorkOrderView): readonly CommandButtonProps[] => {
    const primary = primaryCommand(slip.state);
    const withKey = { isPrimary: true, shortcut: 'Ctrl+Enter', shortcutLabel: 'common:shortcut.save' } as const;
    const record: CommandButtonProps = {
      label: t('command.recordResult'),
      onClick: () => open('recordResult'),
      refusal: ownRefusal(slip, 'recordResult', recordable, allowed('workOrders.progress')),
      ...(primary === 'recordResult' && withKey),
    };
    return [
      { label: t('command.void'), onClick: () => open('void'), refusal: refusalOf(slip, 'void') ?? unexplained(slip), isDestructive: true },
      {
        label: t('command.reassign'),
        onClick: () => open('reassign'),
        refusal: ownRefusal(slip, 'reassign', ['dispatched', 'accepted'], allowed('workOrders.dispatch')) ?? unexplained(slip),
      },
      { label: t('command.reschedule'), onClick: () => open('reschedule'), refusal: refusalOf(slip, 'reschedule') ?? unexplained(slip) },
      {
        label: t('command.print'),
        onClick: () => navigate(`/print/slips?ids=${slip.id}`),
        refusal: ownRefusal(slip, 'print', undefined, allowed('print.documents')),
        shortcut: 'Ctrl+P',
        shortcutLabel: 'common:action.print',
      },
      ...(primary === 'recordResult' ? [record] : [record, { ...step(slip, primary), ...withKey }]),
    ];
  };
  const onSite = (slip: WorkOrderView): readonly CommandButtonProps[] => {
    const mayProgress = allowed('workOrders.progress');
    const judge: CommandButtonProps = slip.isJudgementOpen
      ? {
          label: t('command.judge'),
          onClick: () => open('judge'),
          refusal: ownRefusal(slip, 'judge', undefined, allowed('workOrders.handBack')),
        }
      : {
          label: t('command.cannotJudge'),
          onClick: () => open('cannotJudge'),
          refusal: ownRefusal(slip, 'cannotJudge', inWork, mayProgress),
        };
    const hold: CommandButtonProps =
      slip.holdReason === ''
        ? {
            label: t('command.hold'),
            onClick: () => open('hold'),
            refusal: ownRefusal(slip, 'hold', inWork, mayProgress) ?? unexplained(slip),
          }
        : {
            label: t('command.release'),
            onClick: () => open('release'),
            refusal: ownRefusal(slip, 'release', inWork, allowed('requests.manage')) ?? unexplained(slip),
          };
    return [
      { label: t('command.reject'), onClick: () => open('reject'), refusal: refusalOf(slip, 'reject') },
      judge,
      hold,
      {
        label: t('command.escalate'),
        onClick: () => open('escalate'),
        refusal: ownRefusal(slip, 'escalate', inWork, mayProgress) ?? unexplained(slip),
      },
    ];
  };
  return { head, onSite, step };
}

/** Somebody is to work on it. */
const inWork = unfinishedStates.filter((state) => state !== 'draft');
/** The paper's result can be entered until the customer has signed. */
export const recordable = unfinishedStates.filter((state) => state !== 'draft').concat('finished');

function primaryCommand(state: WorkOrderState): 'recordResult' | 'handBack' | 'archive' {
  if (state === 'signed') return 'handBack';
  return state === 'returned' || state === 'archived' || state === 'voided' ? 'archive' : 'recordResult';
}
