import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface MarkedTextProps {
  readonly text: string;
  /** The marked part in code units; nothing is marked when it is empty. */
  readonly from: number;
  readonly to: number;
}

/** A text with the part that was searched for set off, by weight and line as well as by colour. */
export function MarkedText({ text, from, to }: MarkedTextProps): ReactNode {
  if (to <= from) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, from)}
      <Box component="mark" sx={marked}>
        {text.slice(from, to)}
      </Box>
      {text.slice(to)}
    </span>
  );
}

const marked = {
  color: 'inherit',
  bgcolor: 'transparent',
  fontWeight: 700,
  textDecoration: 'underline',
  textDecorationColor: 'var(--mui-palette-warning-main)',
  textDecorationThickness: 2,
  textUnderlineOffset: '3px',
} as const;
