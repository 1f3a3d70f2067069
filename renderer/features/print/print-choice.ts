import { useState } from 'react';
import { papers } from '../../../shared/work-orders.ts';
import type { Paper } from '../../../shared/work-orders.ts';
import { readStored, writeStored } from '../../storage.ts';

export const copyKeys = ['file', 'technician', 'customer'] as const;
export type CopyKey = (typeof copyKeys)[number];

/** How this seat prints a form. */
export interface PrintChoice {
  readonly paper: Paper;
  readonly isLandscape: boolean;
  readonly copies: readonly CopyKey[];
  /** All copies in one go through carbon paper. */
  readonly isCarbon: boolean;
  /** System name of the printer; empty: the system's dialog asks. */
  readonly printer: string;
  readonly usesDriverPaper: boolean;
  /** Shift in mm, in steps of half a millimetre. */
  readonly offsetX: number;
  readonly offsetY: number;
}

const otherwise: PrintChoice = {
  paper: 'A5',
  isLandscape: false,
  copies: copyKeys,
  isCarbon: false,
  printer: '',
  usesDriverPaper: false,
  offsetX: 0,
  offsetY: 0,
};

/** The choice for a form, remembered on this seat; `wanted` (from the address) wins and is not remembered by itself. */
export function usePrintChoice(form: string, wanted: URLSearchParams): [PrintChoice, (change: Partial<PrintChoice>) => void] {
  const key = `counter.print.${form}`;
  const [choice, setChoice] = useState<PrintChoice>(() => ({ ...otherwise, ...remembered(readStored(key)), ...asked(wanted) }));
  return [
    choice,
    (change) => {
      const next = { ...choice, ...change };
      setChoice(next);
      writeStored(key, next);
    },
  ];
}

function remembered(stored: unknown): Partial<PrintChoice> {
  if (typeof stored !== 'object' || stored === null) return {};
  const choice = stored as Partial<PrintChoice>;
  return papers.some((paper) => paper === choice.paper) ? choice : {};
}

function asked(wanted: URLSearchParams): Partial<PrintChoice> {
  const paper = papers.find((one) => one === wanted.get('paper'));
  const copies = wanted.get('copies');
  const chosen = copyKeys.filter((one) => copies?.split(',').includes(one));
  const landscape = wanted.get('landscape');
  return {
    ...(paper && { paper }),
    ...(landscape !== null && { isLandscape: landscape === '1' }),
    ...(copies === 'carbon' && { isCarbon: true }),
    ...(chosen.length > 0 && { copies: chosen, isCarbon: false }),
  };
}
