import { useTranslation } from 'react-i18next';
import type { ProposalReason } from '../../shared/proposals.ts';
import { useWhen } from './when.tsx';

/** A reason of a proposal in words: `手上 2 单`, `今天 14:00 有空`. */
export function useProposalText(): (reason: ProposalReason) => string {
  const { t } = useTranslation('board');
  const when = useWhen();
  return (reason) => {
    if (reason.kind === 'busyUntil') return t('proposal.reason.busyUntil', { when: when(reason.at) });
    if (reason.kind === 'load' || reason.kind === 'late') return t(`proposal.reason.${reason.kind}`, { count: reason.count });
    return t(`proposal.reason.${reason.kind}`);
  };
}
