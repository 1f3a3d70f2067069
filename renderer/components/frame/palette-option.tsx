import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { KeyHint } from '../key-hint.tsx';
import { MarkedText } from '../marked-text.tsx';
import type { PaletteEntry } from './palette-store.ts';

export interface PaletteOptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  /** The one that Enter takes. */
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onPick: () => void;
}

/** A line of the palette; what was found by something else than its name says by what, with the place marked. */
export function PaletteOption({ id, entry, isChosen, onPoint, onPick }: PaletteOptionProps): ReactNode {
  const { label, detail, why, shortcut } = entry;
  const isInLabel = why?.text === label;
  return (
    <Box
      id={id}
      role="option"
      aria-selected={isChosen}
      onMouseMove={onPoint}
      onClick={onPick}
      sx={{ px: 2, py: 0.75, cursor: 'pointer', bgcolor: isChosen ? 'action.selected' : undefined }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Box component="span" sx={{ flexShrink: 0, maxWidth: '60%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {why && isInLabel ? <MarkedText {...why} /> : label}
        </Box>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary', ml: 'auto' }}>
          {detail}
        </Typography>
        {shortcut && <KeyHint combo={shortcut} />}
      </Box>
      {why && !isInLabel && (
        <Typography variant="body2" noWrap sx={{ display: 'flex', gap: 1, color: 'text.secondary' }}>
          <span>{why.label}</span>
          <Box component="span" sx={{ color: 'text.primary', overflow: 'hidden', textOverflow: 'ellipsis' }}>
            <MarkedText {...why} />
          </Box>
        </Typography>
      )}
    </Box>
  );
}
