import AccessTimeFilled from '@mui/icons-material/AccessTimeFilled';
import CloudOff from '@mui/icons-material/CloudOff';
import PauseCircle from '@mui/icons-material/PauseCircle';
import Today from '@mui/icons-material/Today';
import Warning from '@mui/icons-material/Warning';
import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { dayOf, formatTime, weekdayOf } from '../../../shared/time.ts';
import type { WallView } from '../../../shared/wall.ts';
import { WallTable } from './wall-table.tsx';
import { fillText } from './wall-texts.ts';
import { rowsPerPage } from './wall-style.ts';
import type { RowColours, WallColours } from './wall-style.ts';

interface WallScreenProps {
  readonly view: WallView;
  readonly texts: Catalogue;
  /** The host's time. */
  readonly now: number;
  readonly lostSince: number | undefined;
  readonly colours: WallColours;
}

const pageMs = 15_000;

/** Clock, counts and the jobs by lateness; nothing moves but the page, and that only where more jobs wait than fit. */
export function WallScreen({ view, texts, now, lostSince, colours }: WallScreenProps): ReactNode {
  const { wall } = texts;
  const pages = Math.max(1, Math.ceil(view.rows.length / rowsPerPage));
  const page = usePage(pages);
  return (
    <Box sx={{ height: '100%', display: 'grid', gridTemplateRows: '15vh minmax(0, 1fr) 5vh', px: '1.6vw' }}>
      <Head view={view} texts={texts} now={now} colours={colours} />
      {view.rows.length === 0 ? (
        <Box sx={{ display: 'grid', placeContent: 'center', fontSize: 'min(6vh, 4vw)', color: colours.quiet }}>{wall.none}</Box>
      ) : (
        <WallTable
          rows={view.rows.slice(page * rowsPerPage, (page + 1) * rowsPerPage)}
          texts={texts}
          now={now}
          zone={view.zone}
          colours={colours}
        />
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: '1vw', fontSize: 'min(2.4vh, 1.5vw)', color: colours.quiet }}>
        {lostSince !== undefined && (
          <Box role="status" sx={{ ...chip, bgcolor: colours.lost.ground, color: colours.lost.text }}>
            <CloudOff sx={icon} />
            {fillText(wall.offline, { time: formatTime(lostSince + (view.now - lastAnswerOf(view, now)), view.zone) })}
          </Box>
        )}
        <Box sx={{ ml: 'auto' }}>{`${view.shopName} · ${view.screen}`}</Box>
        {pages > 1 && <Box sx={{ fontWeight: 700 }}>{fillText(wall.page, { page: page + 1, pages })}</Box>}
      </Box>
    </Box>
  );
}

/** The seat's clock may be off by hours; what it noted is moved onto the host's. */
function lastAnswerOf(view: WallView, now: number): number {
  return view.now - (now - Date.now());
}

function Head({ view, texts, now, colours }: Omit<WallScreenProps, 'lostSince'>): ReactNode {
  const { wall, common } = texts;
  const day = dayOf(now, view.zone);
  const weekday = common.date.weekday[weekdays[weekdayOf(day) % 7] ?? 'sun'];
  const { overdue, soon, today, paused } = view.counts;
  const plain = colours.row.green;
  return (
    <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: '2vw' }}>
      <Box sx={{ mr: 'auto', whiteSpace: 'nowrap' }}>
        <Box component="time" sx={{ fontSize: 'min(10vh, 7vw)', fontWeight: 700, lineHeight: 1, fontVariantNumeric: 'tabular-nums' }}>
          {formatTime(now, view.zone)}
        </Box>
        <Box sx={{ fontSize: 'min(2.6vh, 1.7vw)', color: colours.quiet }}>{`${day} ${weekday} · ${wall.title}`}</Box>
      </Box>
      <Count
        icon={Warning}
        label={wall.count.overdue}
        value={overdue}
        colours={overdue > 0 ? colours.row.red : plain}
        line={colours.line}
      />
      <Count
        icon={AccessTimeFilled}
        label={wall.count.soon}
        value={soon}
        colours={soon > 0 ? colours.row.amber : plain}
        line={colours.line}
      />
      <Count icon={Today} label={wall.count.today} value={today} colours={plain} line={colours.line} />
      <Count icon={PauseCircle} label={wall.count.paused} value={paused} colours={plain} line={colours.line} />
    </Box>
  );
}

interface CountProps {
  readonly icon: SvgIconComponent;
  readonly label: string;
  readonly value: number;
  readonly colours: RowColours;
  readonly line: string;
}

function Count({ icon: Icon, label, value, colours, line }: CountProps): ReactNode {
  return (
    <Box
      sx={{
        minWidth: '11vw',
        px: '1vw',
        py: '0.8vh',
        borderRadius: '1vh',
        border: `2px solid ${line}`,
        bgcolor: colours.ground,
        color: colours.text,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: '0.5vw', fontSize: 'min(2.6vh, 1.7vw)' }}>
        <Icon sx={icon} />
        {label}
      </Box>
      <Box sx={{ fontSize: 'min(6.4vh, 4.4vw)', fontWeight: 700, lineHeight: 1.1, fontVariantNumeric: 'tabular-nums' }}>{value}</Box>
    </Box>
  );
}

/** The page that is shown: the next one every quarter of a minute, the first one again when there are fewer. */
function usePage(pages: number): number {
  const [page, setPage] = useState(0);
  useEffect(() => {
    if (pages === 1) return;
    const timer = setInterval(() => setPage((one) => one + 1), pageMs);
    return () => clearInterval(timer);
  }, [pages]);
  return page % pages;
}

const icon = { fontSize: '1.15em' } as const;
const chip = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.5vw',
  px: '1vw',
  py: '0.4vh',
  borderRadius: '0.8vh',
  fontWeight: 700,
} as const;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
