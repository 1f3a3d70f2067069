import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** The head of a part of the form, with its button at the right. */
export function SectionTitle(props: { readonly title: string; readonly hint: string; readonly children?: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
      <Box sx={{ mr: 'auto' }}>
        <Typography variant="h2">{props.title}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {props.hint}
        </Typography>
      </Box>
      {props.children}
    </Box>
  );
}
