import type { CheckedPrintJob, DriverForm } from '../../shared/desktop-bridge.ts';

const micronsPerMm = 1000;
const mmPerInch = 25.4;

interface PrintOptions {
  readonly silent: boolean;
  readonly printBackground: true;
  readonly copies: number;
  readonly landscape: boolean;
  readonly margins: { readonly marginType: 'none' };
  readonly deviceName?: string;
  readonly pageSize?: Exclude<DriverForm, 'own'> | { readonly width: number; readonly height: number };
  readonly usePrinterDefaultPageSize?: true;
}

/**
 * A job in the words of `webContents.print`: the page in microns, or a form that the driver knows, or the paper that is set in it; size and the
 * driver's paper exclude each other.
 */
export function printOptions(
  { paper, silent, copies, landscape, deviceName, usesDriverPaper }: CheckedPrintJob,
  form?: DriverForm,
): PrintOptions {
  const isOwn = form === 'own' || (form === undefined && usesDriverPaper);
  const isNamed = form !== undefined && form !== 'own';
  return {
    silent,
    copies,
    // a named form is upright
    landscape: isNamed ? paper.widthMm > paper.heightMm : landscape,
    printBackground: true,
    margins: { marginType: 'none' },
    ...(deviceName !== undefined && { deviceName }),
    ...(isOwn
      ? { usePrinterDefaultPageSize: true }
      : isNamed
        ? { pageSize: form }
        : { pageSize: { width: Math.round(paper.widthMm * micronsPerMm), height: Math.round(paper.heightMm * micronsPerMm) } }),
  };
}

const namedForms = [
  ['A3', 297, 420],
  ['A4', 210, 297],
  ['A5', 148, 210],
  ['A6', 105, 148],
  ['Letter', 215.9, 279.4],
  ['Legal', 215.9, 355.6],
] as const;
const nearMm = 3;

/** For a driver that takes no size: the form of that size, whichever way round, or the one that is set in the driver (continuous forms). */
export function nearestForm({ widthMm, heightMm }: CheckedPrintJob['paper']): DriverForm {
  const [short, long] = [Math.min(widthMm, heightMm), Math.max(widthMm, heightMm)];
  const near = namedForms.find(([, width, height]) => Math.abs(width - short) <= nearMm && Math.abs(height - long) <= nearMm);
  return near?.[0] ?? 'own';
}

/** Does the driver say that it cannot do the size? Any other failure may have left half a sheet in the printer: that is for people to see. */
export function isSizeRefused(reason: string): boolean {
  return /invalid printer settings|page ?size|paper|media/i.test(reason) && !/jam|out of|empty|no paper/i.test(reason);
}

interface PdfOptions {
  readonly preferCSSPageSize: true;
  readonly printBackground: true;
  readonly landscape: boolean;
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly margins: { readonly top: 0; readonly bottom: 0; readonly left: 0; readonly right: 0 };
}

/** A job in the words of `webContents.printToPDF`: inches, and the document's own `@page` goes first. */
export function pdfOptions({ paper, landscape }: CheckedPrintJob): PdfOptions {
  return {
    preferCSSPageSize: true,
    printBackground: true,
    landscape,
    pageSize: { width: paper.widthMm / mmPerInch, height: paper.heightMm / mmPerInch },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  };
}

/** A name that every file system takes. */
export function pdfFileName(wanted: string, otherwise: string): string {
  const safe = wanted
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${safe || otherwise}.pdf`;
}
