import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holdReasons } from '../../../shared/holds.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { CommandButton } from '../../components/command-button.tsx';
import { useWhen } from '../../components/when.tsx';
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
