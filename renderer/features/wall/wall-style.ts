import type { WallColour } from '../../../shared/wall.ts';

export interface RowColours {
  readonly ground: string;
  readonly text: string;
}

export interface WallColours {
  readonly ground: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly row: Readonly<Record<WallColour, RowColours>>;
  readonly lost: RowColours;
}

const dark: WallColours = {
  ground: '#0b0f12',
  text: '#f4f7f9',
  quiet: '#b4c1cb',
  line: '#2a343c',
  row: {
    red: { ground: '#a31414', text: '#ffffff' },
    amber: { ground: '#4a3600', text: '#ffdf8a' },
    green: { ground: 'transparent', text: '#f4f7f9' },
    paused: { ground: 'transparent', text: '#b4c1cb' },
  },
  lost: { ground: '#f4f7f9', text: '#0b0f12' },
};

const light: WallColours = {
  ground: '#ffffff',
  text: '#10171c',
  quiet: '#46525c',
  line: '#cfd7dd',
  row: {
    red: { ground: '#b3161b', text: '#ffffff' },
    amber: { ground: '#ffe9b3', text: '#4a2f00' },
    green: { ground: 'transparent', text: '#10171c' },
    paused: { ground: 'transparent', text: '#46525c' },
  },
  lost: { ground: '#10171c', text: '#ffffff' },
};

/** Colours of their own, in sRGB: the screen on the wall is neither the person's theme nor the system's. */
export function wallColours(theme: 'dark' | 'light'): WallColours {
  return theme === 'light' ? light : dark;
}

/** Rows that a page of the wall holds; 65 px each at 1080 lines. */
export const rowsPerPage = 12;

/** Letters of a row: 36 px at 1920x1080, readable from five metres; narrow screens take the width as measure. */
export const rowFont = 'min(3.4vh, 1.93vw)';

/** Number, customer, region, technicians, state, due, time left. */
export const rowTracks = '9.4em 4.4em 6em minmax(0, 1fr) 5.6em 6.2em 10.4em';
