import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { comboParts } from './frame/combo.ts';

/** A keyboard shortcut as small key caps: `<KeyHint combo="Ctrl+Enter" />`. Decoration only: hidden from the screen reader. */
export function KeyHint({ combo }: { readonly combo: string }): ReactNode {
  return (
    <Box component="span" aria-hidden sx={{ display: 'inline-flex', gap: 0.25, ml: 0.75, verticalAlign: 'middle' }}>
      {comboParts(combo).map((part) => (
        <Box
          key={part}
          component="kbd"
          sx={{
            font: 'inherit',
            fontSize: '0.6875rem',
            lineHeight: 1.5,
            px: 0.5,
            borderRadius: 0.5,
            border: '1px solid currentColor',
            opacity: 0.85,
          }}
        >
          {part}
        </Box>
      ))}
    </Box>
  );
}
