import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal, TimerProposal } from '../../../shared/timer-views.ts';
import { usePresetTexts } from '../../components/preset-texts.ts';
import { TimerExplain } from '../../components/timer-explain.tsx';
import { useTimerTexts } from '../../components/timer-texts.ts';
import { tabular } from '../../theme.ts';

/** The promised times that this call will get once it is saved, the promise to the caller with its arithmetic. */
export function PromisedTimes({ proposal }: { readonly proposal: Proposal | undefined }): ReactNode {
  const { t } = useTranslation('timers');
  const { presetName } = usePresetTexts();
  const titleId = useId();
  if (!proposal) return null;
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ display: 'grid', gap: 0.75 }}>
      <Typography id={titleId} sx={{ fontWeight: 600 }}>
        {t('propose.title')}
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ml: 1 }}>
          {t('propose.preset', { name: presetName({ code: proposal.preset, name: proposal.presetName }) })}
        </Typography>
      </Typography>
      {proposal.timers.map((timer) => (
        <Line key={timer.policy} timer={timer} />
      ))}
    </Box>
  );
}

function Line({ timer }: { readonly timer: TimerProposal }): ReactNode {
  const { t } = useTranslation('timers');
  const { nameOf, instantText } = useTimerTexts();
  const [isOpen, setOpen] = useState(timer.isPromise);
  const name = nameOf(timer);
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography component="span" sx={{ fontWeight: 600 }}>
          {name}
        </Typography>
        <Typography component="span" sx={{ ...tabular }}>
          {instantText(timer.dueAt)}
        </Typography>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={t('explainThing', { name })}
          onClick={() => setOpen(!isOpen)}
          sx={{ ml: 'auto', minWidth: 0, py: 0 }}
        >
          {isOpen ? t('hide') : t('explain')}
        </Button>
      </Box>
      {isOpen && <TimerExplain name={name} steps={timer.steps} />}
    </Box>
  );
}
