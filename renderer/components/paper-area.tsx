import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useLocation } from 'react-router';

const areas = [
  { key: 'numbers:area.handovers', to: '/handovers' },
  { key: 'numbers:area.unmatched', to: '/papers/unmatched' },
  { key: 'numbers:area.prints', to: '/papers/prints' },
  { key: 'numbers:area.numbers', to: '/papers' },
  { key: 'numbers:area.voids', to: '/papers/voids' },
] as const;

/** What became of the shop's papers (R-001-14, R-000-58), with the way from one list to the other. */
export function PaperArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['numbers']);
  const { pathname } = useLocation();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box
        component="nav"
        aria-label={t('numbers:area.label')}
        sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper', px: 1 }}
      >
        <Box component="ul" sx={{ display: 'flex', listStyle: 'none', m: 0, p: 0, overflowX: 'auto' }}>
          {areas.map(({ key, to }) => (
            <li key={key}>
              <ButtonBase component={RouterLink} to={to} aria-current={to === pathname ? 'page' : undefined} sx={linkStyle}>
                {t(key)}
              </ButtonBase>
            </li>
          ))}
        </Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>{children}</Box>
    </Box>
  );
}

const linkStyle = {
  px: 1.5,
  height: 40,
  whiteSpace: 'nowrap',
  borderBottom: '2px solid transparent',
  color: 'text.secondary',
  '&:hover': { color: 'text.primary' },
  '&[aria-current]': { color: 'primary.main', borderColor: 'primary.main', fontWeight: 600 },
} as const;
