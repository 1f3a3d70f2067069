import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainStep } from '../../shared/timer-explain.ts';
import { tabular } from '../theme.ts';
import { useTimerTexts } from './timer-texts.ts';

const strong: readonly ExplainStep['key'][] = ['due', 'agreed'];
const quiet: readonly ExplainStep['key'][] = ['skipped'];

/** How a due time comes about, line by line, so that a person can reckon it with the finger on the calendar. */
export function TimerExplain({ name, steps }: { readonly name: string; readonly steps: readonly ExplainStep[] }): ReactNode {
  const { t } = useTranslation('timers');
  const { stepText } = useTimerTexts();
  return (
    <Box
      component="ol"
      aria-label={t('explainThing', { name })}
      sx={{ m: 0, pl: 1.25, listStyle: 'none', borderLeft: 2, borderColor: 'divider', fontSize: '0.8125rem', lineHeight: 1.6, ...tabular }}
    >
      {steps.map((step, nth) => (
        <Box
          component="li"
          key={nth}
          sx={{ fontWeight: strong.includes(step.key) ? 700 : undefined, color: quiet.includes(step.key) ? 'text.secondary' : undefined }}
        >
          {stepText(step)}
        </Box>
      ))}
    </Box>
  );
}
