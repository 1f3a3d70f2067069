import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  /** What belongs here, in one sentence. */
  readonly hint?: string;
  /** The button that makes the first one. */
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}

/** An empty place that says what belongs there. */
export function EmptyState({ title, hint, action, icon }: EmptyStateProps): ReactNode {
  return (
    <Box sx={{ display: 'grid', justifyItems: 'center', alignContent: 'center', gap: 1, p: 4, minHeight: 180, textAlign: 'center' }}>
      {icon}
      <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
      {hint && <Typography sx={{ color: 'text.secondary', maxWidth: 460 }}>{hint}</Typography>}
      {action && <Box sx={{ mt: 1 }}>{action}</Box>}
    </Box>
  );
}
