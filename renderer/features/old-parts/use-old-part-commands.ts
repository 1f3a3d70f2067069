import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { oldPartClaimLifecycle, oldPartFates, oldPartLifecycle } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartView } from '../../../shared/old-parts.ts';
import type { Role } from '../../../shared/roles.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useCan, useSession } from '../../session.tsx';

export type OldPartDialog =
  | 'receive'
  | 'excuse'
  | 'leave'
  | 'settle'
  | 'undoFate'
  | 'undoReceipt'
  | 'expectAgain'
  | 'claim'
  | 'sendClaim'
  | 'answerClaim'
  | 'withdrawClaim';

/** The buttons of an old part in its state; the one that comes next stands out, and one that a role may not press says so. */
export function useOldPartCommands(open: (dialog: OldPartDialog) => void): (row: OldPartView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('oldParts');
  const { user } = useSession();
  const allowed = useCan();
  const navigate = useNavigate();
  return (row) => {
    const shown = commandsOf(row);
    const next = shown.at(-1);
    const isClaimed = row.claim?.state === 'open';
    const print =
      row.receiptDocumentId !== null && allowed('print.documents')
        ? [{ label: t('command.print'), onClick: () => navigate(`/print/old-parts?id=${row.receiptDocumentId}`) }]
        : [];
    const buttons = shown.map((command): CommandButtonProps => {
      const isMine = whoMay(command).some((role) => user.roles.includes(role));
      const isHeld = isClaimed && (command === 'settle' || command === 'excuse' || command === 'leave');
      const refusal = !isMine ? t('refused.role') : isHeld ? t('refused.claimOpen') : undefined;
      return {
        label: t(`command.${command}`),
        onClick: () => open(command),
        ...(refusal !== undefined && { refusal }),
        ...(command === next && !isUndo(command) && { isPrimary: true }),
      };
    });
    return [...print, ...buttons];
  };
}

function isUndo(command: OldPartDialog): boolean {
  return command === 'undoFate' || command === 'undoReceipt' || command === 'expectAgain' || command === 'withdrawClaim';
}

function commandsOf({ state, claim }: OldPartView): readonly OldPartDialog[] {
  const ofClaim: readonly OldPartDialog[] =
    claim?.state === 'open' ? ['withdrawClaim'] : claim?.state === 'sent' ? ['answerClaim'] : claim ? [] : ['claim'];
  switch (state) {
    case 'awaited':
      return [...ofClaim, 'leave', 'excuse', 'receive'];
    case 'received':
      return ['undoReceipt', ...ofClaim, ...(claim?.state === 'open' ? (['settle', 'sendClaim'] as const) : (['settle'] as const))];
    case 'missing':
    case 'left':
      return ['expectAgain'];
    case 'cancelled':
      return [];
    default:
      return claim?.state === 'answered' ? [] : ['undoFate', ...(claim?.state === 'sent' ? (['answerClaim'] as const) : [])];
  }
}

function whoMay(command: OldPartDialog): readonly Role[] {
  if (command === 'settle') return oldPartFates.flatMap((fate) => oldPartLifecycle[fate].who);
  if (command === 'claim' || command === 'withdrawClaim') return oldPartClaimLifecycle.withdraw.who;
  if (command === 'sendClaim') return oldPartClaimLifecycle.send.who;
  if (command === 'answerClaim') return oldPartClaimLifecycle.answer.who;
  return oldPartLifecycle[command].who;
}
