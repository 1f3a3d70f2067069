import MenuIcon from '@mui/icons-material/Menu';
import MenuOpen from '@mui/icons-material/MenuOpen';
import Search from '@mui/icons-material/Search';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';
import { useColorScheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { currentLanguage, switchLanguage } from '../../i18n.ts';
import { messageText } from '../../message-key.ts';
import { intakePath, navigation } from '../../navigation.ts';
import { useCan, useSession } from '../../session.tsx';
import { readStored, writeStored } from '../../storage.ts';
import { openCallDialog } from '../call-dialog-store.ts';
import { KeyHint } from '../key-hint.tsx';
import { AlertBell } from './alert-bell.tsx';
import { CareBanner } from './care-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NavList } from './nav-list.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { OwnerNotice } from './owner-notice.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import type { PaletteEntry } from './palette-store.ts';
import { useShortcut } from './shortcuts.tsx';
import { PlainBanner } from './plain-banner.tsx';
import { PrintQueue } from './print-queue.tsx';
import { useUpdateNews } from './use-update-news.ts';
import { UserMenu } from './user-menu.tsx';
import type { UserMenuActions } from './user-menu.tsx';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }));
const ShortcutHelp = lazy(async () => ({ default: (await import('./shortcut-help.tsx')).ShortcutHelp }));

export interface AppFrameProps extends UserMenuActions {
  readonly children: ReactNode;
  /** Finds things for the palette. */
  readonly search?: (text: string) => Promise<readonly PaletteEntry[]>;
}

const collapsedKey = 'counter.nav.collapsed';

/** The frame around every page: app bar, main areas by role, palette, help, banner. The page scrolls by itself. */
export function AppFrame({ children, search, ...actions }: AppFrameProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { shop } = useSession();
  const allowed = useCan();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { mode, setMode } = useColorScheme();
  const isPhone = useMediaQuery('(max-width: 700px)');
  const [isCollapsed, setCollapsed] = useState(readStored(collapsedKey) === true);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [overlay, setOverlay] = useState<'palette' | 'help'>();
  const close = () => setOverlay(undefined);
  useUpdateNews();

  const items = navigation.filter((item) => item.permission === undefined || allowed(item.permission));
  const mayLog = allowed('requests.log');
  useShortcut('Ctrl+K', () => setOverlay('palette'), { label: 'common:shortcut.palette', scope: 'global' });
  useShortcut('?', () => setOverlay('help'), { label: 'common:shortcut.help', scope: 'global' });
  useShortcut('F2', () => void navigate(intakePath), { label: 'common:shortcut.newRequest', scope: 'global', enabled: mayLog });

  useShortcut('F4', () => openCallDialog(), {
    label: 'common:shortcut.logCall',
    scope: 'global',
    enabled: allowed('customers.write'),
    isEverywhere: true,
  });

  const toggleNavigation = () => {
    if (isPhone) {
      setDrawerOpen(true);
      return;
    }
    setCollapsed(!isCollapsed);
    writeStored(collapsedKey, !isCollapsed);
  };
  const commands = (): readonly PaletteEntry[] => [
    ...items.map((item, index) => ({
      id: item.path,
      label: messageText(i18n, item.label),
      shortcut: index < 9 ? `Alt+${index + 1}` : undefined,
      run: () => navigate(item.path),
    })),
    ...(allowed('customers.write') ? [{ id: 'log-call', label: t('shortcut.logCall'), shortcut: 'F4', run: () => openCallDialog() }] : []),
    { id: 'lock', label: t('frame.lock'), run: actions.onLock },
    { id: 'switch', label: t('frame.switchUser'), run: actions.onSwitchUser },
    {
      id: 'theme',
      label: mode === 'dark' ? t('frame.themeLight') : t('frame.themeDark'),
      run: () => setMode(mode === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: currentLanguage() === 'en' ? '中文' : 'English',
      run: () => switchLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en'),
    },
    { id: 'sign-out', label: t('frame.signOut'), run: actions.onSignOut },
  ];
  const navigationLabel = t('frame.navigation');
  const width = isCollapsed ? 56 : 184;

  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      {items.slice(0, 9).map((item, index) => (
        <AreaShortcut key={item.path} digit={index + 1} path={item.path} label={item.label} />
      ))}
      <Button
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
        sx={{ position: 'absolute', left: 8, top: -60, zIndex: 'tooltip', '&:focus': { top: 8 } }}
        variant="contained"
      >
        {t('frame.skipToContent')}
      </Button>
      <AppBar position="static" color="default" elevation={0} sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
        <Toolbar disableGutters sx={{ px: 1, gap: 1 }}>
          <IconButton
            color="inherit"
            aria-label={isCollapsed || isPhone ? t('frame.expand') : t('frame.collapse')}
            aria-expanded={isPhone ? isDrawerOpen : !isCollapsed}
            onClick={toggleNavigation}
          >
            {isCollapsed || isPhone ? <MenuIcon fontSize="small" /> : <MenuOpen fontSize="small" />}
          </IconButton>
          <Typography noWrap sx={{ fontWeight: 700, minWidth: 0 }}>
            {shop.name}
          </Typography>
          <Button
            color="inherit"
            startIcon={<Search fontSize="small" />}
            onClick={() => setOverlay('palette')}
            aria-label={t('frame.palette')}
            aria-keyshortcuts="Control+K"
            sx={{ ml: 'auto', border: 1, borderColor: 'divider', color: 'text.secondary', fontWeight: 400, minWidth: 0 }}
          >
            {!isPhone && (
              <>
                {t('frame.paletteHint')}
                <KeyHint combo="Ctrl+K" />
              </>
            )}
          </Button>
          {mayLog && !isPhone && (
            <Button variant="contained" onClick={() => void navigate(intakePath)} aria-keyshortcuts="F2">
              {t('shortcut.newRequest')}
              <KeyHint combo="F2" />
            </Button>
          )}
          <PrintQueue />
          <AlertBell />
          <UserMenu {...actions} />
        </Toolbar>
      </AppBar>
      <PlainBanner />
      <OfflineBanner />
      <CareBanner />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        {isPhone ? (
          <Drawer open={isDrawerOpen} onClose={() => setDrawerOpen(false)}>
            <Box component="nav" aria-label={navigationLabel} sx={{ width: 240 }}>
              <NavList items={items} isCollapsed={false} onNavigate={() => setDrawerOpen(false)} />
            </Box>
          </Drawer>
        ) : (
          <Box
            component="nav"
            aria-label={navigationLabel}
            sx={{ width, flexShrink: 0, overflow: 'auto', borderRight: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
          >
            <NavList items={items} isCollapsed={isCollapsed} />
          </Box>
        )}
        <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, minWidth: 0, minHeight: 0, overflow: 'auto' }}>
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      {/* at the foot: it comes after the page, which must not jump */}
      <OwnerNotice />
      <Suspense fallback={null}>
        {overlay === 'palette' && <CommandPalette onClose={close} commands={commands()} search={search} />}
        {overlay === 'help' && <ShortcutHelp open onClose={close} />}
      </Suspense>
    </Box>
  );
}

function AreaShortcut({ digit, path, label }: { readonly digit: number; readonly path: string; readonly label: string }): ReactNode {
  const navigate = useNavigate();
  useShortcut(`Alt+${digit}`, () => void navigate(path), { label, scope: 'global' });
  return null;
}
