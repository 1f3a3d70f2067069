import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { ReactNode } from 'react';

export interface MoreCommand {
  readonly key: string;
  readonly label: string;
  readonly onClick: () => unknown;
  /** Why it cannot be given now; shows beneath its name. Undefined: it can. */
  readonly refusal?: string | undefined;
}

/** Commands that are given less often, in a menu; one that is not allowed now stays there and says why. */
export function MoreCommands({ label, commands }: { readonly label: string; readonly commands: readonly MoreCommand[] }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        endIcon={<ExpandMore />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': label, dense: true } }}
      >
        {commands.map((command) => (
          <MenuItem
            key={command.key}
            aria-disabled={command.refusal === undefined ? undefined : true}
            onClick={() => {
              if (command.refusal !== undefined) return;
              setAnchor(null);
              command.onClick();
            }}
            sx={command.refusal === undefined ? undefined : { color: 'text.disabled', cursor: 'not-allowed' }}
          >
            <ListItemText
              primary={command.label}
              secondary={command.refusal}
              slotProps={{ secondary: { variant: 'caption', sx: { whiteSpace: 'normal' } } }}
              sx={{ my: 0, maxWidth: 320 }}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
