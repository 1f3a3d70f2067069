import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Route, Routes, useNavigate } from 'react-router';
import type { SearchHit } from '../shared/home.ts';
import { createClient, createQueryClient, TRPCProvider, useTRPCClient } from './api.ts';
import { ErrorBoundary } from './components/frame/error-boundary.tsx';
import { NotFoundPage } from './components/frame/error-page.tsx';
import { PageSkeleton } from './components/frame/page-skeleton.tsx';
import { SeatGate } from './components/frame/seat-gate.tsx';
import { SessionGate } from './components/frame/session-gate.tsx';
import type { SessionActions } from './components/frame/session-gate.tsx';
import { ShortcutProvider } from './components/frame/shortcuts.tsx';
import { Toasts } from './components/frame/toasts.tsx';
import { hitPath, typedNumber } from './navigation.ts';
import { cspNonce } from './nonce.ts';
import { screens } from './routes.tsx';
import { createCounterTheme, themeModeKey } from './theme.ts';

// in its own chunk, so that the login screen comes up without it
const AppFrame = lazy(async () => ({ default: (await import('./components/frame/app-frame.tsx')).AppFrame }));
const WallPage = lazy(async () => ({ default: (await import('./features/wall/wall-page.tsx')).WallPage }));
const CallDialogHost = lazy(async () => ({ default: (await import('./features/calls/call-dialog-host.tsx')).CallDialogHost }));

/** The whole interface: providers, the session's gate, the frame, the screens. */
export function App(): ReactNode {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createClient);
  const [theme] = useState(createCounterTheme);
  const [styles] = useState(() => createCache({ key: 'css', nonce: cspNonce(), prepend: true }));
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme} modeStorageKey={themeModeKey} noSsr>
        <CssBaseline enableColorScheme />
        <ShortcutProvider>
          <ErrorBoundary>
            <QueryClientProvider client={queryClient}>
              <TRPCProvider trpcClient={client} queryClient={queryClient}>
                <BrowserRouter>
                  <Suspense fallback={<PageSkeleton />}>
                    <SeatGate>
                      <Routes>
                        <Route path="/wall" element={<WallPage />} />
                        <Route path="*" element={<SessionGate>{(actions) => <Screens actions={actions} />}</SessionGate>} />
                      </Routes>
                    </SeatGate>
                  </Suspense>
                </BrowserRouter>
              </TRPCProvider>
            </QueryClientProvider>
          </ErrorBoundary>
        </ShortcutProvider>
        <Toasts />
      </ThemeProvider>
    </CacheProvider>
  );
}

function Screens({ actions }: { readonly actions: SessionActions }): ReactNode {
  const navigate = useNavigate();
  const search = usePaletteSearch();
  return (
    <AppFrame
      search={search}
      onLock={actions.lock}
      onSwitchUser={actions.switchUser}
      onSignOut={actions.signOut}
      onSessions={() => void navigate('/settings/sessions')}
    >
      <Routes>
        {screens.map(({ path, page: Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
      <Suspense fallback={null}>
        <CallDialogHost />
      </Suspense>
    </AppFrame>
  );
}

function usePaletteSearch() {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  return useCallback(
    async (query: string) => {
      const hits = await client.search.everything.query({ query });
      return hits.map((hit) => ({
        id: `${hit.kind}-${hit.id}`,
        label: hit.title,
        detail: [t(`hit.${hit.kind}`), hit.detail].filter(Boolean).join(' · '),
        ...(hit.why && { why: { ...hit.why, label: t(`match.${hit.why.field}`) } }),
        run: () => navigate(`${hitPath(hit.kind, hit.id)}${isWholeSlipNumber(hit) ? typedNumber : ''}`),
      }));
    },
    [client, navigate, t],
  );
}

/** Was this slip found by its number, typed to the end? */
function isWholeSlipNumber({ kind, title, why }: SearchHit): boolean {
  return kind === 'workOrder' && why?.text === title && why.from === 0 && why.to === title.length;
}
