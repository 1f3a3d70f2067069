import Divider from '@mui/material/Divider';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { messageText } from '../../message-key.ts';
import { areaAt } from '../../navigation.ts';
import type { NavigationItem } from '../../navigation.ts';

/** The main areas as links; collapsed to icons, the names are in the tooltips. */
export function NavList(props: {
  readonly items: readonly NavigationItem[];
  readonly isCollapsed: boolean;
  readonly onNavigate?: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const { pathname } = useLocation();
  const here = areaAt(pathname);
  // for whoever has few areas the names of the groups would be in the way
  const isGrouped = props.items.length > fewItems;
  return (
    <List component="ul" sx={{ px: 1, py: 0.25 }}>
      {props.items.map((item, index) => {
        const label = messageText(i18n, item.label);
        const Icon = item.icon;
        const begins = isGrouped && index > 0 && props.items[index - 1]?.group !== item.group;
        return (
          <ListItem key={item.path} disablePadding sx={{ mb: 0.25, flexDirection: 'column', alignItems: 'stretch' }}>
            {begins && <GroupName name={props.isCollapsed ? '' : t(`navGroup.${item.group}`)} />}
            <Tooltip title={props.isCollapsed ? label : ''} placement="right">
              <ListItemButton
                component={Link}
                to={item.path}
                aria-current={item === here ? 'page' : undefined}
                className={item === here ? 'active' : undefined}
                onClick={props.onNavigate}
                aria-label={props.isCollapsed ? label : undefined}
                aria-keyshortcuts={index < 9 ? `Alt+${index + 1}` : undefined}
                sx={linkStyle}
              >
                <ListItemIcon sx={{ minWidth: props.isCollapsed ? 0 : 32, color: 'inherit' }}>
                  <Icon fontSize="small" />
                </ListItemIcon>
                {!props.isCollapsed && <ListItemText primary={label} />}
              </ListItemButton>
            </Tooltip>
          </ListItem>
        );
      })}
    </List>
  );
}

function GroupName({ name }: { readonly name: string }): ReactNode {
  return (
    <Divider textAlign="left" aria-hidden sx={{ my: 0.25, color: 'text.secondary', fontSize: 12, '&::before': { width: 12 } }}>
      {name || undefined}
    </Divider>
  );
}

const fewItems = 10;

const linkStyle = {
  borderRadius: 1,
  minHeight: 32,
  py: 0.25,
  color: 'text.primary',
  '&.active': {
    bgcolor: 'action.selected',
    color: 'primary.main',
    '& .MuiListItemText-primary': { fontWeight: 600 },
  },
} as const;
