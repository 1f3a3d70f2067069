import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolPurchaseState } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseRow } from '../../../shared/tool-purchases.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Tone } from '../../components/status-chip.tsx';
import { dynamicText } from '../../message-key.ts';
import { useSession } from '../../session.tsx';

const tones: Readonly<Record<ToolPurchaseState, Tone>> = {
  planned: 'neutral',
  filled: 'attention',
  approved: 'active',
  sent: 'active',
  arrived: 'attention',
  stocked: 'active',
  booked: 'done',
  refused: 'late',
  cancelled: 'ended',
};

/** How far a purchase is (SM-09). */
export function PurchaseStateChip({ state }: { readonly state: ToolPurchaseState }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  return <StatusChip label={t(`state.${state}`)} tone={tones[state]} {...(state === 'refused' && { icon: <WarningAmber /> })} />;
}

type Turn = Pick<ToolPurchaseRow, 'state' | 'turn'>;

/** Whose turn it is and for what: 总经理签字. */
function useTurnText(): (purchase: Turn) => string {
  const { t, i18n } = useTranslation('toolPurchases');
  return ({ state, turn }) => {
    if (turn === null) return t('turn.nobody');
    return dynamicText(i18n, `toolPurchases:turn.${state}`, { who: dynamicText(i18n, `toolPurchases:who.${turn}`) });
  };
}

/** The same as a mark; what waits for whoever looks stands out. */
export function TurnMark({ purchase }: { readonly purchase: Turn }): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const { user } = useSession();
  const textOf = useTurnText();
  const isMine = purchase.turn !== null && user.roles.includes(purchase.turn);
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center', minWidth: 0 }}>
      {isMine && <StatusChip label={t('turn.mine')} tone="attention" />}
      <span>{textOf(purchase)}</span>
    </Box>
  );
}
