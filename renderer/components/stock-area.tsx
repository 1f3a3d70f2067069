import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useLocation } from 'react-router';
import { useCan } from '../session.tsx';
import { useStockShortcuts } from './use-stock-shortcuts.ts';

const areas = [
  { key: 'catalogue', to: '/parts', permission: 'parts.read' },
  { key: 'waiting', to: '/parts/waiting', permission: 'parts.read' },
  { key: 'issue', to: '/parts/issue', permission: 'stock.issue' },
  { key: 'return', to: '/parts/return', permission: 'stock.issue' },
  { key: 'receive', to: '/parts/receive', permission: 'stock.receive' },
  { key: 'moves', to: '/parts/moves', permission: 'parts.read' },
  { key: 'check', to: '/parts/check', permission: 'parts.read' },
] as const;

/** The pages of the storeroom, with the way from one to the other and their shortcuts. */
export function StockArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('parts');
  const { pathname } = useLocation();
  const allowed = useCan();
  useStockShortcuts();
  const shown = areas.filter(({ permission }) => allowed(permission));
  const current = shown.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? '/parts';
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box
        component="nav"
        aria-label={t('area.label')}
        sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper', px: 1 }}
      >
        <Box component="ul" sx={{ display: 'flex', listStyle: 'none', m: 0, p: 0, overflowX: 'auto' }}>
          {shown.map(({ key, to }) => (
            <li key={key}>
              <ButtonBase component={RouterLink} to={to} aria-current={to === current ? 'page' : undefined} sx={linkStyle}>
                {t(`area.${key}`)}
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
