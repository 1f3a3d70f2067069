import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { Link as RouterLink, useLocation } from 'react-router';

export interface AreaTab {
  readonly label: string;
  readonly to: string;
}

interface AreaTabsProps {
  /** Names the navigation. */
  readonly label: string;
  readonly tabs: readonly AreaTab[];
  /** Address of the tab that is open; by default the one that is the address itself. */
  readonly current?: string;
  /** At the right of the tabs. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

/** Pages that belong together, with the way from one to the other over them. */
export function AreaTabs({ label, tabs, current, mark, children }: AreaTabsProps): ReactNode {
  const { pathname } = useLocation();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box component="nav" aria-label={label} sx={navStyle}>
        <Box component="ul" sx={{ display: 'flex', listStyle: 'none', m: 0, p: 0, overflowX: 'auto', mr: 'auto' }}>
          {tabs.map(({ label: text, to }) => (
            <li key={to}>
              <ButtonBase component={RouterLink} to={to} aria-current={to === (current ?? pathname) ? 'page' : undefined} sx={linkStyle}>
                {text}
              </ButtonBase>
            </li>
          ))}
        </Box>
        {mark}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>{children}</Box>
    </Box>
  );
}

const navStyle = {
  borderBottom: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  px: 1,
  display: 'flex',
  alignItems: 'center',
  gap: 1,
} as const;
const linkStyle = {
  px: 1.5,
  height: 40,
  whiteSpace: 'nowrap',
  borderBottom: '2px solid transparent',
  color: 'text.secondary',
  '&:hover': { color: 'text.primary' },
  '&[aria-current]': { color: 'primary.main', borderColor: 'primary.main', fontWeight: 600 },
} as const;
