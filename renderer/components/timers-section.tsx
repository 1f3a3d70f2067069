import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimerView } from '../../shared/timer-views.ts';
import { tabular } from '../theme.ts';
import { Section } from './detail-page.tsx';
import { ErrorState } from './error-state.tsx';
import type { ListQuery } from './list-page.tsx';
import { TimerChip } from './timer-chip.tsx';
import { TimerExplain } from './timer-explain.tsx';
import { useTimerTexts } from './timer-texts.ts';

/** The promised times of a job: those that run on top, those that ended on demand; each says how it is reckoned. */
export function TimersSection({ query }: { readonly query: ListQuery<readonly TimerView[]> }): ReactNode {
  const { t } = useTranslation('timers');
  const [showsEnded, setShowsEnded] = useState(false);
  const timers = query.data;
  const running = timers?.filter(({ state }) => state !== 'stopped') ?? [];
  const ended = timers?.filter(({ state }) => state === 'stopped') ?? [];
  return (
    <Section
      title={t('title')}
      actions={
        ended.length > 0 && (
          <Button size="small" aria-expanded={showsEnded} onClick={() => setShowsEnded(!showsEnded)}>
            {showsEnded ? t('hideEnded') : t('showEnded', { total: ended.length })}
          </Button>
        )
      }
    >
      {timers === undefined ? (
        query.error ? (
          <ErrorState error={query.error} onRetry={query.refetch} />
        ) : (
          <Skeleton height={32} />
        )
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
          {running.length === 0 && (
            <Typography component="li" sx={{ color: 'text.secondary' }}>
              {t('none')}
            </Typography>
          )}
          {[...running, ...(showsEnded ? ended : [])].map((timer) => (
            <TimerLine key={timer.id} timer={timer} />
          ))}
        </Box>
      )}
    </Section>
  );
}

function TimerLine({ timer }: { readonly timer: TimerView }): ReactNode {
  const { t } = useTranslation('timers');
  const { nameOf, instantText, spanText } = useTimerTexts();
  const [isOpen, setOpen] = useState(false);
  const name = nameOf(timer);
  const details = [
    `${t('dueLabel')} ${instantText(timer.dueAt)}`,
    timer.slipNo && t('slip', { no: timer.slipNo }),
    timer.stoppedAt !== null && t('stoppedAt', { when: instantText(timer.stoppedAt) }),
    timer.takenMs !== null && timer.takenMs >= 0 && t('taken', { span: spanText(timer.takenMs) }),
    timer.rule,
  ].filter(Boolean);
  return (
    <Box component="li">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.25, rowGap: 0.25 }}>
        <Typography component="span" sx={{ fontWeight: 600, minWidth: 96 }}>
          {name}
        </Typography>
        {timer.isPromise && <Chip label={t('promise')} variant="outlined" sx={{ height: 20 }} />}
        <TimerChip timer={timer} />
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ...tabular }}>
          {details.join(' · ')}
        </Typography>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={t('explainThing', { name })}
          onClick={() => setOpen(!isOpen)}
          sx={{ ml: 'auto', minWidth: 0 }}
        >
          {isOpen ? t('hide') : t('explain')}
        </Button>
      </Box>
      {isOpen && (
        <Box sx={{ mt: 0.5, mb: 0.75 }}>
          <TimerExplain name={name} steps={timer.steps} />
        </Box>
      )}
    </Box>
  );
}
