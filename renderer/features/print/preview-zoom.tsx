import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useEffect, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { mmToPx } from '../../print/units.ts';
import { readStored, writeStored } from '../../storage.ts';
import { tabular } from '../../theme.ts';

const zooms = ['fit', '0.5', '0.75', '1', '1.5'] as const;
const storageKey = 'counter.print.zoom';
const padding = 24;

interface PreviewZoomProps {
  readonly widthMm: number;
  readonly isLaidOut: boolean;
  readonly area: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly children: ReactNode;
}

/** Shows the sheets at their real size or scaled as a picture: the layout stays that of the paper at every scale. */
export function PreviewZoom({ widthMm, isLaidOut, area, label, children }: PreviewZoomProps): ReactNode {
  const { t } = useTranslation('print');
  const [chosen, setChosen] = useState(() => zooms.find((one) => one === readStored(storageKey)));
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  const fitting = Math.min(2, (room - 2 * padding) / mmToPx(widthMm));
  // Real size, unless the paper is wider than the room.
  const zoom = chosen ?? (room > 0 && fitting < 1 ? 'fit' : '1');
  const scale = zoom === 'fit' ? Math.max(0.2, fitting) : Number(zoom);
  useScale(area, scale, isLaidOut);
  return (
    <Box sx={{ position: 'relative', minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box
        ref={area}
        tabIndex={0}
        role="region"
        aria-label={label}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', p: `${padding}px`, bgcolor: 'action.selected' }}
      >
        {children}
      </Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={zoom}
        aria-label={t('page.zoom')}
        onChange={(_, next: (typeof zooms)[number] | null) => {
          if (!next) return;
          setChosen(next);
          writeStored(storageKey, next);
        }}
        sx={{ position: 'absolute', right: 24, bottom: 16, bgcolor: 'background.paper', boxShadow: 2 }}
      >
        {zooms.map((one) => (
          <ToggleButton key={one} value={one} sx={{ px: 1, py: 0.25, ...tabular }}>
            {one === 'fit' ? t('page.fit') : `${Number(one) * 100}%`}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

/** Scales the pages as a picture and gives their box the scaled size, so that scrolling ends where they end. */
function useScale(area: RefObject<HTMLDivElement | null>, scale: number, isLaidOut: boolean): void {
  useEffect(() => {
    const pages = area.current?.querySelector<HTMLElement>('.paper-pages');
    if (!pages || !isLaidOut) return;
    pages.style.transform = scale === 1 ? '' : `scale(${scale})`;
    pages.style.marginBottom = scale === 1 ? '' : `${pages.offsetHeight * (scale - 1)}px`;
    pages.style.marginRight = scale === 1 ? '' : `${pages.offsetWidth * (scale - 1)}px`;
  });
}
