import { useTranslation } from 'react-i18next';
import { receivableState } from '../../../shared/material-request-lifecycle.ts';
import { materialChain } from '../../../shared/material-requests.ts';
import type { MaterialRequestView } from '../../../shared/material-requests.ts';
import { can } from '../../../shared/permissions.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { chainOf, offerSignature } from '../../../shared/signature-chains.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useSession } from '../../session.tsx';

export type RequestDialog =
  | 'change'
  | 'submit'
  | 'sign'
  | 'refuse'
  | 'revise'
  | 'consent'
  | 'buy'
  | 'bookIn'
  | 'issue'
  | 'endShort'
  | 'settle'
  | 'cancel';

const permissions: Readonly<Record<RequestDialog, Permission>> = {
  change: 'materialRequests.write',
  submit: 'materialRequests.write',
  sign: 'materialRequests.sign',
  refuse: 'materialRequests.sign',
  revise: 'materialRequests.write',
  consent: 'materialRequests.write',
  buy: 'materialRequests.work',
  bookIn: 'materialRequests.bookIn',
  issue: 'stock.issue',
  endShort: 'materialRequests.endShort',
  settle: 'stock.issue',
  cancel: 'materialRequests.work',
};

export interface RequestCommands {
  readonly buttons: readonly CommandButtonProps[];
  /** Given less often: the menu. */
  readonly more: readonly {
    readonly key: string;
    readonly label: string;
    readonly onClick: () => void;
    readonly refusal?: string | undefined;
  }[];
}

/** The commands of a request: what comes next in its state and on its path, each with the reason why not now (SM-07, A.1). */
export function useRequestCommands(open: (dialog: RequestDialog) => void): (request: MaterialRequestView) => RequestCommands {
  const { t } = useTranslation(['materialRequests', 'approvals']);
  const { user } = useSession();
  const may = (permission: Permission) => can(user.roles, permission);
  const isOffice = user.roles.includes('adminOffice');
  return (request) => {
    const { state, path, lines } = request;
    const isIn = lines.some(({ receivedQty }) => receivedQty > 0);
    const isToHandOut = lines.some(({ receivedQty, issuedQty }) => receivedQty > issuedQty);
    const refusalOf = (command: RequestDialog, guard?: string | false) =>
      may(permissions[command])
        ? guard || undefined
        : t('materialRequests:refusal.role', { command: t(`materialRequests:command.${command}`) });
    const button = (command: RequestDialog, guard?: string | false, more: Partial<CommandButtonProps> = {}): CommandButtonProps => {
      const refusal = refusalOf(command, guard);
      return {
        label: t(`materialRequests:command.${command}`),
        onClick: () => open(command),
        ...(refusal !== undefined && { refusal }),
        ...more,
      };
    };
    const line = (command: RequestDialog, guard?: string | false) => ({
      key: command,
      label: t(`materialRequests:command.${command}`),
      onClick: () => open(command),
      refusal: refusalOf(command, guard),
    });
    const next = { isPrimary: true };
    const signGuard = refusalToSign(request);
    const sign = [button('refuse', signGuard, { isDestructive: true }), button('sign', signGuard, next)];
    const isSigning = request.approvals.some((one) => one.state === 'open');
    const isHead = isOffice || user.roles.includes('supervisor') || user.roles.includes('serviceManager');
    const isOwn = request.createdBy === user.id || request.applicantId === user.staffId;
    const cancel = line(
      'cancel',
      isIn
        ? t('materialRequests:refusal.goodsAreIn')
        : !isHead && (!isOwn || state === 'bought') && t('materialRequests:refusal.cancelByHead'),
    );
    const endShort = line('endShort', !isIn && t('materialRequests:refusal.nothingToEnd'));
    const handOut = button('issue', !isToHandOut && t('materialRequests:refusal.nothingIn'), { isPrimary: state === 'stocked' });
    const bookIn = button('bookIn', path === 'emergency' && !isOffice && t('materialRequests:refusal.bookInByOffice'), {
      // whoever signs has the signature before them, whoever books in the goods
      isPrimary: !(isSigning && signGuard === undefined && may('materialRequests.sign')),
    });
    const isReceivable = state === receivableState(path);
    switch (state) {
      case 'draft':
        return {
          buttons: [button('change'), path === 'emergency' ? button('consent', undefined, next) : button('submit', undefined, next)],
          more: [cancel],
        };
      case 'submitted':
        return { buttons: [button('change'), ...sign], more: [cancel] };
      case 'approved':
        if (isReceivable) return { buttons: [...(isIn ? [handOut] : []), bookIn], more: [endShort, cancel] };
        return {
          buttons: [
            ...(path === 'emergency' ? [button('change')] : []),
            button('buy', path === 'central' && !isOffice && t('materialRequests:refusal.buyByOffice'), next),
          ],
          more: [cancel],
        };
      case 'bought':
        return { buttons: [...(isIn ? [handOut] : []), ...(isSigning ? sign : []), bookIn], more: [endShort, cancel] };
      case 'stocked':
        return {
          buttons: [...(isSigning ? sign : []), ...(request.purpose === 'use' || isToHandOut ? [handOut] : [])],
          more: [line('settle')],
        };
      case 'issued':
        return { buttons: isSigning ? sign : [], more: [] };
      case 'refused':
        return { buttons: [button('revise', undefined, next)], more: [cancel] };
      case 'cancelled':
        return { buttons: [], more: [] };
    }
  };

  /** Why this person cannot sign now; undefined: they can. */
  function refusalToSign(request: MaterialRequestView): string | undefined {
    const current = request.approvals.find((one) => one.state === 'open');
    if (!current) return t('materialRequests:refusal.notSentRound');
    const isWriter = !request.isAutomatic && request.createdBy === user.id;
    if (isWriter || request.applicantId === user.staffId) return t('materialRequests:refusal.own');
    const matter = { chain: chainOf(current.chain), authorId: current.authorId, signed: current.signatures };
    const offer = offerSignature(matter, { userId: user.id, roles: user.roles });
    return 'refusal' in offer ? t(`approvals:refusal.${offer.refusal}`) : undefined;
  }
}

/** The steps of a request's chain in words, for what is said before it goes round. */
export function useChainText(): (request: Pick<MaterialRequestView, 'path'>) => string {
  const { t } = useTranslation('approvals');
  return ({ path }) =>
    chainOf(materialChain(path))
      .steps.map(({ code }) => t(`step.${code as 'supervisor'}`))
      .join('、');
}
