import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useLocation } from 'react-router';
import { useCan } from '../session.tsx';
import { SafetyMark } from './incident/incident-marks.tsx';

const areas = [
  { key: 'reports:area.day', to: '/reports', permission: 'reports.read' },
  { key: 'reports:area.evening', to: '/reports/evening', permission: 'reports.read' },
  { key: 'reports:area.progress', to: '/reports/progress', permission: 'reports.read' },
  { key: 'reports:area.efficiency', to: '/reports/efficiency', permission: 'reports.read' },
  { key: 'reports:area.repairs', to: '/reports/repairs', permission: 'reports.read' },
  { key: 'reports:area.timeliness', to: '/reports/timeliness', permission: 'reports.read' },
] as const;

/** The tables of the day and week, with the way from one to the other. */
export function ReportsArea({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation(['reports']);
  const { pathname } = useLocation();
  const allowed = useCan();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box
        component="nav"
        aria-label={t('reports:area.label')}
        sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper', px: 1, display: 'flex', alignItems: 'center', gap: 1 }}
      >
        <Box component="ul" sx={{ display: 'flex', listStyle: 'none', m: 0, p: 0, overflowX: 'auto', mr: 'auto' }}>
          {areas
            .filter(({ permission }) => allowed(permission))
            .map(({ key, to }) => (
              <li key={key}>
                <ButtonBase component={RouterLink} to={to} aria-current={to === pathname ? 'page' : undefined} sx={linkStyle}>
                  {t(key)}
                </ButtonBase>
              </li>
            ))}
        </Box>
        <SafetyMark />
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
