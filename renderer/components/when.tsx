import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime, formatTime } from '../../shared/time.ts';
import { useZone } from '../session.tsx';
import { tabular } from '../theme.ts';
import { useNow } from './use-now.ts';
import { ageText, whenText } from './when-text.ts';

export interface WhenProps {
  /** Epoch milliseconds; nothing is shown for null. */
  readonly at: number | null | undefined;
  /**
   * `near` (default): 今天 16:05, 11-25 周三 10:00. `full`: 2026-11-21 16:05. `date`, `time`: only that.
   * `age`: how long ago (3 小时), kept up to date.
   */
  readonly as?: 'near' | 'full' | 'date' | 'time' | 'age';
}

/** An instant in the shop's zone: `<When at={row.receivedAt} />`. The full date and time shows on hover. */
export function When({ at, as = 'near' }: WhenProps): ReactNode {
  const text = useWhen();
  if (at === null || at === undefined) return null;
  return (
    <Box component="time" dateTime={new Date(at).toISOString()} title={text(at, 'full')} sx={{ ...tabular, whiteSpace: 'nowrap' }}>
      {text(at, as)}
    </Box>
  );
}

/** The same as text, for labels and cells: `const when = useWhen(); when(row.at, 'near')`. */
export function useWhen(): (at: number, as?: WhenProps['as']) => string {
  const { t } = useTranslation();
  const zone = useZone();
  const now = useNow();
  return (at, as = 'near') => {
    if (as === 'full') return formatDateTime(at, zone);
    if (as === 'date') return formatDate(at, zone);
    if (as === 'time') return formatTime(at, zone);
    return as === 'age' ? ageText(t, now - at) : whenText(t, at, now, zone);
  };
}
