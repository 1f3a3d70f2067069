import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { holdReasons } from '../../../shared/holds.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCan } from '../../session.tsx';
import type { SlipCommands } from './use-slip-commands.ts';

/** What stands over the state of a slip: it waits, it could not be judged, it overlaps; and the commands for it. */
export function OnSite({ slip, commands }: { readonly slip: WorkOrderView; readonly commands: SlipCommands }): ReactNode {
  const { t } = useTranslation(['workOrders', 'requestLife']);
  const when = useWhen();
  const held = holdReasons.find((one) => one === slip.holdReason);
  const isInWork = unfinishedStates.includes(slip.state) && slip.state !== 'draft';
  const notes = [
    slip.isConfirmed && isInWork && t('workOrders:detail.confirmed'),
    slip.overlapReason !== '' && `${t('workOrders:detail.overlapReason')}：${slip.overlapReason}`,
    slip.trainingReason !== '' && `${t('workOrders:detail.trainingReason')}：${slip.trainingReason}`,
  ].filter((note) => note !== false);
  return (
    <>
      {slip.isMissUnexplained && isInWork && <MissNotice requestId={slip.requestId} />}
      {slip.isJudgementOpen && (
        <Alert severity="warning" variant="outlined" sx={{ overflowWrap: 'anywhere' }}>
          <b>{t('workOrders:detail.unjudged')}</b> {slip.cannotJudgeAt !== null && when(slip.cannotJudgeAt)}
          <br />
          {slip.cannotJudgeNote}
        </Alert>
      )}
      {held && isInWork && (
        <Alert severity="info" variant="outlined">
          {t('workOrders:detail.waits', { reason: t(`requestLife:hold.${held}`) })}
        </Alert>
      )}
      {notes.length > 0 && <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{notes.join(' · ')}</Box>}
      {isInWork && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {commands.onSite(slip).map((command) => (
            <CommandButton key={command.label} {...command} />
          ))}
        </Box>
      )}
    </>
  );
}

/** R-002-98: why no new plan is made now, and the way to the page where the miss is explained. */
function MissNotice({ requestId }: { readonly requestId: number }): ReactNode {
  const { t } = useTranslation(['workOrders', 'requestLife']);
  const mayExplain = useCan()('requests.explain');
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        mayExplain && (
          <Button component={Link} to={`/requests/${requestId}`} color="error" variant="contained">
            {t('requestLife:banner.explain')}
          </Button>
        )
      }
      sx={{ '& .MuiAlert-action': { alignItems: 'center', pt: 0 } }}
    >
      <AlertTitle>{t('requestLife:banner.overdueTitle')}</AlertTitle>
      {t('workOrders:detail.missUnexplained')}
    </Alert>
  );
}
