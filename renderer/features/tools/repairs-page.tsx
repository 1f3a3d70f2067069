import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CommandButton } from '../../components/command-button.tsx';
import { ToolsArea } from '../../components/tools-area.tsx';
import { useCan } from '../../session.tsx';
import { EndRepairDialog, SendRepairDialog } from './repair-dialogs.tsx';
import { RepairList } from './repair-list.tsx';
import { AnswerScrapDialog, ProposeScrapDialog } from './scrap-dialogs.tsx';
import { ScrapList } from './scrap-list.tsx';
import { ToMendList } from './to-mend-list.tsx';
import type { RepairsDialog } from './repairs-dialog.ts';

const views = ['toMend', 'repairs', 'scraps'] as const;
type View = (typeof views)[number];

/** `/tools/repairs?view=scraps`: what waits to be mended or scrapped, what is away, and what was proposed (B-24, R-000-70, R-000-77). */
export function ToolRepairsPage(): ReactNode {
  const { t } = useTranslation('toolLosses');
  const mayWork = useCan()('tools.issue');
  const [address, setAddress] = useSearchParams();
  const [dialog, open] = useState<RepairsDialog>();
  const close = () => open(undefined);
  const view: View = views.find((one) => one === address.get('view')) ?? 'repairs';
  const refusal = !mayWork && { refusal: t('repairs.needKeeper') };
  const head = {
    choice: (
      <ToggleButtonGroup
        exclusive
        size="small"
        color="primary"
        value={view}
        aria-label={t('repairs.view')}
        onChange={(_, next: View | null) => next && setAddress({ view: next }, { replace: true })}
      >
        {views.map((one) => (
          <ToggleButton key={one} value={one} sx={{ px: 2, py: 0.5, color: 'text.primary', textTransform: 'none' }}>
            {t(`repairs.views.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    ),
    action: (
      <Box sx={{ display: 'flex', gap: 1 }}>
        <CommandButton label={t('repairs.proposeScrap')} onClick={() => open({ kind: 'propose' })} {...refusal} />
        <CommandButton label={t('repairs.send')} isPrimary onClick={() => open({ kind: 'send' })} {...refusal} />
      </Box>
    ),
    open,
  };
  return (
    <ToolsArea>
      {view === 'toMend' && <ToMendList {...head} />}
      {view === 'repairs' && <RepairList {...head} />}
      {view === 'scraps' && <ScrapList {...head} />}
      {dialog?.kind === 'send' && <SendRepairDialog {...(dialog.tool && { tool: dialog.tool })} onClose={close} />}
      {dialog?.kind === 'propose' && <ProposeScrapDialog {...(dialog.tool && { tool: dialog.tool })} onClose={close} />}
      {dialog?.kind === 'back' && <EndRepairDialog repair={dialog.repair} onClose={close} />}
      {(dialog?.kind === 'approve' || dialog?.kind === 'refuse') && (
        <AnswerScrapDialog answer={dialog.kind} scrap={dialog.scrap} onClose={close} />
      )}
    </ToolsArea>
  );
}
