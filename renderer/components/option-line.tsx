import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface OptionLineProps {
  readonly code: string;
  readonly name: string;
  readonly below: string;
  /** What is wrong with it or stands in for it. */
  readonly warning?: string | undefined;
  /** At the right end: how many there are, or in which state. */
  readonly end?: string;
}

/** A thing of the store in the list of a search: code and name, what tells it from others, and how it stands. */
export function OptionLine({ code, name, below, warning, end }: OptionLineProps): ReactNode {
  return (
    <>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography noWrap>
          <b>{code}</b> {name}
        </Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {below}
        </Typography>
        {warning !== undefined && (
          <Typography variant="body2" noWrap sx={{ color: 'warning.main' }}>
            {warning}
          </Typography>
        )}
      </Box>
      {end !== undefined && <Typography sx={{ ml: 2, whiteSpace: 'nowrap' }}>{end}</Typography>}
    </>
  );
}
