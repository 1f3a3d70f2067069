import Schedule from '@mui/icons-material/Schedule';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Something that is late or missing: red, with a sign, so that it reads in grey. */
export function LateMark({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, color: 'error.main', fontWeight: 700 }}>
      <Schedule sx={{ fontSize: 16 }} />
      {children}
    </Box>
  );
}

/** A count; more than none is late. */
export function LateCount({ count }: { readonly count: number }): ReactNode {
  return count === 0 ? count : <LateMark>{count}</LateMark>;
}
