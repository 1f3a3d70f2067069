import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Permission } from '../../shared/permissions.ts';
import { useCan } from '../session.tsx';
import { PageHeader } from './page-header.tsx';

interface SettingsSection {
  readonly key:
    | 'account'
    | 'sessions'
    | 'backups'
    | 'recoveryCode'
    | 'seats'
    | 'shop'
    | 'routing'
    | 'keyCustomers'
    | 'customerFields'
    | 'toolRules'
    | 'forms'
    | 'numberRanges'
    | 'outlets'
    | 'regions'
    | 'presets'
    | 'calendars'
    | 'holidays'
    | 'users'
    | 'staff'
    | 'duty'
    | 'audit'
    | 'diagnosis'
    | 'wall'
    | 'database'
    | 'privacyPolicy'
    | 'privacyAsk'
    | 'privacyRequests'
    | 'privacyReview'
    | 'privacyAccess'
    | 'news';
  /** Who sees it; everybody when there is none. */
  readonly permission?: Permission;
}

const sections: readonly SettingsSection[] = [
  { key: 'account' },
  { key: 'sessions' },
  { key: 'backups', permission: 'backups.read' },
  { key: 'recoveryCode', permission: 'keys.manage' },
  { key: 'seats', permission: 'seats.manage' },
  { key: 'shop', permission: 'settings.manage' },
  { key: 'routing', permission: 'settings.manage' },
  { key: 'keyCustomers', permission: 'settings.manage' },
  { key: 'customerFields', permission: 'settings.manage' },
  { key: 'toolRules', permission: 'settings.manage' },
  { key: 'forms', permission: 'settings.manage' },
  { key: 'numberRanges', permission: 'settings.manage' },
  { key: 'outlets', permission: 'outlets.manage' },
  { key: 'regions', permission: 'regions.manage' },
  { key: 'presets', permission: 'settings.manage' },
  { key: 'calendars', permission: 'settings.manage' },
  { key: 'holidays', permission: 'settings.manage' },
  { key: 'users', permission: 'users.manage' },
  { key: 'staff', permission: 'staff.manage' },
  { key: 'duty', permission: 'staff.plan' },
  { key: 'wall', permission: 'settings.manage' },
  { key: 'database', permission: 'database.manage' },
  { key: 'audit', permission: 'audit.read' },
  { key: 'diagnosis', permission: 'care.manage' },
  { key: 'privacyPolicy', permission: 'privacy.consent' },
  { key: 'privacyAsk', permission: 'privacy.consent' },
  { key: 'privacyRequests', permission: 'privacy.manage' },
  { key: 'privacyReview', permission: 'privacy.manage' },
  { key: 'privacyAccess', permission: 'privacy.manage' },
  { key: 'news' },
];

export interface SettingsAreaProps {
  readonly section: SettingsSection['key'];
  readonly hint: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the settings: the sections that this person has on the left, one of them on the right. */
export function SettingsArea({ section, hint, actions, children }: SettingsAreaProps): ReactNode {
  const { t } = useTranslation('settings');
  const allowed = useCan();
  const shown = sections.filter(({ permission }) => permission === undefined || allowed(permission));
  return (
    <Box sx={{ display: 'flex', height: '100%', minHeight: 0, flexDirection: { xs: 'column', md: 'row' } }}>
      <Box
        component="nav"
        aria-label={t('sections')}
        sx={{ width: { md: 176 }, flexShrink: 0, overflow: 'auto', borderRight: { md: 1 }, borderColor: { md: 'divider' }, pt: { md: 1 } }}
      >
        <List sx={{ px: 1, display: { xs: 'flex', md: 'block' } }}>
          {shown.map(({ key }) => (
            <ListItem key={key} disablePadding sx={{ width: { xs: 'auto', md: '100%' } }}>
              <ListItemButton component={NavLink} to={`/settings/${key}`} replace sx={linkStyle}>
                <ListItemText primary={t(`section.${key}`)} sx={{ whiteSpace: 'nowrap' }} />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, overflow: 'auto' }}>
        <PageHeader title={t(`section.${section}`)} subtitle={hint} actions={actions} />
        <Box sx={{ px: 2, pb: 2 }}>{children}</Box>
      </Box>
    </Box>
  );
}

const linkStyle = {
  borderRadius: 1,
  '&.active': { bgcolor: 'action.selected', color: 'primary.main', '& .MuiListItemText-primary': { fontWeight: 600 } },
} as const;
