import Chip from '@mui/material/Chip';
import type { ReactElement, ReactNode } from 'react';

/** What a state means, not which colour: `attention` waits for us, `late` is overdue, `ended` is over without a result (void). */
export type Tone = 'neutral' | 'active' | 'attention' | 'late' | 'done' | 'ended';

const colours = { neutral: 'default', active: 'info', attention: 'warning', late: 'error', done: 'success', ended: 'default' } as const;

/** A state as a word with a colour: `<StatusChip label={t('state.dispatched')} tone="active" />`. Give `late` an icon, so it reads in grey. */
export function StatusChip({
  label,
  tone = 'neutral',
  icon,
}: {
  readonly label: string;
  readonly tone?: Tone;
  readonly icon?: ReactElement;
}): ReactNode {
  return (
    <Chip
      label={label}
      icon={icon}
      color={colours[tone]}
      variant={tone === 'late' || tone === 'attention' ? 'filled' : 'outlined'}
      sx={{ fontWeight: 600, textDecoration: tone === 'ended' ? 'line-through' : undefined, height: 22 }}
    />
  );
}
