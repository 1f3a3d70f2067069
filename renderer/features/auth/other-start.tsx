import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Below the first set-up: what else this computer may be, and for whom that is. */
export function OtherStart(props: { readonly label: string; readonly hint: string; readonly onStart: () => void }): ReactNode {
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2, display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <Button variant="outlined" onClick={props.onStart}>
        {props.label}
      </Button>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {props.hint}
      </Typography>
    </Box>
  );
}
