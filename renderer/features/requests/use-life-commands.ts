import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { lifeRefusal } from '../../../shared/request-life.ts';
import type { LifeCommand } from '../../../shared/request-life.ts';
import type { RequestView } from '../../../shared/requests.ts';
import type { MoreCommand } from '../../components/more-commands.tsx';
import { requestStateKey } from '../../components/request-marks.tsx';
import { useCan, useSession } from '../../session.tsx';

const offered = [
  'hold',
  'release',
  'plan',
  'confirmPlan',
  'consent',
  'writeDated',
  'explainCause',
  'askSupport',
  'escalate',
  'handOver',
  'assignOwner',
  'mark',
  'takeOver',
  'confirmEffect',
  'setLiability',
  'writeReport',
] as const satisfies readonly LifeCommand[];

/** Commands over the states, each with the reason why not now; those of something that is not the case are left out. */
export function useLifeCommands(open: (command: LifeCommand) => void): (request: RequestView) => readonly MoreCommand[] {
  const { t } = useTranslation('requestLife');
  const requests = useTranslation('requests').t;
  const { user } = useSession();
  const allowed = useCan();
  const navigate = useNavigate();
  return (request) => {
    const { state, type, life } = request;
    const labelOf = (command: LifeCommand) => t(`command.${command}`);
    const refusalOf = (command: LifeCommand): string | undefined => {
      const refusal = lifeRefusal(command, state, user.roles);
      const what = labelOf(command);
      if (refusal === 'state') return requests('refusal.state', { state: requests(requestStateKey(state, type)), command: what });
      if (refusal === 'role') return requests('refusal.role', { command: what });
      return guardOf(command);
    };
    const guardOf = (command: LifeCommand): string | undefined => {
      if (life.overdueSince !== null && command !== 'takeOver') return t('refusal.overdue');
      if (command === 'confirmPlan' && life.plan === '') return t('refusal.noPlan');
      return command === 'handOver' && life.department !== '' ? t('refusal.alreadyHandedOver') : undefined;
    };
    const isOffered = (command: LifeCommand): boolean => {
      const { headConfirms, needsConsentBeforeWork, needsFourTexts, needsReport } = life.closing;
      switch (command) {
        case 'hold':
          return life.holdReason === '';
        case 'release':
          return life.holdReason !== '';
        case 'consent':
          return needsConsentBeforeWork;
        case 'writeDated':
          return needsFourTexts;
        case 'confirmEffect':
          return headConfirms;
        case 'writeReport':
          return needsReport;
        default:
          return true;
      }
    };
    const print: MoreCommand = {
      key: 'printReport',
      label: t('command.printReport'),
      onClick: () => navigate(`/print/closing-report?id=${request.id}`),
      refusal:
        request.resolvedAt === null
          ? t('refusal.notResolved')
          : allowed('print.documents')
            ? undefined
            : requests('refusal.role', { command: t('command.printReport') }),
    };
    const commands = offered.filter(isOffered).map((command): MoreCommand => ({
      key: command,
      label: labelOf(command),
      onClick: () => open(command),
      refusal: refusalOf(command),
    }));
    return [...commands, print];
  };
}
