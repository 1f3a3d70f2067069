import { useState } from 'react';
import { readStored, writeStored } from '../../storage.ts';

/** How a printer of this seat draws paper in. */
export interface PrinterSetup {
  /** Shift in mm, in steps of half a millimetre. */
  readonly offsetX: number;
  readonly offsetY: number;
  /** The paper as its driver has it: for drivers that take no size from a program. */
  readonly usesDriverPaper: boolean;
}

const straight: PrinterSetup = { offsetX: 0, offsetY: 0, usesDriverPaper: false };

/** Remembered on this seat for each printer; the nameless one is whatever the system's dialog offers. */
export function usePrinterSetup(printer: string): [PrinterSetup, (change: Partial<PrinterSetup>) => void] {
  const key = `counter.printer.${printer}`;
  const [known, setKnown] = useState<Readonly<Record<string, PrinterSetup>>>({});
  const setup = known[key] ?? remembered(readStored(key));
  return [
    setup,
    (change) => {
      const next = { ...setup, ...change };
      setKnown({ ...known, [key]: next });
      writeStored(key, next);
    },
  ];
}

function remembered(stored: unknown): PrinterSetup {
  if (typeof stored !== 'object' || stored === null) return straight;
  const { offsetX, offsetY, usesDriverPaper } = stored as { readonly [K in keyof PrinterSetup]?: unknown };
  return { offsetX: halves(offsetX), offsetY: halves(offsetY), usesDriverPaper: usesDriverPaper === true };
}

/** At most 10 mm, in halves. */
export function halves(mm: unknown): number {
  return Math.max(-10, Math.min(10, Math.round(Number(mm) * 2) / 2 || 0));
}
