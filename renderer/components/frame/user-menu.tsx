import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../../../shared/i18n/types.ts';
import { currentLanguage, switchLanguage } from '../../i18n.ts';
import { useSession } from '../../session.tsx';

export interface UserMenuActions {
  readonly onSwitchUser: () => void;
  readonly onLock: () => void;
  readonly onSessions: () => void;
  readonly onSignOut: () => void;
}

/** Who is here, and: another user, lock, devices, language, appearance, sign out. */
export function UserMenu(actions: UserMenuActions): ReactNode {
  const { t } = useTranslation();
  const { user } = useSession();
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const item = (label: string, act: () => unknown, isChosen?: boolean) => (
    <MenuItem
      key={label}
      role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={isChosen}
      selected={isChosen}
      onClick={() => {
        setAnchor(null);
        act();
      }}
    >
      {label}
    </MenuItem>
  );
  return (
    <>
      <Button
        color="inherit"
        startIcon={<AccountCircle />}
        aria-label={`${t('frame.userMenu')} ${user.displayName}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {user.displayName}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('frame.userMenu') } }}
      >
        <ListSubheader role="presentation" sx={{ lineHeight: 2.2 }}>
          {user.roles.map((role) => t(`role.${role}`)).join(currentLanguage() === 'en' ? ', ' : '、')}
        </ListSubheader>
        {item(t('frame.switchUser'), actions.onSwitchUser)}
        {item(t('frame.lock'), actions.onLock)}
        {item(t('frame.sessions'), actions.onSessions)}
        <Divider role="separator" />
        {languages.map((language) => item(languageNames[language], () => void switchLanguage(language), currentLanguage() === language))}
        <Divider role="separator" />
        {item(t('frame.themeLight'), () => setMode('light'), mode === 'light')}
        {item(t('frame.themeDark'), () => setMode('dark'), mode === 'dark')}
        {item(t('frame.themeSystem'), () => setMode('system'), mode === 'system')}
        <Divider role="separator" />
        {item(t('frame.signOut'), actions.onSignOut)}
      </Menu>
    </>
  );
}
