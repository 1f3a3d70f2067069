import AccessTimeFilled from '@mui/icons-material/AccessTimeFilled';
import PauseCircle from '@mui/icons-material/PauseCircle';
import Warning from '@mui/icons-material/Warning';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { holdReasons } from '../../../shared/holds.ts';
import type { Catalogue } from '../../../shared/i18n/index.ts';
import { dayOf, formatTime } from '../../../shared/time.ts';
import { wallColour } from '../../../shared/wall.ts';
import type { WallColour, WallRow } from '../../../shared/wall.ts';
import { fillText, spanText } from './wall-texts.ts';
import { rowFont, rowsPerPage, rowTracks } from './wall-style.ts';
import type { WallColours } from './wall-style.ts';

interface WallTableProps {
  readonly rows: readonly WallRow[];
  readonly texts: Catalogue;
  readonly now: number;
  readonly zone: string;
  readonly colours: WallColours;
}

/** Jobs, the most late first. What is late has its own ground, a sign and the word, so that it reads in grey too. */
export function WallTable({ rows, texts, now, zone, colours }: WallTableProps): ReactNode {
  const { row: heads } = texts.wall;
  const titles = [heads.no, heads.customer, heads.region, heads.technician, heads.state, heads.due, heads.left];
  return (
    <Box
      role="table"
      aria-label={texts.wall.title}
      sx={{ fontSize: rowFont, display: 'grid', gridTemplateRows: `5vh repeat(${rowsPerPage}, minmax(0, 1fr))` }}
    >
      <Box role="row" sx={{ ...rowStyle, color: colours.quiet }}>
        {titles.map((title) => (
          <Box key={title} role="columnheader" sx={{ ...cellStyle, fontSize: 'min(2.4vh, 1.4vw)' }}>
            {title}
          </Box>
        ))}
      </Box>
      {rows.map((row) => (
        <Row key={row.no} row={row} texts={texts} now={now} zone={zone} colours={colours} />
      ))}
    </Box>
  );
}

function Row({ row, texts, now, zone, colours }: Omit<WallTableProps, 'rows'> & { readonly row: WallRow }): ReactNode {
  const colour = wallColour(row, now);
  const { ground, text } = colours.row[colour];
  const isToday = dayOf(row.dueAt, zone) === dayOf(now, zone);
  const due = isToday ? formatTime(row.dueAt, zone) : `${dayOf(row.dueAt, zone).slice(5)} ${formatTime(row.dueAt, zone)}`;
  const cells = [row.no, row.customer, row.region, row.technicians.join('、') || texts.wall.nobody, stateText(row, texts), due];
  return (
    <Box
      role="row"
      data-colour={colour}
      sx={{
        ...rowStyle,
        bgcolor: ground,
        color: text,
        borderBottom: `1px solid ${colours.line}`,
        fontWeight: colour === 'red' ? 700 : 500,
      }}
    >
      {cells.map((cell, index) => (
        <Box key={index} role="cell" sx={cellStyle}>
          {cell}
        </Box>
      ))}
      <Box role="cell" sx={{ ...cellStyle, display: 'flex', alignItems: 'center', gap: '0.3em', fontWeight: 700 }}>
        <Sign colour={colour} />
        {leftText(row, colour, texts, now)}
      </Box>
    </Box>
  );
}

function Sign({ colour }: { readonly colour: WallColour }): ReactNode {
  const Icon = { red: Warning, amber: AccessTimeFilled, paused: PauseCircle, green: null }[colour];
  return Icon && <Icon sx={{ fontSize: '1.1em' }} />;
}

function leftText({ dueAt, holdReason }: WallRow, colour: WallColour, { wall, reports }: Catalogue, now: number): string {
  const age = spanText(wall, dueAt - now);
  if (colour === 'red') return fillText(wall.late, { age });
  if (colour === 'amber') return fillText(wall.soon, { age });
  if (colour === 'green') return fillText(wall.left, { age });
  const known = holdReasons.find((one) => one === holdReason);
  return known ? `${wall.paused} ${reports.hold[known]}` : wall.paused;
}

/** What it waits for, and where the visit stands, or the request as long as there is none. */
function stateText(row: WallRow, { workOrders, requests, reports }: Catalogue): string {
  const state = row.slipState === null ? requests.state[row.requestState] : workOrders.state[row.slipState];
  const held = holdReasons.find((one) => one === row.holdReason);
  return held && !row.isPaused ? `${reports.hold[held]} · ${state}` : state;
}

const rowStyle = {
  display: 'grid',
  gridTemplateColumns: rowTracks,
  columnGap: '0.6em',
  alignItems: 'center',
  px: '0.5em',
  fontVariantNumeric: 'tabular-nums',
} as const;
const cellStyle = { minWidth: 0, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' } as const;
