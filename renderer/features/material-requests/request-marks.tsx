import WarningAmber from '@mui/icons-material/WarningAmber';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialPath, MaterialRequestState } from '../../../shared/material-request-lifecycle.ts';
import type { MaterialRequestRow } from '../../../shared/material-requests.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';
import { dynamicText } from '../../message-key.ts';

const tones: Readonly<Record<MaterialRequestState, Tone>> = {
  draft: 'neutral',
  submitted: 'attention',
  approved: 'active',
  bought: 'active',
  stocked: 'active',
  issued: 'done',
  refused: 'late',
  cancelled: 'ended',
};

/** The state of a request (SM-07) in the words of its path: what it waits for. */
function useStateText(): (state: MaterialRequestState, path: MaterialPath) => string {
  const { t, i18n } = useTranslation('materialRequests');
  return (state, path) => {
    const own = `materialRequests:stateOf.${path}.${state}`;
    return i18n.exists(own) ? dynamicText(i18n, own) : t(`state.${state}`);
  };
}

export function RequestStateChip({ state, path }: Pick<MaterialRequestRow, 'state' | 'path'>): ReactNode {
  const textOf = useStateText();
  return <StatusChip label={textOf(state, path)} tone={tones[state]} {...(state === 'refused' && { icon: <WarningAmber /> })} />;
}

/** Bought on site and not booked in within its days (R-000-33): a sign and a word. */
export function OverdueMark({ request }: { readonly request: MaterialRequestRow }): ReactNode {
  const { t } = useTranslation('materialRequests');
  if (!request.isOverdue) return request.bookInDueOn || '—';
  return <StatusChip label={`${request.bookInDueOn} ${t('list.late')}`} tone="late" icon={<WarningAmber />} />;
}
