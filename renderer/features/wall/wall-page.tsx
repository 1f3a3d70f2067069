import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useGoBack, usePageTitle } from '../../components/page-header.tsx';
import { useWall } from './use-wall.ts';
import { useWallTexts } from './wall-texts.ts';
import { WallScreen } from './wall-screen.tsx';
import { wallColours } from './wall-style.ts';

/**
 * `/wall#<token>`: the time limits on a big screen. Nobody signs in and nothing can be done from it. The token stands behind the `#`, which no
 * browser sends along; `?theme=light` for bright rooms.
 */
export function WallPage(): ReactNode {
  const { hash } = useLocation();
  const token = decodeHash(hash);
  return <Wall key={token} token={token} />;
}

function Wall({ token }: { readonly token: string }): ReactNode {
  const { t } = useTranslation('wall');
  const { search } = useLocation();
  const { view, at, lostSince, isRefused } = useWall(token);
  const texts = useWallTexts(view?.language);
  const now = useClock();
  useBackOnEscape();
  usePageTitle(t('title'));
  const colours = wallColours(new URLSearchParams(search).get('theme') === 'light' ? 'light' : 'dark');
  return (
    <Box component="main" data-wall sx={{ position: 'fixed', inset: 0, overflow: 'hidden', bgcolor: colours.ground, color: colours.text }}>
      {view && texts ? (
        <WallScreen view={view} texts={texts} now={view.now + (now - at)} lostSince={lostSince} colours={colours} />
      ) : (
        <Box sx={{ height: '100%', display: 'grid', placeContent: 'center', textAlign: 'center', gap: 2, p: 4 }}>
          <Box component="h1" role="status" sx={{ m: 0, fontSize: 'min(5vh, 3.4vw)' }}>
            {isRefused ? t('refused') : lostSince === undefined ? t('connecting') : t('offline', { time: clockText(lostSince) })}
          </Box>
          {isRefused && <Box sx={{ fontSize: 'min(3vh, 2vw)', color: colours.quiet }}>{t('refusedHint')}</Box>}
        </Box>
      )}
    </Box>
  );
}

function decodeHash(hash: string): string {
  return hash.replace(/^#/, '').trim();
}

/** Before the host has answered its zone is not known; this screen's own clock serves. */
function clockText(at: number): string {
  return new Date(at).toTimeString().slice(0, 5);
}

/** The time, twice in a second's worth of accuracy that a wall needs: the text changes once a minute. */
function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Whoever came from the settings goes back with Escape; a screen that was opened by its address stays. */
function useBackOnEscape(): void {
  const goBack = useGoBack('/wall');
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const state: unknown = window.history.state;
      const isFirst = typeof state === 'object' && state !== null && 'idx' in state && state.idx === 0;
      if (event.key === 'Escape' && !isFirst) goBack();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
