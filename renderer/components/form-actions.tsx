import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** The row of buttons at the foot of a form: quiet ones first, the primary one last; `left` for a notice. */
export function FormActions({ left, children }: { readonly left?: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mt: 0.5 }}>
      <Box sx={{ mr: 'auto' }}>{left}</Box>
      {children}
    </Box>
  );
}
