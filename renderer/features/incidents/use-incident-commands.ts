import { useTranslation } from 'react-i18next';
import { missingFindings, incidentChain } from '../../../shared/incidents.ts';
import type { IncidentView } from '../../../shared/incidents.ts';
import { can } from '../../../shared/permissions.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { chainOf, offerSignature } from '../../../shared/signature-chains.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useSession } from '../../session.tsx';

export type IncidentDialog =
  | 'visit'
  | 'write'
  | 'submit'
  | 'sign'
  | 'refuse'
  | 'file'
  | 'instruct'
  | 'sendBack'
  | 'addAction'
  | 'doneAction'
  | 'close';

const permissions: Readonly<Record<IncidentDialog, Permission>> = {
  visit: 'incidents.work',
  write: 'incidents.work',
  submit: 'incidents.work',
  sign: 'incidents.sign',
  refuse: 'incidents.sign',
  file: 'incidents.work',
  instruct: 'incidents.instruct',
  sendBack: 'incidents.instruct',
  addAction: 'incidents.work',
  doneAction: 'incidents.work',
  close: 'incidents.work',
};

/** The buttons of an incident: what comes next in its state, each with the reason why not now (SM-04, A.1). */
export function useIncidentCommands(open: (dialog: IncidentDialog) => void): (incident: IncidentView) => readonly CommandButtonProps[] {
  const { t } = useTranslation(['incidents', 'approvals']);
  const { user } = useSession();
  return (incident) => {
    const current = incident.approvals.find(({ state }) => state === 'open');
    const signer = { userId: user.id, roles: user.roles };
    const offer =
      current && offerSignature({ chain: chainOf(current.chain), authorId: current.authorId, signed: current.signatures }, signer);
    const notMine = (command: IncidentDialog) =>
      can(user.roles, permissions[command]) ? undefined : t('incidents:refusal.role', { command: t(`incidents:command.${command}`) });
    const signRefusal = !current
      ? t('incidents:refusal.notSentRound')
      : offer && 'refusal' in offer
        ? t(`approvals:refusal.${offer.refusal}`)
        : undefined;
    const missing = missingFindings(incident, incident.source);
    const unwritten =
      missing.length > 0
        ? t('incidents:refusal.findingsMissing', { fields: missing.map((one) => t(`incidents:field.${one}`)).join('、') })
        : undefined;
    const openActions = incident.actions.filter(({ doneAt }) => doneAt === null).length;
    const button = (command: IncidentDialog, guard?: string, more: Partial<CommandButtonProps> = {}): CommandButtonProps => {
      const refusal = notMine(command) ?? guard;
      return { label: t(`incidents:command.${command}`), onClick: () => open(command), ...(refusal !== undefined && { refusal }), ...more };
    };
    const next = { isPrimary: true };
    switch (incident.state) {
      case 'reported':
        return [button('write'), button('visit', undefined, next)];
      case 'onSite':
        return current
          ? [button('write'), button('refuse', signRefusal, { isDestructive: true }), button('sign', signRefusal, next)]
          : [
              button('write', undefined, { isPrimary: unwritten !== undefined }),
              button('submit', unwritten, { isPrimary: unwritten === undefined }),
            ];
      case 'appraised':
        return [button('write'), button('file', undefined, next)];
      case 'formFilled':
        return [button('write'), button('sendBack', signRefusal, { isDestructive: true }), button('instruct', signRefusal, next)];
      case 'instructed':
        return [button('close', t('incidents:refusal.incidentActionMissing')), button('addAction', undefined, next)];
      case 'inProgress': {
        const isDone = openActions === 0;
        const late = isDone ? undefined : t('incidents:refusal.actionsOpen', { count: openActions });
        return [button('addAction', undefined, { isPrimary: !isDone }), button('close', late, { isPrimary: isDone })];
      }
      case 'closed':
        return [];
    }
  };
}

/** The steps of an incident's chain in words, for what is said before it goes round. */
export function useChainText(): (incident: Pick<IncidentView, 'source'>) => string {
  const { t } = useTranslation('approvals');
  return ({ source }) =>
    chainOf(incidentChain(source))
      .steps.map(({ code }) => t(`step.${code as 'supervisor'}`))
      .join('、');
}
